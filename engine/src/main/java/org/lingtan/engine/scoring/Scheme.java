package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/** How the criteria of a rulebook become points, a score and a level. Sums, stages and levels are never rules. */
public sealed interface Scheme permits AdditiveScheme, WeightedScheme, AcceptanceScheme, CappedScheme {

    /**
     * The scheme a rulebook names.
     *
     * @param rulebook the rulebook
     * @return its scheme
     */
    static Scheme of(Rulebook rulebook) {
        return switch (rulebook.scheme()) {
            case ADDITIVE -> new AdditiveScheme();
            case WEIGHTED -> new WeightedScheme();
            case ACCEPTANCE -> new AcceptanceScheme();
            case CAPPED -> new CappedScheme();
        };
    }

    /**
     * The points of every criterion.
     *
     * @param input the combined findings
     * @return proved, claimed and possible points and the most points, by criterion
     */
    Map<String, Score> points(RatingInput input);

    /**
     * The rating.
     *
     * @param input the combined findings
     * @param points the points of every criterion
     * @return score, levels and groups
     */
    Rating rate(RatingInput input, Map<String, Score> points);

    /** The scores of the groups that hold points, in the order of the rulebook. */
    static List<GroupScore> groups(RatingInput input, Map<String, Score> points) {
        List<Rulebook.Group> groups = input.rulebook().groups();
        @Nullable Score[] sums = new Score[groups.size()];
        List<Criterion> criteria = input.rulebook().criteria();
        for (int i = 0; i < criteria.size(); i++) {
            Criterion criterion = criteria.get(i);
            Score score = criterion.group().isEmpty() ? null : points.get(criterion.id());
            if (score != null) {
                int k = group(groups, criterion.group());
                Score sum = sums[k];
                sums[k] = sum == null ? score : sum.plus(score);
            }
        }
        List<GroupScore> result = new ArrayList<>();
        for (int k = 0; k < sums.length; k++) {
            Score sum = sums[k];
            if (sum != null) {
                result.add(new GroupScore(groups.get(k).id(), groups.get(k).titles(), sum));
            }
        }
        return result;
    }

    /** The place of a group; reading a rulebook refuses criteria of unknown groups. */
    static int group(List<Rulebook.Group> groups, String id) {
        for (int k = 0; k < groups.size(); k++) {
            if (groups.get(k).id().equals(id)) {
                return k;
            }
        }
        throw new IllegalStateException("There is no group (%s).".formatted(id));
    }

    /** The sum over all criteria: that of the groups, and of what stands in no group; sums are exact in any order. */
    static Score total(RatingInput input, Map<String, Score> points, List<GroupScore> groups) {
        Score total = null;
        for (GroupScore group : groups) {
            total = total == null ? group.score() : total.plus(group.score());
        }
        for (Criterion criterion : input.rulebook().criteria()) {
            Score score = criterion.group().isEmpty() ? points.get(criterion.id()) : null;
            if (score != null) {
                total = total == null ? score : total.plus(score);
            }
        }
        return total == null ? Score.NONE : total;
    }

    /** The level of a score, given whether the offsetting is complete. */
    static Optional<Level> level(Rulebook rulebook, Ratio score, Optional<OffsetAccount> offsets) {
        boolean complete = offsets.isPresent() && offsets.get().isComplete();
        for (Level level : rulebook.levels()) {
            boolean fits = switch (level.offsets()) {
                case ANY -> true;
                case COMPLETE -> complete;
                case INCOMPLETE -> !complete;
            };
            if (fits && level.score().contains(score)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
