package org.lingtan.catalog.source;

/** How much a problem weighs. */
public enum Severity {
    /** The input is refused. */
    ERROR("error"),
    /** The input is taken, and the reader is told. */
    WARNING("warning");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    /**
     * The word of the stable JSON interface.
     *
     * @return {@code error} or {@code warning}
     */
    public String code() {
        return code;
    }
}
