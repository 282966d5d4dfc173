package org.lingtan.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;

/**
 * A column of an evidence table.
 *
 * @param id the id, which is also the heading in submitted files
 * @param type what its cells hold
 * @param unit the unit of its numbers, a symbol that {@link org.lingtan.catalog.quantity.Unit#of} reads; null where the
 *     row names its own unit or there is none
 * @param required whether every row must fill it
 * @param choices the words allowed, in order; empty unless the type is {@code CHOICE}
 * @param min the smallest number allowed, inclusive; null for no bound
 * @param titles the heading in both languages, also accepted in submitted files
 */
public record Column(
        String id,
        Type type,
        @Nullable String unit,
        boolean required,
        List<String> choices,
        @Nullable Ratio min,
        Text titles) {

    /** What the cells of a column hold. */
    public enum Type {
        /** Any text of one line. */
        TEXT,
        /** A decimal. */
        NUMBER,
        /** A day, ISO 8601. */
        DATE,
        /** A point in time, ISO 8601 with offset. */
        TIME,
        /** Yes or no. */
        FLAG,
        /** One of the listed words. */
        CHOICE
    }

    /**
     * Copies the choices.
     *
     * @throws IllegalArgumentException if a choice has no words, or another type has some
     */
    public Column {
        choices = List.copyOf(choices);
        if ((type == Type.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "The column (%s) of type %s has the choices %s.".formatted(id, type, choices));
        }
    }

    /**
     * The unit of the column.
     *
     * @return the unit, or empty
     */
    public Optional<String> findUnit() {
        return Optional.ofNullable(unit);
    }
}
