package org.lingtan.engine.fact;

/** A criterion that the park declares not applicable with reason and document, accepted where acceptance is needed. */
public final class Excluded extends Fact {

    /**
     * An exclusion.
     *
     * @param criterion the criterion
     * @param thresholds the parameters in force
     */
    public Excluded(String criterion, Thresholds thresholds) {
        super(criterion, "", "exclusion", thresholds);
    }
}
