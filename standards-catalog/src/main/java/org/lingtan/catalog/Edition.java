package org.lingtan.catalog;

import java.time.LocalDate;

/**
 * One edition of a standard.
 *
 * @param id the id that rulebooks name, for example {@code 2019}
 * @param number the number as printed, for example {@code GB/T 50378-2019}
 * @param from the first day in force
 * @param to the last day in force; without a value no end is known
 * @param replacedBy the id of the edition that replaced it
 */
public record Edition(
        String id, Stated<String> number, Stated<LocalDate> from, Stated<LocalDate> to, Stated<String> replacedBy) {

    /**
     * Rejects an edition that ends before it begins.
     *
     * @throws IllegalArgumentException if the last day is before the first
     */
    public Edition {
        if (from.findValue().isPresent()
                && to.findValue().filter(from.findValue().get()::isAfter).isPresent()) {
            throw new IllegalArgumentException("The edition (%s) ends before it begins.".formatted(id));
        }
    }

    /**
     * Whether the edition is in force; an end that is not established is open.
     *
     * @param date the day
     * @return true from the first to the last day, both inclusive
     */
    public boolean inForce(LocalDate date) {
        return from.findValue().filter(date::isBefore).isEmpty()
                && to.findValue().filter(date::isAfter).isEmpty();
    }

    /**
     * What the edition is called.
     *
     * @return its number, or its id where no number is established
     */
    public String name() {
        return number.findValue().orElse(id);
    }
}
