package org.lingtan.engine.fact;

/** A property that decides whether a row concerns the subject, for example the type of a building. */
public final class Described extends Fact {

    private final String value;

    /**
     * A described property.
     *
     * @param criterion the criterion
     * @param part the part of the criterion
     * @param topic the property
     * @param value its value, a choice of the catalogue
     * @param thresholds the parameters in force
     */
    public Described(String criterion, String part, String topic, String value, Thresholds thresholds) {
        super(criterion, part, topic, thresholds);
        this.value = value;
    }

    /**
     * The value of the property.
     *
     * @return the value
     */
    public String getValue() {
        return value;
    }
}
