package org.lingtan.api.certificate;

import java.util.Locale;

/** The steps of issuing, in their order. A kill after any of them ends as issued, void with reason, or resumable. */
public enum IssuingStep {
    /** The number is taken and the intent written, not yet committed. */
    WRITTEN,
    /** The intent is on record. */
    INTENDED,
    /** The document is signed, in memory. */
    SIGNED,
    /** The document is stored. */
    STORED,
    /** Case and certificate are written, not yet committed. */
    COMPLETED,
    /** All is on record, not yet acknowledged. */
    COMMITTED;

    /**
     * How the step is written in the log.
     *
     * @return for example {@code intended}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
