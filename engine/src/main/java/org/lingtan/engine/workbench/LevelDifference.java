package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Bound;
import org.lingtan.engine.workbench.Change.Kind;
import org.lingtan.engine.workbench.Change.Matter;
import org.lingtan.engine.workbench.Change.Presence;

/** Compares the levels of two versions. */
final class LevelDifference {

    private LevelDifference() {}

    static List<Change> changes(Rulebook before, Rulebook after) {
        Map<String, Level> gone = new LinkedHashMap<>();
        before.levels().forEach(level -> gone.put(level.id(), level));
        List<Change> changes = new ArrayList<>();
        Set<String> moved = Moves.moved(
                before.levels().stream().map(Level::id).toList(),
                after.levels().stream().map(Level::id).toList());
        for (Level level : after.levels()) {
            Level was = gone.remove(level.id());
            if (was == null) {
                changes.add(presence(level, Kind.ADDED));
            } else {
                changes.addAll(compare(was, level));
            }
            if (moved.contains(level.id())) {
                // The rank of a level is its place.
                changes.addAll(new Details(Matter.LEVEL, level.id(), level.titles(), List.of())
                        .judging("rank", rank(before, level), rank(after, level))
                        .changes());
            }
        }
        gone.values().forEach(level -> changes.add(presence(level, Kind.REMOVED)));
        return changes;
    }

    private static Presence presence(Level level, Kind kind) {
        return new Presence(Matter.LEVEL, kind, level.id(), level.titles(), List.of());
    }

    private static int rank(Rulebook book, Level level) {
        return book.levels().stream().map(Level::id).toList().indexOf(level.id()) + 1;
    }

    private static List<Change> compare(Level before, Level after) {
        List<Change> changes = new ArrayList<>();
        Interval was = before.score();
        Interval now = after.score();
        bound(after, true, was.min(), was.minOpen(), now.min(), now.minOpen()).ifPresent(changes::add);
        bound(after, false, was.max(), was.maxOpen(), now.max(), now.maxOpen()).ifPresent(changes::add);
        changes.addAll(new Details(Matter.LEVEL, after.id(), after.titles(), List.of())
                .read("titles", before.titles(), after.titles())
                .judging("offsets", CoverDifference.word(before.offsets()), CoverDifference.word(after.offsets()))
                .changes());
        return changes;
    }

    private static Optional<Change> bound(
            Level level,
            boolean lower,
            @org.jspecify.annotations.Nullable Ratio before,
            boolean beforeOpen,
            @org.jspecify.annotations.Nullable Ratio after,
            boolean afterOpen) {
        Optional<Ratio> was = Optional.ofNullable(before);
        Optional<Ratio> now = Optional.ofNullable(after);
        boolean same = was.equals(now) && (was.isEmpty() || beforeOpen == afterOpen);
        return same ? Optional.empty() : Optional.of(new Bound(level, lower, was, beforeOpen, now, afterOpen));
    }
}
