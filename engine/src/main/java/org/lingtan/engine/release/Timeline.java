package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The versions of one rulebook and the days on which they judge registrations. Drafts judge by their own days only until
 * the first day of the first release: from then on a draft judges nothing, not even a gap.
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
     * @param from the first day that the version was released with, whatever was withdrawn later; of a draft the one that
     *     its files say
     * @param days the days on which it judges; empty if none are left
     */
    public record Term(RulebookId version, boolean released, LocalDate from, Optional<Validity> days) {

        private boolean covers(LocalDate date) {
            return days.isPresent() && days.get().covers(date);
        }
    }

    /**
     * A day on which a version has judged.
     *
     * @param version the version
     * @param day the day
     */
    record Judged(RulebookId version, LocalDate day) {}

    private static final Comparator<Term> BEGAN = Comparator.comparing(Term::from)
            .thenComparing(Term::version, Comparator.comparingLong(RulebookId::ordinal));

    /** Copies the list, and takes from drafts the days from the first release on. */
    public Timeline {
        Optional<LocalDate> first =
                terms.stream().filter(Term::released).map(Term::from).min(Comparator.naturalOrder());
        terms = terms.stream()
                .map(term -> first.isEmpty() ? term : until(term, first.get()))
                .toList();
    }

    private static Term until(Term term, LocalDate first) {
        return term.released()
                ? term
                : new Term(term.version(), false, term.from(), term.days().flatMap(days -> days.before(first)));
    }

    /**
     * The timeline of the records of a rulebook.
     *
     * @param id the id without version
     * @param records the records of its versions, in the order of their numbers
     * @param declared tells the days that the files of a draft say; empty for a draft that cannot be read, which is then
     *     left out
     * @return the timeline
     */
    public static Timeline of(
            String id, List<ReleaseRecord> records, Function<RulebookId, Optional<Validity>> declared) {
        List<Term> terms = new ArrayList<>();
        for (ReleaseRecord record : records) {
            record.findRelease()
                    .map(release -> Optional.of(((Act.Release) release.act()).validity()))
                    .orElseGet(() -> declared.apply(record.id()))
                    .ifPresent(validity -> terms.add(term(record, validity)));
        }
        return new Timeline(id, terms);
    }

    private static Term term(ReleaseRecord record, Validity validity) {
        boolean released = record.findRelease().isPresent();
        return new Term(
                record.id(), released, validity.from(), released ? record.findValidity() : Optional.of(validity));
    }

    /**
     * The version in force on a day: of several, the one that came into force last, and of those the highest version.
     *
     * @param date the day
     * @return the version, or empty if none is in force
     */
    public Optional<RulebookId> findInForce(LocalDate date) {
        Term last = null;
        for (Term term : terms) {
            if (term.covers(date) && (last == null || BEGAN.compare(term, last) > 0)) {
                last = term;
            }
        }
        return Optional.ofNullable(last).map(Term::version);
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
        return terms.stream()
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
        return terms.stream()
                .flatMap(term -> term.days().stream())
                .map(Validity::from)
                .filter(from -> from.isAfter(date))
                .min(Comparator.naturalOrder());
    }

    /**
     * The first day up to today on which another version has judged than would judge if this one were released. Who judges
     * changes only where days of a version begin, or the day after they end.
     */
    Optional<Judged> firstJudged(RulebookId version, Validity validity, LocalDate today) {
        List<Term> with = new ArrayList<>(
                terms.stream().filter(term -> !term.version().equals(version)).toList());
        with.add(new Term(version, true, validity.from(), Optional.of(validity)));
        Timeline after = new Timeline(id, with);
        return Stream.concat(terms.stream(), after.terms().stream())
                .flatMap(term -> term.days().stream())
                .flatMap(days -> Stream.of(
                        days.from(), days.to() == null ? days.from() : days.to().plusDays(1)))
                .filter(day -> !day.isAfter(today))
                .sorted()
                .flatMap(day -> findInForce(day)
                        .filter(judge -> !Optional.of(judge).equals(after.findInForce(day)))
                        .map(judge -> new Judged(judge, day))
                        .stream())
                .findFirst();
    }
}
