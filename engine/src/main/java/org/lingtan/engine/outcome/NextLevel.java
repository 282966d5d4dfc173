package org.lingtan.engine.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * The next level above a score under the same annual offsetting, and what else would raise the level.
 *
 * @param level the level that more points lead to; empty at the top and where prerequisites hold the level back
 * @param gap the points still needed to it, 0 or more: of a level whose lower bound is open, more than these; 0 at the top
 * @param withOffsets the level of the same score once the offsetting is complete; empty if that changes nothing
 * @param heldBack the level that the score alone reaches, where prerequisites hold the level below it
 * @param holding the prerequisites not met in full, which may hold the level back however many points there are
 */
public record NextLevel(
        Optional<Level> level,
        Ratio gap,
        Optional<Level> withOffsets,
        Optional<Level> heldBack,
        List<Determination> holding) {

    /** Copies the list. */
    public NextLevel {
        holding = List.copyOf(holding);
    }

    /**
     * Reads it from an assessment.
     *
     * @param levels all levels, from the lowest
     * @param assessment the assessment
     * @param score its score
     * @param prerequisites the ids of the criteria that bar levels whatever the score ({@link Rulebook#prerequisites()})
     * @return what would raise the level
     */
    public static NextLevel of(List<Level> levels, Assessment assessment, Score score, Set<String> prerequisites) {
        boolean complete =
                assessment.offsets().map(account -> account.isComplete()).orElse(false);
        Ratio proved = score.proved();
        Optional<Level> next = levels.stream()
                .filter(level -> suits(level, complete) && isAbove(level, proved))
                .min(Comparator.comparing(NextLevel::bound));
        Optional<Level> byScore = reachedBy(levels, proved, complete);
        Optional<Level> reached = assessment.rating().level();
        boolean held = byScore.isPresent()
                && reached.map(level -> bound(level).compareTo(bound(byScore.get())) < 0)
                        .orElse(true);
        Optional<Level> offset = complete ? Optional.empty() : reachedBy(levels, proved, true);
        boolean raises = offset.isPresent() && !offset.map(Level::id).equals(byScore.map(Level::id));
        return new NextLevel(
                held ? Optional.empty() : next,
                next.map(level -> bound(level).minus(proved)).orElse(Ratio.ZERO),
                raises ? offset : Optional.empty(),
                held ? byScore : Optional.empty(),
                holding(assessment, prerequisites));
    }

    private static Optional<Level> reachedBy(List<Level> levels, Ratio proved, boolean complete) {
        return levels.stream()
                .filter(level -> suits(level, complete) && level.score().contains(proved))
                .max(Comparator.comparing(NextLevel::bound));
    }

    private static boolean suits(Level level, boolean complete) {
        return switch (level.offsets()) {
            case ANY -> true;
            case COMPLETE -> complete;
            case INCOMPLETE -> !complete;
        };
    }

    private static boolean isAbove(Level level, Ratio score) {
        int order = bound(level).compareTo(score);
        return order > 0 || (order == 0 && level.score().minOpen());
    }

    /** A level without a lower bound is open to every score. */
    private static Ratio bound(Level level) {
        Ratio min = level.score().min();
        return min == null ? Ratio.ZERO : min;
    }

    private static List<Determination> holding(Assessment assessment, Set<String> prerequisites) {
        return assessment.determinations().stream()
                .filter(d -> prerequisites.contains(d.criterion()))
                .filter(d -> d.max().signum() > 0 ? !d.points().equals(d.max()) : isShort(d.outcome()))
                .toList();
    }

    private static boolean isShort(Outcome outcome) {
        return outcome != Outcome.MET && outcome != Outcome.NOT_APPLICABLE;
    }
}
