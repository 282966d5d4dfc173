package org.lingtan.catalog;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an undated reference to a standard means on a day.
 *
 * @param standard the standard
 * @param date the day
 * @param edition the edition in force; null if there is none
 * @param absence why there is none, and when there was one; null if there is one
 */
public record EditionOnDate(
        String standard,
        LocalDate date,
        @Nullable Edition edition,
        @Nullable Text absence) {

    /**
     * Rejects an answer that is both or neither.
     *
     * @throws IllegalArgumentException unless exactly one of edition and absence is given
     */
    public EditionOnDate {
        if ((edition == null) == (absence == null)) {
            throw new IllegalArgumentException(
                    "The standard (%s) is either in force on %s or not.".formatted(standard, date));
        }
    }

    /**
     * The edition in force.
     *
     * @return the edition, or empty
     */
    public Optional<Edition> findEdition() {
        return Optional.ofNullable(edition);
    }

    /**
     * Why there is no edition, and when there was one.
     *
     * @return the reason, or empty if there is an edition
     */
    public Optional<Text> findAbsence() {
        return Optional.ofNullable(absence);
    }
}
