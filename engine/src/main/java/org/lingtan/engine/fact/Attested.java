package org.lingtan.engine.fact;

/** A yes or no that is stated with documents. */
public final class Attested extends Fact {

    private final boolean yes;

    /**
     * An attestation.
     *
     * @param criterion the criterion
     * @param part the part of the criterion
     * @param topic what is attested
     * @param yes the answer
     * @param thresholds the parameters in force
     */
    public Attested(String criterion, String part, String topic, boolean yes, Thresholds thresholds) {
        super(criterion, part, topic, thresholds);
        this.yes = yes;
    }

    /**
     * Whether the answer is yes.
     *
     * @return true for yes
     */
    public boolean isYes() {
        return yes;
    }

    /**
     * Whether the answer is no.
     *
     * @return true for no
     */
    public boolean isNo() {
        return !yes;
    }
}
