package org.lingtan.engine.outcome;

import org.lingtan.catalog.quantity.Ratio;

/**
 * A sum of points in its three readings.
 *
 * @param proved what is proved
 * @param claimed what is stated, at least {@code proved}
 * @param possible what could still be reached
 * @param max the most
 */
public record Score(Ratio proved, Ratio claimed, Ratio possible, Ratio max) {

    /** Nothing of nothing. */
    public static final Score NONE = new Score(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO);

    /**
     * Adds reading by reading.
     *
     * @param other the summand
     * @return the sum
     */
    public Score plus(Score other) {
        return new Score(
                proved.plus(other.proved),
                claimed.plus(other.claimed),
                possible.plus(other.possible),
                max.plus(other.max));
    }
}
