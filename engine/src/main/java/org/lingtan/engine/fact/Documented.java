package org.lingtan.engine.fact;

/** A topic that is evidenced by a document, certificate, register or ledger with a locator. */
public final class Documented extends Fact {

    /**
     * A documented topic.
     *
     * @param criterion the criterion
     * @param part the part of the criterion
     * @param topic what is documented
     * @param thresholds the parameters in force
     */
    public Documented(String criterion, String part, String topic, Thresholds thresholds) {
        super(criterion, part, topic, thresholds);
    }
}
