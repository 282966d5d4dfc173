package org.lingtan.engine.fact;

/**
 * What the rules of one criterion may look at. The engine puts exactly one fact for every topic that the criterion asks
 * for; each carries the parameters in force, so that a rule names a parameter and holds no number.
 */
public abstract sealed class Fact permits Measured, Attested, Documented, Described, Excluded, Open {

    private final String criterion;
    private final String part;
    private final String topic;
    private final Thresholds thresholds;

    Fact(String criterion, String part, String topic, Thresholds thresholds) {
        this.criterion = criterion;
        this.part = part;
        this.topic = topic;
        this.thresholds = thresholds;
    }

    /**
     * The criterion the fact is for.
     *
     * @return the id, for example {@code X16}
     */
    public final String getCriterion() {
        return criterion;
    }

    /**
     * The part of the criterion the fact is for.
     *
     * @return the id of the part
     */
    public final String getPart() {
        return part;
    }

    /**
     * What the fact is about.
     *
     * @return the quantity, attestation, document, table or property
     */
    public final String getTopic() {
        return topic;
    }

    final Thresholds thresholds() {
        return thresholds;
    }

    /**
     * Whether a parameter has a value on the assessment date.
     *
     * @param parameter the parameter id
     * @return true if it has
     */
    public final boolean inForce(String parameter) {
        return thresholds.isInForce(parameter);
    }

    /**
     * Whether a parameter has no value on the assessment date, for example because its first year is still to come.
     *
     * @param parameter the parameter id
     * @return true if it has none
     */
    public final boolean notInForce(String parameter) {
        return !thresholds.isInForce(parameter);
    }
}
