package org.lingtan.engine.rulebook;

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
}
