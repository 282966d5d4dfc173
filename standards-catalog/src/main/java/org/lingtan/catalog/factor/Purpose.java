package org.lingtan.catalog.factor;

/** What a factor may be used for. A factor used for another purpose is refused. */
public enum Purpose {
    /** The national acceptance accounting: CO2 only, source N annex 4. */
    ACCEPTANCE("acceptance"),
    /** The yearly inventory and the residual that offsets must cover. */
    INVENTORY("inventory"),
    /** Product carbon footprints. */
    FOOTPRINT("footprint"),
    /** Conversion into standard coal. */
    COAL_EQUIVALENT("coal-equivalent"),
    /** Printed for comparison only; no rule may use it. */
    REFERENCE("reference");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    /**
     * The word of data files and evidence tables.
     *
     * @return the word, for example {@code coal-equivalent}
     */
    public String code() {
        return code;
    }

    /**
     * The purpose of a word.
     *
     * @param code the word
     * @return the purpose
     * @throws IllegalArgumentException if there is none
     */
    public static Purpose of(String code) {
        for (Purpose purpose : values()) {
            if (purpose.code.equals(code)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("The purpose (%s) is unknown.".formatted(code));
    }

    @Override
    public String toString() {
        return code;
    }
}
