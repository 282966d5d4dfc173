package org.lingtan.engine.outcome;

/** How a criterion ends; every criterion ends in exactly one of these. */
public enum Outcome {
    /** Evidenced; the points say how far, 0 included. */
    SCORED("scored"),
    /** Met. */
    MET("met"),
    /** Evidenced and not met. */
    NOT_MET("not-met"),
    /** Met in part. */
    PARTLY_MET("partly-met"),
    /** Does not apply; the determination says why. */
    NOT_APPLICABLE("not-applicable"),
    /** Evidence is missing; counts 0 in a sum and says so. */
    UNDETERMINED("undetermined"),
    /** The evidence waits for the evaluator. */
    AWAITING_JUDGEMENT("awaiting-judgement");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /**
     * The word of the stable JSON interface.
     *
     * @return the word, for example {@code not-met}
     */
    public String code() {
        return code;
    }

    /**
     * Whether something is still missing or waiting.
     *
     * @return true for undetermined and awaiting judgement
     */
    public boolean isOpen() {
        return this == UNDETERMINED || this == AWAITING_JUDGEMENT;
    }
}
