package org.lingtan.engine.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;

/** D = sum of X_i (source S, formula under table 2); the level by D and the annual offsetting (table 3). */
record AdditiveScheme() implements Scheme {

    @Override
    public Map<String, Score> points(RatingInput input) {
        Map<String, Score> points = new LinkedHashMap<>();
        for (Criterion criterion : input.rulebook().criteria()) {
            CriterionScore proved = input.proved(criterion.id());
            CriterionScore claimed = input.claimed(criterion.id());
            points.put(criterion.id(), score(proved, claimed, proved.maximum()));
        }
        return points;
    }

    /** A criterion with anything missing, waiting or only claimed could still earn its maximum. */
    private static Score score(CriterionScore proved, CriterionScore claimed, Ratio maximum) {
        Ratio more = proved.points().max(claimed.points());
        boolean settled = proved.isComplete() && more.equals(proved.points());
        return new Score(proved.points(), more, settled ? proved.points() : maximum, maximum);
    }

    @Override
    public Rating rate(RatingInput input, Map<String, Score> points) {
        List<GroupScore> groups = Scheme.groups(input, points);
        Score total = Scheme.total(input, points, groups);
        return new Rating(
                Optional.of(total),
                Scheme.level(input.rulebook(), total.proved(), input.provedOffsets()),
                Scheme.level(input.rulebook(), total.claimed(), input.claimedOffsets()),
                Optional.empty(),
                groups);
    }
}
