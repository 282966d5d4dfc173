package org.lingtan.api.application;

import java.util.Locale;

/** What else must hold for an act. Each is checked in {@link Guards} and has a text in refusals.yaml. */
enum Guard {
    /** A package is attached. */
    HAS_PACKAGE,
    /** Another person than the one who attached the package. */
    SECOND_PERSON,
    /** Where a replaced package is not declared yet, another person than the one who replaced it. */
    SECOND_DECLARES,
    /** No replaced package is still to be declared. */
    DECLARED,
    /** The case was not returned before. */
    NOT_RETURNED_YET,
    /** The case was returned before. */
    RETURNED_BEFORE,
    /** The person who is seated declared to have no conflict of interest. */
    DECLARED_FREE,
    /** The person sits, and ever sat, in no other of the three chairs, has no conflict, and does not act for the park. */
    THREE_PERSONS,
    /** The person did nothing else in the case, ever. */
    UNINVOLVED,
    /** The person does not settle, and never settled, a dispute of the case. */
    NOT_ARBITER,
    /** Where a dispute is open, the certificate stands beneath it as the act asks for without one. */
    BENEATH,
    /** The findings rest on the facts as they are now. */
    FINDINGS_FRESH,
    /** No question and no nonconformity is open. */
    NOTHING_OPEN,
    /** Evidence, rulebook and findings are those decided on. */
    BINDING_HOLDS,
    /** The publicity period is over. */
    PUBLICITY_OVER,
    /** The certificate has not ended. */
    CERTIFIED,
    /** A certificate was issued, whatever became of it. */
    HAS_CERTIFICATE,
    /** No renewal of the certificate was issued. */
    NO_SUCCESSOR,
    /** The certificate is in force, or has run out. */
    RENEWABLE,
    /** The certificate's last day is over. */
    RUN_OUT,
    /** The certificate of the renewal is issued. */
    SUCCESSOR_NAMED,
    /** Reasons are given. */
    REASONED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
