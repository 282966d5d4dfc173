package org.lingtan.api.application;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a case stands. */
public enum CaseState {
    /** The park prepares it. */
    DRAFT,
    /** Handed in, its completeness is being checked. */
    SUBMITTED,
    /** Returned to the park with the whole list of what is missing; this happens once. */
    RETURNED,
    /** Still incomplete after it was returned. */
    REJECTED,
    /** Complete; evaluators declare conflicts of interest and one is assigned. */
    COMPLETE,
    /** An evaluator is assigned. */
    ASSIGNED,
    /** Each item of evidence is verified. */
    VERIFICATION,
    /** The park has questions to answer. */
    QUESTIONS,
    /** A nonconformity is open; the park owes a corrective action. */
    NONCONFORMITY,
    /** The corrective action waits to be verified. */
    CORRECTIVE_ACTION,
    /** Facts have changed; the rules must run again. */
    RE_EVALUATION,
    /** The evaluation report is written. */
    EVALUATED,
    /** Another person reviews it. */
    REVIEW,
    /** Reviewed, awaiting the decision of a third person. */
    REVIEWED,
    /** Refused with reasons. */
    REFUSED,
    /** Granted, open to objections. */
    PUBLICITY,
    /** An objection is being settled. */
    OBJECTION,
    /** The publicity period is over; the certificate can be issued. */
    READY,
    /** Certified. */
    ACTIVE,
    /** Certified, under surveillance. */
    SURVEILLANCE,
    /** Certified, a notified change is being looked at. */
    CHANGE_NOTICE,
    /** The certificate is suspended. */
    SUSPENDED,
    /** The certificate is withdrawn. */
    WITHDRAWN,
    /** The certificate has run out. */
    EXPIRED,
    /** A newer certificate took its place. */
    SUPERSEDED,
    /** An appeal is being settled. */
    APPEAL,
    /** A complaint is being settled. */
    COMPLAINT,
    /** The park gave the application up. */
    CLOSED;

    /** The states in which there is a certificate that has not ended. */
    static final Set<CaseState> IN_FORCE = EnumSet.of(ACTIVE, SURVEILLANCE, CHANGE_NOTICE, SUSPENDED);

    /**
     * Looks a state up.
     *
     * @param code how it is written
     * @return the state; empty if there is none
     */
    public static Optional<CaseState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /**
     * How the state is written in interfaces and documents.
     *
     * @return for example {@code change-notice}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
