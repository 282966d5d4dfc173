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
     * Adds reading by reading; readings that are the same are added once, since exact sums are dear.
     *
     * @param other the summand
     * @return the sum
     */
    public Score plus(Score other) {
        Ratio sum = proved.plus(other.proved);
        boolean isAllProved = claimed.equals(proved) && other.claimed.equals(other.proved);
        Ratio stated = isAllProved ? sum : claimed.plus(other.claimed);
        boolean isSettled = possible.equals(claimed) && other.possible.equals(other.claimed);
        return new Score(sum, stated, isSettled ? stated : possible.plus(other.possible), max.plus(other.max));
    }
}
