package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;

/**
 * S_ZCE = sum of 100 x F_i / F_Li x Omega_k over the applicable third-level indicators (source S, formula 1), with
 * Omega_k = W_k / J_k. Where no indicator under k is applicable, W_k is shared among the other k in proportion to their
 * W, so that all Omega sum to 1.
 */
record WeightedScheme() implements Scheme {

    /** The parameter with the rank of the lowest stage that a zero carbon park has, counted from 1. */
    static final String ZERO_CARBON_STAGE = "zero-carbon.min-stage";

    /** The third-level indicators with what is proved and claimed of each, looked up once. */
    private record Indicators(List<Criterion> criteria, List<CriterionScore> proved, List<CriterionScore> claimed) {

        static Indicators of(RatingInput input) {
            Indicators found = new Indicators(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Criterion criterion : input.rulebook().criteria()) {
                if (criterion.kind() == Criterion.Kind.INDICATOR) {
                    found.criteria.add(criterion);
                    found.proved.add(input.proved(criterion.id()));
                    found.claimed.add(input.claimed(criterion.id()));
                }
            }
            return found;
        }

        int count() {
            return proved.size();
        }

        boolean areExclusionsProved() {
            for (int i = 0; i < count(); i++) {
                if (proved.get(i).isApplicable() != claimed.get(i).isApplicable()) {
                    return false;
                }
            }
            return true;
        }

        boolean isNothingApplicable() {
            for (CriterionScore score : proved) {
                if (score.isApplicable()) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Products that are the same are made once: exact ones are dear. Possible is what the indicator can still bring
         * under the proved weights: its whole weight, unless all is proved and no exclusion of it is open. The sum of
         * these is the most that any answer to the open exclusions allows, since leaving an indicator out never raises
         * the weighted mean above that with the indicator at its best.
         */
        Score score(int i, Ratio weight, Ratio statedWeight) {
            CriterionScore shown = proved.get(i);
            Ratio share = shown.share();
            Ratio stated = share.max(claimed.get(i).share());
            boolean isShareProved = stated.equals(share);
            boolean isSettled = shown.isComplete()
                    && isShareProved
                    && shown.isApplicable() == claimed.get(i).isApplicable();
            Ratio points = share.times(weight);
            Ratio more = isShareProved && weight.equals(statedWeight) ? points : stated.times(statedWeight);
            return new Score(points, more, isSettled ? points : weight, weight);
        }
    }

    /**
     * Each reading by its own weights, so that no points depend on evidence for another indicator but its exclusion. An
     * indicator whose exclusion is only claimed is out of the claimed weights, and claims what is proved for it.
     */
    @Override
    public Map<String, Score> points(RatingInput input) {
        Indicators indicators = Indicators.of(input);
        DynamicWeights weights = new DynamicWeights(input, indicators.criteria(), indicators.proved());
        DynamicWeights stated = indicators.areExclusionsProved()
                ? weights
                : new DynamicWeights(input, indicators.criteria(), indicators.claimed());
        Map<String, Score> points = new HashMap<>(2 * indicators.count());
        for (int i = 0; i < indicators.count(); i++) {
            Score score = indicators.score(i, weights.of(i), stated.of(i));
            Ratio claimed = score.claimed().max(score.proved());
            if (score.possible().compareTo(claimed) < 0 || !claimed.equals(score.claimed())) {
                score = new Score(score.proved(), claimed, score.possible().max(claimed), score.max());
            }
            points.put(indicators.criteria().get(i).id(), score);
        }
        return points;
    }

    /**
     * The summands of formula 1 for the score, each reading under one set of weights: proved and possible under the
     * proved ones, claimed under the claimed ones. Where the claimed exclusions would leave less claimed than proved (an
     * indicator is evidenced all the same), nobody would claim them, and the proved weights count.
     */
    private static Map<String, Score> summands(RatingInput input, Indicators indicators, Map<String, Score> points) {
        if (indicators.areExclusionsProved()) {
            return points;
        }
        DynamicWeights weights = new DynamicWeights(input, indicators.criteria(), indicators.proved());
        DynamicWeights stated = new DynamicWeights(input, indicators.criteria(), indicators.claimed());
        Map<String, Score> summands = summands(indicators, weights, stated);
        Score sum = summands.values().stream().reduce(Score.NONE, Score::plus);
        return sum.claimed().compareTo(sum.proved()) < 0 ? summands(indicators, weights, weights) : summands;
    }

    private static Map<String, Score> summands(Indicators indicators, DynamicWeights weights, DynamicWeights stated) {
        Map<String, Score> summands = new HashMap<>(2 * indicators.count());
        for (int i = 0; i < indicators.count(); i++) {
            summands.put(indicators.criteria().get(i).id(), indicators.score(i, weights.of(i), stated.of(i)));
        }
        return summands;
    }

    @Override
    public Rating rate(RatingInput input, Map<String, Score> points) {
        Indicators indicators = Indicators.of(input);
        Map<String, Score> summands = summands(input, indicators, points);
        List<GroupScore> groups = Scheme.groups(input, summands);
        if (indicators.isNothingApplicable()) {
            return new Rating(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), groups);
        }
        Score total = Scheme.total(input, summands, groups);
        Optional<Level> level = Scheme.level(input.rulebook(), total.proved(), input.provedOffsets());
        return new Rating(
                Optional.of(total),
                level,
                Scheme.level(input.rulebook(), total.claimed(), input.claimedOffsets()),
                Optional.of(isZeroCarbon(input, level)),
                groups);
    }

    private static boolean isZeroCarbon(RatingInput input, Optional<Level> level) {
        if (level.isEmpty()
                || !input.provedOffsets().map(OffsetAccount::isComplete).orElse(false)) {
            return false;
        }
        int stage = input.rulebook().levels().indexOf(level.get()) + 1;
        return Ratio.of(stage).compareTo(input.thresholds().number(ZERO_CARBON_STAGE)) >= 0;
    }
}
