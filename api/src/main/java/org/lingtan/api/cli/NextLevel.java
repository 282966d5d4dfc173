package org.lingtan.api.cli;

import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;

/**
 * The level above the one reached, and what is lacking to it. Prerequisites may hold a level back beyond that.
 *
 * @param level the level
 * @param gap the points still needed, 0 where only the offsets are lacking
 * @param offsets what it asks of the annual offsetting: {@code any}, {@code complete} or {@code incomplete}
 */
record NextLevel(Level level, Ratio gap, String offsets) {

    /**
     * The next level.
     *
     * @param levels all levels, from the lowest
     * @param reached the level reached; empty for none
     * @param score the proved score
     * @return the next one, or empty at the top and where levels have no bounds
     */
    static Optional<NextLevel> find(List<Level> levels, Optional<Level> reached, Ratio score) {
        int from = reached.map(level -> position(levels, level) + 1).orElse(0);
        for (Level level : levels.subList(from, levels.size())) {
            Ratio bound = level.score().min();
            if (bound != null) {
                return Optional.of(new NextLevel(level, bound.minus(score).max(Ratio.ZERO), offsets(level)));
            }
        }
        return Optional.empty();
    }

    private static int position(List<Level> levels, Level reached) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).id().equals(reached.id())) {
                return i;
            }
        }
        throw new IllegalArgumentException("The level (%s) is not among %s.".formatted(reached.id(), levels));
    }

    static String offsets(Level level) {
        return switch (level.offsets()) {
            case ANY -> "any";
            case COMPLETE -> "complete";
            case INCOMPLETE -> "incomplete";
        };
    }
}
