package org.lingtan.catalog;

/** How well a fact of the catalogue is known. */
public enum Confidence {
    /** Read in a primary text. */
    A("A"),
    /** Read in a secondary source. */
    B("B"),
    /** From memory, unverified. */
    C("C"),
    /** Not known; where there is a value all the same, it is our own wording and says so. */
    NOT_ESTABLISHED("not established");

    private final String code;

    Confidence(String code) {
        this.code = code;
    }

    /**
     * The word of data files and results.
     *
     * @return {@code A}, {@code B}, {@code C} or {@code not established}
     */
    public String code() {
        return code;
    }

    /**
     * The confidence of a word.
     *
     * @param code the word
     * @return the confidence
     * @throws IllegalArgumentException if there is none
     */
    public static Confidence of(String code) {
        for (Confidence confidence : values()) {
            if (confidence.code.equals(code)) {
                return confidence;
            }
        }
        throw new IllegalArgumentException(
                "The confidence (%s) is unknown. Maybe A, B, C or 'not established'.".formatted(code));
    }
}
