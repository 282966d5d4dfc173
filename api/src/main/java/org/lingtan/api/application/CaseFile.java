package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A case as it stands: nothing but what the acts so far made of it.
 *
 * @param id the id
 * @param applicant the tenant whose case it is
 * @param rulebook the rulebook it is judged by, pinned
 * @param revision the number of acts so far; changes with every one
 * @param state where it stands
 * @param resume where it stood when another matter was opened
 * @param seats who sits in which chair
 * @param sat everybody who ever sat in a chair
 * @param park everybody who acted for the park
 * @param involved everybody of the certification body who did anything in it
 * @param free who declared to have no conflict of interest
 * @param conflicted who declared a conflict of interest
 * @param preparer who attached the package
 * @param returned whether it was returned
 * @param facts digests and dates by name, see {@link Fact}
 */
public record CaseFile(
        String id,
        String applicant,
        String rulebook,
        long revision,
        CaseState state,
        Optional<CaseState> resume,
        Map<Chair, String> seats,
        Map<Chair, SortedSet<String>> sat,
        SortedSet<String> park,
        SortedSet<String> involved,
        SortedSet<String> free,
        SortedSet<String> conflicted,
        Optional<String> preparer,
        boolean returned,
        Map<Fact, String> facts) {

    /** What a case knows about its content: digests, and dates as {@code YYYY-MM-DD}. */
    public enum Fact {
        /** Digest of the package. */
        PACKAGE,
        /** Digest of the file that the package came in. */
        ARCHIVE,
        /** Digest of the rulebook that made the findings. */
        RULEBOOK,
        /** Digest of the stored review record: what was decided about the evidence so far. */
        RECORD,
        /** Digest of the review record that the findings rest on. */
        REVIEW,
        /** Digest of the assessment, which covers the other three; absent while the facts have changed since. */
        FINDINGS,
        /** What the decision is bound to. */
        BINDING,
        /** The last day of the publicity period. */
        PUBLICITY_END,
        /** The number of the certificate. */
        CERTIFICATE,
        /** The last day of the certificate. */
        VALID_UNTIL,
        /** The certificate that took its place. */
        SUCCESSOR;

        /**
         * How the fact is written in interfaces.
         *
         * @return for example {@code valid-until}
         */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the collections. */
    public CaseFile {
        seats = Map.copyOf(seats);
        sat = Map.copyOf(sat);
        facts = Map.copyOf(facts);
        park = copy(park);
        involved = copy(involved);
        free = copy(free);
        conflicted = copy(conflicted);
    }

    private static SortedSet<String> copy(SortedSet<String> people) {
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(people));
    }

    /**
     * A new case.
     *
     * @param id the id
     * @param applicant the tenant
     * @param rulebook the pinned rulebook
     * @return the case, in draft
     */
    public static CaseFile draft(String id, String applicant, String rulebook) {
        SortedSet<String> nobody = new TreeSet<>();
        return new CaseFile(
                id,
                applicant,
                rulebook,
                0,
                CaseState.DRAFT,
                Optional.empty(),
                Map.of(),
                Map.of(),
                nobody,
                nobody,
                nobody,
                nobody,
                Optional.empty(),
                false,
                Map.of());
    }

    /**
     * Something the case knows.
     *
     * @param fact which
     * @return its value; empty if not known
     */
    public Optional<String> find(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    /**
     * Who sits in a chair.
     *
     * @param chair the chair
     * @return the id of the person; empty if nobody does
     */
    public Optional<String> seated(Chair chair) {
        return Optional.ofNullable(seats.get(chair));
    }

    /** Whether a person ever sat in any other chair than this one. */
    boolean satElsewhere(String person, Chair chair) {
        return sat.entrySet().stream()
                .anyMatch(seat -> seat.getKey() != chair && seat.getValue().contains(person));
    }

    Optional<LocalDate> findDate(Fact fact) {
        return find(fact).map(LocalDate::parse);
    }

    /** Whether there is a certificate that has not ended, also while another matter is open. */
    public boolean isCertified() {
        return CaseState.IN_FORCE.contains(resume.orElse(state));
    }

    CaseFile moved(CaseState to, Optional<CaseState> resumed) {
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision + 1,
                to,
                resumed,
                seats,
                sat,
                park,
                involved,
                free,
                conflicted,
                preparer,
                returned || to == CaseState.RETURNED,
                facts);
    }

    CaseFile seated(Chair chair, String person) {
        Map<Chair, String> now = new EnumMap<>(Chair.class);
        now.putAll(seats);
        now.put(chair, person);
        Map<Chair, SortedSet<String>> ever = new EnumMap<>(Chair.class);
        ever.putAll(sat);
        ever.put(chair, with(ever.getOrDefault(chair, new TreeSet<>()), person));
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision,
                state,
                resume,
                now,
                ever,
                park,
                involved,
                free,
                conflicted,
                preparer,
                returned,
                facts);
    }

    CaseFile vacated(Chair chair) {
        Map<Chair, String> now = new EnumMap<>(Chair.class);
        now.putAll(seats);
        now.remove(chair);
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision,
                state,
                resume,
                now,
                sat,
                park,
                involved,
                free,
                conflicted,
                preparer,
                returned,
                facts);
    }

    CaseFile knowing(Map<Fact, String> known, Set<Fact> forgotten) {
        Map<Fact, String> now = new EnumMap<>(Fact.class);
        now.putAll(facts);
        forgotten.forEach(now::remove);
        now.putAll(known);
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision,
                state,
                resume,
                seats,
                sat,
                park,
                involved,
                free,
                conflicted,
                preparer,
                returned,
                now);
    }

    CaseFile declared(String person, boolean conflict) {
        SortedSet<String> cleared = conflict ? without(free, person) : with(free, person);
        SortedSet<String> barred = conflict ? with(conflicted, person) : conflicted;
        return new CaseFile(
                id, applicant, rulebook, revision, state, resume, seats, sat, park, involved, cleared, barred, preparer,
                returned, facts);
    }

    CaseFile actedFor(Person person, boolean prepared) {
        boolean forPark = person.tenant().equals(applicant);
        boolean forBody = person.tenant().equals(Person.BODY);
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision,
                state,
                resume,
                seats,
                sat,
                forPark ? with(park, person.id()) : park,
                forBody ? with(involved, person.id()) : involved,
                free,
                conflicted,
                prepared ? Optional.of(person.id()) : preparer,
                returned,
                facts);
    }

    private static SortedSet<String> with(SortedSet<String> people, String person) {
        SortedSet<String> more = new TreeSet<>(people);
        more.add(person);
        return java.util.Collections.unmodifiableSortedSet(more);
    }

    private static SortedSet<String> without(SortedSet<String> people, String person) {
        SortedSet<String> fewer = new TreeSet<>(people);
        fewer.remove(person);
        return fewer;
    }

    /**
     * The one text of this state of the case.
     *
     * @return canonical JSON
     */
    public String toJson() {
        return CaseJson.write(this);
    }

    /** The names of everybody who ever sat in a chair. */
    List<String> everSeated() {
        return sat.values().stream().flatMap(Set::stream).sorted().toList();
    }
}
