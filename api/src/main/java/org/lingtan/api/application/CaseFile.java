package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.Matters;

/**
 * A case as it stands: nothing but what the acts so far made of it.
 *
 * @param id the id
 * @param applicant the tenant whose case it is
 * @param rulebook the rulebook it is judged by, pinned
 * @param revision the number of acts so far; changes with every one
 * @param state where it stands
 * @param resume where it stood when another matter was opened
 * @param returned whether it was returned
 * @param people who sits where, and who did what
 * @param matters what was brought up in it
 * @param facts digests and dates by name, see {@link Fact}
 */
public record CaseFile(
        String id,
        String applicant,
        String rulebook,
        long revision,
        CaseState state,
        Optional<CaseState> resume,
        boolean returned,
        Participants people,
        Matters matters,
        Map<Fact, String> facts) {

    /** What a case knows about its content: digests, and dates as {@code YYYY-MM-DD}. */
    public enum Fact {
        /** Digest of the package. */
        PACKAGE,
        /** Digest of the file that the package came in. */
        ARCHIVE,
        /** Digest of the package while it has taken another one's place and no second person has declared it yet. */
        UNDECLARED,
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
        /** The name of the park in Chinese, as the package says it. */
        PARK_ZH,
        /** The name of the park in English, as the package says it. */
        PARK_EN,
        /** The calendar year reported. */
        YEAR,
        /** The level that the findings prove; absent for none, and while the facts have changed since. */
        LEVEL,
        /** For how many months the certificate will be valid. */
        VALIDITY,
        /** That a period is shorter than a certification asks for: what is issued says that it is none. */
        SHORTENED,
        /** The last day of the publicity period. */
        PUBLICITY_END,
        /** The number of the certificate. */
        CERTIFICATE,
        /** The last day of the certificate. */
        VALID_UNTIL,
        /** The certificate that was issued as its renewal; it is set once, and what has one never comes back into force. */
        SUCCESSOR,
        /** The case in which its renewal is applied for. */
        RENEWAL,
        /** The certificate that this case renews. */
        PREDECESSOR;

        /**
         * How the fact is written in interfaces.
         *
         * @return for example {@code valid-until}
         */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the facts. */
    public CaseFile {
        facts = Map.copyOf(facts);
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
        return new CaseFile(
                id,
                applicant,
                rulebook,
                0,
                CaseState.DRAFT,
                Optional.empty(),
                false,
                Participants.NOBODY,
                Matters.NONE,
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
     * A day the case knows.
     *
     * @param fact which
     * @return the day; empty if not known
     */
    public Optional<LocalDate> findDate(Fact fact) {
        return find(fact).map(LocalDate::parse);
    }

    /**
     * Who sits in a chair.
     *
     * @param chair the chair
     * @return the id of the person; empty if nobody does
     */
    public Optional<String> seated(Chair chair) {
        return Optional.ofNullable(people.seats().get(chair));
    }

    /** Whether there is a certificate that has not ended, also while another matter is open. */
    public boolean isCertified() {
        return CaseState.IN_FORCE.contains(resume.orElse(state));
    }

    /**
     * Whether the last day of its certificate is over.
     *
     * @param on the day on which that is asked
     */
    public boolean isRunOut(LocalDate on) {
        return findDate(Fact.VALID_UNTIL).filter(on::isAfter).isPresent();
    }

    /**
     * Whether somebody is late with a matter. What a surveillance found is nobody's delay once the certificate has ended.
     *
     * @param matter one of the matters
     * @param today the day
     */
    public boolean isOverdue(Matter matter, LocalDate today) {
        return isAwaited(matter) && matter.isPast(today);
    }

    /**
     * Whether somebody has to act on a matter by its last day. A correction whose package was replaced waits for the park, which
     * has to hand it in again.
     *
     * @param matter one of the matters
     */
    public boolean isAwaited(Matter matter) {
        return switch (matter.stage()) {
            case OPEN -> matter.kind() != Matter.Kind.FINDING || isCertified();
            case WAITING ->
                matter.kind() == Matter.Kind.NONCONFORMITY
                        && find(Fact.UNDECLARED).isPresent();
            case CLOSED -> false;
        };
    }

    /**
     * Whether its decision is public and its certificate not issued yet, also while objections are being settled and none
     * is upheld.
     */
    public boolean isInPublicity() {
        boolean stands = find(Fact.BINDING).isPresent();
        return stands && (state == CaseState.PUBLICITY || state == CaseState.OBJECTION);
    }

    CaseFile moved(CaseState to, Optional<CaseState> resumed) {
        return new CaseFile(
                id,
                applicant,
                rulebook,
                revision + 1,
                to,
                resumed,
                returned || to == CaseState.RETURNED,
                people,
                matters,
                facts);
    }

    CaseFile with(Participants others) {
        return new CaseFile(id, applicant, rulebook, revision, state, resume, returned, others, matters, facts);
    }

    CaseFile with(Matters others) {
        return new CaseFile(id, applicant, rulebook, revision, state, resume, returned, people, others, facts);
    }

    CaseFile knowing(Map<Fact, String> known, Set<Fact> forgotten) {
        Map<Fact, String> now = new EnumMap<>(Fact.class);
        now.putAll(facts);
        forgotten.forEach(now::remove);
        now.putAll(known);
        return new CaseFile(id, applicant, rulebook, revision, state, resume, returned, people, matters, now);
    }

    CaseFile actedFor(Person person, boolean prepared) {
        if (person.tenant().equals(applicant)) {
            return with(people.actedForPark(person.id(), prepared));
        }
        return person.tenant().equals(Person.BODY) ? with(people.actedForBody(person.id())) : this;
    }

    /**
     * The one text of this state of the case.
     *
     * @return canonical JSON
     */
    public String toJson() {
        return CaseJson.write(this);
    }
}
