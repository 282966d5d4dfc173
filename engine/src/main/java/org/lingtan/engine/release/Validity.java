package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * The days on which a version judges registrations.
 *
 * @param from the first day, included
 * @param to the last day, included; null for no end
 * @param optInFrom cases registered from this day on, but before {@code from}, may choose this version; null if none may
 */
public record Validity(
        LocalDate from, @Nullable LocalDate to, @Nullable LocalDate optInFrom) {

    /**
     * Rejects days in another order.
     *
     * @throws IllegalArgumentException if the last day is before the first, or the day of choice not before it
     */
    public Validity {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("The last day (%s) is before the first (%s).".formatted(to, from));
        }
        if (optInFrom != null && !optInFrom.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The day of choice (%s) is not before the first day (%s).".formatted(optInFrom, from));
        }
    }

    /** From the first to the last day, for people. */
    @Override
    public String toString() {
        return from + " .. " + (to == null ? "" : to) + (optInFrom == null ? "" : " (optInFrom " + optInFrom + ")");
    }

    /**
     * What the files of a version say.
     *
     * @param book the version
     * @return its days
     */
    public static Validity of(Rulebook book) {
        return new Validity(book.effectiveFrom(), book.effectiveTo(), book.optInFrom());
    }

    /**
     * Whether a day is one of these.
     *
     * @param date the day
     * @return true from the first to the last day, both included
     */
    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && (to == null || !date.isAfter(to));
    }

    /**
     * Whether a case of an earlier day may choose this version.
     *
     * @param registered the day of registration
     * @return true from the day of choice until the day before the first, both included
     */
    public boolean admits(LocalDate registered) {
        return optInFrom != null && !registered.isBefore(optInFrom) && registered.isBefore(from);
    }

    /**
     * The same with another end.
     *
     * @param last the last day; null for no end
     * @return the changed validity
     * @throws IllegalArgumentException if the last day is before the first
     */
    public Validity until(@Nullable LocalDate last) {
        return new Validity(from, last, optInFrom);
    }

    /**
     * The same, ending before a day at the latest.
     *
     * @param day the first day on which the version judges no more
     * @return the shortened validity; empty if no day is left
     */
    public Optional<Validity> before(LocalDate day) {
        LocalDate last = day.minusDays(1);
        if (to != null && !to.isAfter(last)) {
            return Optional.of(this);
        }
        return last.isBefore(from) ? Optional.empty() : Optional.of(until(last));
    }
}
