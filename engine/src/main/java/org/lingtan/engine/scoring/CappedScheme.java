package org.lingtan.engine.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Q = (Q0 + Q1 + ... + Q5 + QA) / 10 (GB/T 50378-2019, 3.2.6), with the grade capped by the prerequisites of 3.2.8: no
 * grade unless every control item is met, and no more stars than the weakest prerequisite permits.
 */
record CappedScheme() implements Scheme {

    /** The parameter with the rank of the highest level. */
    static final String HIGHEST_RANK = "rank.highest";

    /** The parameter that the sum of marks is divided by. */
    static final String DIVISOR = "total.divisor";

    @Override
    public Map<String, Score> points(RatingInput input) {
        Ratio divisor = input.thresholds().number(DIVISOR);
        Map<String, Score> points = new LinkedHashMap<>();
        for (Criterion criterion : input.rulebook().criteria()) {
            if (criterion.kind() == Criterion.Kind.POINTS) {
                CriterionScore proved = input.proved(criterion.id());
                CriterionScore claimed = input.claimed(criterion.id());
                Ratio more = proved.points().max(claimed.points());
                Ratio maximum = proved.maximum();
                boolean settled = proved.isComplete() && more.equals(proved.points());
                Ratio possible = settled ? proved.points() : maximum;
                points.put(
                        criterion.id(),
                        new Score(
                                proved.points().dividedBy(divisor),
                                more.dividedBy(divisor),
                                possible.dividedBy(divisor),
                                maximum.dividedBy(divisor)));
            }
        }
        return points;
    }

    @Override
    public Rating rate(RatingInput input, Map<String, Score> points) {
        List<GroupScore> groups = Scheme.groups(input, points);
        Score total = Scheme.total(input, points, groups);
        return new Rating(
                Optional.of(total),
                grade(input, total.proved(), input::proved),
                grade(input, total.claimed(), input::claimed),
                Optional.empty(),
                groups);
    }

    private static Optional<Level> grade(RatingInput input, Ratio total, Function<String, CriterionScore> scores) {
        CriterionScore gate = scores.apply(Rulebook.GATE);
        if (!gate.points().equals(gate.maximum())) {
            return Optional.empty();
        }
        List<Level> levels = input.rulebook().levels();
        int reached = 0;
        for (int rank = 1; rank < levels.size(); rank++) {
            Ratio bound = levels.get(rank).score().min();
            if (bound != null && total.compareTo(bound) >= 0) {
                reached = rank;
            }
        }
        for (Criterion criterion : input.rulebook().criteria()) {
            CriterionScore score = scores.apply(criterion.id());
            if (criterion.kind() == Criterion.Kind.PREREQUISITE && score.isApplicable()) {
                reached = Math.min(reached, score.rank().numerator().intValue());
            }
        }
        return Optional.of(levels.get(reached));
    }
}
