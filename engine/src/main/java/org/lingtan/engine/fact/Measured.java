package org.lingtan.engine.fact;

import org.lingtan.catalog.quantity.Ratio;

/** A quantity with a value. All comparisons are exact; a parameter that is not in force compares false. */
public final class Measured extends Fact {

    private final Ratio value;

    /**
     * A measured quantity.
     *
     * @param criterion the criterion
     * @param part the part of the criterion
     * @param quantity the quantity of the catalogue
     * @param value the exact value in the unit of the quantity
     * @param thresholds the parameters in force
     */
    public Measured(String criterion, String part, String quantity, Ratio value, Thresholds thresholds) {
        super(criterion, part, quantity, thresholds);
        this.value = value;
    }

    /**
     * The quantity; the same as the topic.
     *
     * @return the quantity id
     */
    public String getQuantity() {
        return getTopic();
    }

    /**
     * The value.
     *
     * @return the exact value
     */
    public Ratio value() {
        return value;
    }

    /**
     * Value &gt;= parameter.
     *
     * @param parameter the id of a number
     * @return true if so
     */
    public boolean atLeast(String parameter) {
        return inForce(parameter) && value.compareTo(thresholds().number(parameter)) >= 0;
    }

    /**
     * Value &lt; parameter.
     *
     * @param parameter the id of a number
     * @return true if so
     */
    public boolean below(String parameter) {
        return inForce(parameter) && value.compareTo(thresholds().number(parameter)) < 0;
    }

    /**
     * Value &lt;= parameter.
     *
     * @param parameter the id of a number
     * @return true if so
     */
    public boolean atMost(String parameter) {
        return inForce(parameter) && value.compareTo(thresholds().number(parameter)) <= 0;
    }

    /**
     * Value &gt; parameter.
     *
     * @param parameter the id of a number
     * @return true if so
     */
    public boolean above(String parameter) {
        return inForce(parameter) && value.compareTo(thresholds().number(parameter)) > 0;
    }

    /**
     * Value inside a range.
     *
     * @param parameter the id of a range
     * @return true if so
     */
    public boolean within(String parameter) {
        return inForce(parameter) && thresholds().range(parameter).contains(value);
    }

    /**
     * Value outside a range.
     *
     * @param parameter the id of a range
     * @return true if so; false if the range is not in force
     */
    public boolean outside(String parameter) {
        return inForce(parameter) && !thresholds().range(parameter).contains(value);
    }

    /**
     * Value &gt; 0: better than nothing.
     *
     * @return true if so
     */
    public boolean isPositive() {
        return value.signum() > 0;
    }

    /**
     * Value &lt;= 0: nothing.
     *
     * @return true if so
     */
    public boolean isNothing() {
        return value.signum() <= 0;
    }
}
