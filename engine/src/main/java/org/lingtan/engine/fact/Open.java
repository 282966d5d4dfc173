package org.lingtan.engine.fact;

/** A topic that is not settled: evidence is missing, waits for the evaluator, or there is nothing to measure. */
public final class Open extends Fact {

    /** Why the topic is open. */
    public enum Reason {
        /** Evidence is missing. */
        MISSING,
        /** The evidence waits for the judgement of the evaluator. */
        AWAITING,
        /** The denominator is 0. */
        NOTHING_TO_MEASURE
    }

    private final Reason reason;

    /**
     * An open topic.
     *
     * @param criterion the criterion
     * @param part the part of the criterion
     * @param topic the topic
     * @param reason why it is open
     * @param thresholds the parameters in force
     */
    public Open(String criterion, String part, String topic, Reason reason, Thresholds thresholds) {
        super(criterion, part, topic, thresholds);
        this.reason = reason;
    }

    /**
     * Why the topic is open.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether the denominator is 0.
     *
     * @return true if there is nothing to measure
     */
    public boolean isNothingToMeasure() {
        return reason == Reason.NOTHING_TO_MEASURE;
    }

    /**
     * Whether evidence or a judgement is missing.
     *
     * @return true unless there is nothing to measure
     */
    public boolean isUnsettled() {
        return reason != Reason.NOTHING_TO_MEASURE;
    }
}
