package org.lingtan.engine.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The parameters of a rulebook as they stand on the assessment date, by id: a {@link Ratio}, {@link Bands} or
 * {@link Interval}. A parameter that is not in force on that date is absent.
 */
public final class Thresholds {

    private final Map<String, Object> values;

    /**
     * Takes the resolved values.
     *
     * @param values the values by parameter id
     */
    public Thresholds(Map<String, Object> values) {
        this.values = new HashMap<>(values);
    }

    /**
     * Whether the parameter is in force.
     *
     * @param parameter the parameter id
     * @return false if it has no value on the assessment date
     */
    public boolean isInForce(String parameter) {
        return values.containsKey(parameter);
    }

    /**
     * A number.
     *
     * @param parameter the parameter id
     * @return the number
     * @throws IllegalArgumentException if it is not in force or not a number; loading a rulebook refuses the latter
     */
    public Ratio number(String parameter) {
        return value(parameter, Ratio.class);
    }

    /**
     * A table of bands.
     *
     * @param parameter the parameter id
     * @return the bands
     * @throws IllegalArgumentException if it is not in force or not a table of bands
     */
    public Bands bands(String parameter) {
        return value(parameter, Bands.class);
    }

    /**
     * A range.
     *
     * @param parameter the parameter id
     * @return the range
     * @throws IllegalArgumentException if it is not in force or not a range
     */
    public Interval range(String parameter) {
        return value(parameter, Interval.class);
    }

    /**
     * A value of any kind.
     *
     * @param parameter the parameter id
     * @return the value, or empty if it is not in force
     */
    public Optional<Object> find(String parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    private <T> T value(String parameter, Class<T> kind) {
        Object value = values.get(parameter);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("The parameter (%s) is %s, not a %s in force."
                    .formatted(
                            parameter,
                            value == null ? "absent" : value.getClass().getSimpleName(),
                            kind.getSimpleName()));
        }
        return kind.cast(value);
    }
}
