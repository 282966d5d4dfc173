package org.lingtan.report.seal;

import java.util.Locale;

/** The one answer about a report or certificate. */
public enum Verdict {
    /** Whole, ours, and in force. */
    VALID,
    /** Ours, but suspended for the time being. */
    SUSPENDED,
    /** Ours, but withdrawn. */
    WITHDRAWN,
    /** Ours, but its validity has ended. */
    EXPIRED,
    /** Ours, but replaced by a later one. */
    SUPERSEDED,
    /** Signed by somebody else, or not in the register. */
    NOT_OURS,
    /** Not as it was when it was signed, or not saying what its data say. */
    ALTERED,
    /** What was given does not answer the question. */
    CANNOT_TELL;

    /**
     * The word in JSON.
     *
     * @return for example {@code not-ours}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
