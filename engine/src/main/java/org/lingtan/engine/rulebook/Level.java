package org.lingtan.engine.rulebook;

import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;

/**
 * A rating level.
 *
 * @param id the stable id, for example {@code near-zero}
 * @param titles the printed names
 * @param score the scores of the level; unbounded where the level does not depend on a score
 * @param offsets what the level asks of the annual offsetting
 */
public record Level(String id, Text titles, Interval score, Offsetting offsets) {

    /** What a level asks of the annual offsetting. */
    public enum Offsetting {
        /** Nothing. */
        ANY,
        /** It must be complete. */
        COMPLETE,
        /** It is incomplete. */
        INCOMPLETE
    }

    /**
     * Whether a score leads to any of these; else they are conclusions, and none is above another.
     *
     * @param levels the levels of a rulebook
     * @return whether any has a bound
     */
    public static boolean areScored(List<Level> levels) {
        return levels.stream().map(Level::score).anyMatch(score -> score.min() != null || score.max() != null);
    }
}
