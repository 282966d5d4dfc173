package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The versions of one rulebook and the days on which they judge registrations. A released version is never displaced by a
 * draft: as soon as one version was released, drafts judge nothing.
 *
 * @param id the rulebook
 * @param terms its versions, in the order of their numbers
 */
public record Timeline(String id, List<Term> terms) {

    /**
     * The days of one version.
     *
     * @param version id and version
     * @param released whether it was ever released
     * @param days the days on which it judges; empty if none are left
     */
    public record Term(RulebookId version, boolean released, Optional<Validity> days) {

        private boolean covers(LocalDate date) {
            return days.isPresent() && days.get().covers(date);
        }

        private LocalDate from() {
            return days.map(Validity::from).orElse(LocalDate.MIN);
        }
    }

    /**
     * A day on which a version has judged.
     *
     * @param version the version
     * @param day the day
     */
    record Judged(RulebookId version, LocalDate day) {}

    /** Copies the list. */
    public Timeline {
        terms = List.copyOf(terms);
    }

    /**
     * The timeline of the records of a rulebook. Where one was ever released, nothing is asked about drafts.
     *
     * @param id the id without version
     * @param records the records of its versions, in the order of their numbers
     * @param declared tells the days that the files of a draft say
     * @return the timeline
     */
    public static Timeline of(String id, List<ReleaseRecord> records, Function<RulebookId, Validity> declared) {
        boolean released =
                records.stream().anyMatch(record -> record.findRelease().isPresent());
        return new Timeline(
                id,
                records.stream()
                        .filter(record -> record.findRelease().isPresent() == released)
                        .map(record -> new Term(
                                record.id(),
                                released,
                                released ? record.findValidity() : Optional.of(declared.apply(record.id()))))
                        .toList());
    }

    private List<Term> judges() {
        boolean released = terms.stream().anyMatch(Term::released);
        return terms.stream().filter(term -> term.released() == released).toList();
    }

    /**
     * The version in force on a day: of several, the one that came into force last, and of those the highest version.
     *
     * @param date the day
     * @return the version, or empty if none is in force
     */
    public Optional<RulebookId> findInForce(LocalDate date) {
        return judges().stream()
                .filter(term -> term.covers(date))
                .max(Comparator.comparing(Term::from)
                        .thenComparing(Term::version, Comparator.comparingLong(RulebookId::ordinal)))
                .map(Term::version);
    }

    /**
     * Whether a case may choose a version that came into force only after its registration.
     *
     * @param registered the day of registration
     * @param version the version chosen
     * @return true if the version is released and admits cases of that day
     */
    public boolean admits(LocalDate registered, RulebookId version) {
        return terms.stream()
                .anyMatch(term -> term.version().equals(version)
                        && term.released()
                        && term.days().filter(days -> days.admits(registered)).isPresent());
    }

    /**
     * The version that judges a case: the one in force on the day of registration, or a later one that admits it.
     *
     * @param registered the day of registration
     * @param chosen the version that the park has chosen; empty for none
     * @return the version; empty if none is in force, or the chosen one does not judge the case
     */
    public Optional<RulebookId> findJudging(LocalDate registered, Optional<RulebookId> chosen) {
        Optional<RulebookId> inForce = findInForce(registered);
        if (chosen.isEmpty() || inForce.equals(chosen)) {
            return inForce;
        }
        return chosen.filter(version -> admits(registered, version));
    }

    /**
     * The last day before a day on which a version was in force.
     *
     * @param date a day on which none is
     * @return the day, or empty if none was before
     */
    public Optional<LocalDate> findLastBefore(LocalDate date) {
        return judges().stream()
                .flatMap(term -> term.days().stream())
                .map(Validity::to)
                .filter(to -> to != null && to.isBefore(date))
                .max(Comparator.naturalOrder());
    }

    /**
     * The first day after a day on which a version will be in force.
     *
     * @param date a day on which none is
     * @return the day, or empty if none will be
     */
    public Optional<LocalDate> findFirstAfter(LocalDate date) {
        return judges().stream()
                .flatMap(term -> term.days().stream())
                .map(Validity::from)
                .filter(from -> from.isAfter(date))
                .min(Comparator.naturalOrder());
    }

    /** The first day up to today on which these days would take registrations from a released version. */
    Optional<Judged> firstJudged(Validity validity, LocalDate today) {
        return terms.stream()
                .filter(Term::released)
                .flatMap(term -> term.days().stream()
                        .map(days -> new Judged(term.version(), later(days.from(), validity.from())))
                        .filter(judged -> !judged.day().isAfter(today)
                                && validity.covers(judged.day())
                                && term.covers(judged.day())))
                .min(Comparator.comparing(Judged::day));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
