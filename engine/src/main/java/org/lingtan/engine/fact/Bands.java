package org.lingtan.engine.fact;

import java.util.List;
import org.lingtan.catalog.quantity.Ratio;

/**
 * A table of bands: points for reaching each bound.
 *
 * @param atMost false if a value earns a band at or above its bound, true if at or below
 * @param steps the bands, from the easiest bound to the hardest
 */
public record Bands(boolean atMost, List<Step> steps) {

    /**
     * One band.
     *
     * @param bound the bound, itself inside the band, in the unit of the parameter
     * @param points the points at this bound, not added to those of the easier bands
     */
    public record Step(Ratio bound, Ratio points) {}

    /** Copies the list. */
    public Bands {
        steps = List.copyOf(steps);
    }

    /**
     * The points of a value.
     *
     * @param value the value, in the unit of the parameter
     * @return the points of the hardest bound reached, 0 if none is
     */
    public Ratio points(Ratio value) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            int order = value.compareTo(steps.get(i).bound());
            if (atMost ? order <= 0 : order >= 0) {
                return steps.get(i).points();
            }
        }
        return Ratio.ZERO;
    }

    /**
     * The most points the table gives.
     *
     * @return the points of the hardest bound
     */
    public Ratio maximum() {
        return steps.get(steps.size() - 1).points();
    }
}
