package org.lingtan.engine.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * S_ZCE = sum of 100 x F_i / F_Li x Omega_k over the applicable third-level indicators (source S, formula 1), with
 * Omega_k = W_k / J_k. Where no indicator under k is applicable, W_k is shared among the other k in proportion to their
 * W, so that all Omega sum to 1.
 */
record WeightedScheme() implements Scheme {

    /** The parameter with the rank of the lowest stage that a zero carbon park has, counted from 1. */
    static final String ZERO_CARBON_STAGE = "zero-carbon.min-stage";

    /**
     * An indicator whose exclusion is only claimed is out of the claimed weights, by which claimed and possible points
     * count. Where that would leave less claimed than proved (the indicator is evidenced all the same), the proved
     * weights count throughout.
     */
    @Override
    public Map<String, Score> points(RatingInput input) {
        Map<String, Ratio> proved = weights(input, input::proved);
        Map<String, Ratio> claimed = weights(input, input::claimed);
        boolean lowered = sum(claimed, id -> claimedShare(input, id))
                        .compareTo(sum(proved, id -> input.proved(id).share()))
                < 0;
        Map<String, Ratio> stated = lowered ? proved : claimed;
        Map<String, Score> points = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            String id = criterion.id();
            Ratio most = proved.getOrDefault(id, Ratio.ZERO);
            Ratio weight = stated.getOrDefault(id, Ratio.ZERO);
            points.put(
                    id,
                    new Score(
                            input.proved(id).share().times(most),
                            claimedShare(input, id).times(weight),
                            possibleShare(input, id).times(weight),
                            most));
        }
        return points;
    }

    private static Ratio claimedShare(RatingInput input, String id) {
        return input.proved(id).share().max(input.claimed(id).share());
    }

    private static Ratio possibleShare(RatingInput input, String id) {
        Ratio proved = input.proved(id).share();
        boolean settled =
                input.proved(id).isComplete() && claimedShare(input, id).equals(proved);
        return settled ? proved : Ratio.ONE;
    }

    private static Ratio sum(Map<String, Ratio> weights, Function<String, Ratio> share) {
        return weights.entrySet().stream()
                .map(weight -> share.apply(weight.getKey()).times(weight.getValue()))
                .reduce(Ratio.ZERO, Ratio::plus);
    }

    private static List<Criterion> indicators(RatingInput input) {
        return input.rulebook().criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.INDICATOR)
                .toList();
    }

    /** 100 x Omega_k by applicable indicator; none if no indicator at all is applicable. */
    private static Map<String, Ratio> weights(RatingInput input, Function<String, CriterionScore> scores) {
        Map<String, Integer> applicable = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            if (scores.apply(criterion.id()).isApplicable()) {
                applicable.merge(criterion.group(), 1, Integer::sum);
            }
        }
        Map<String, Ratio> shares = new LinkedHashMap<>();
        for (Rulebook.Group group : input.rulebook().groups()) {
            if (applicable.containsKey(group.id())) {
                shares.put(group.id(), input.thresholds().number(group.weight()));
            }
        }
        Ratio sum = shares.values().stream().reduce(Ratio.ZERO, Ratio::plus);
        Map<String, Ratio> weights = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            Ratio share = shares.get(criterion.group());
            if (share != null && scores.apply(criterion.id()).isApplicable()) {
                Ratio number = Ratio.of(applicable.getOrDefault(criterion.group(), 1));
                weights.put(
                        criterion.id(),
                        share.times(Ratio.HUNDRED).dividedBy(sum).dividedBy(number));
            }
        }
        return weights;
    }

    @Override
    public Rating rate(RatingInput input, Map<String, Score> points) {
        List<GroupScore> groups = Scheme.groups(input, points);
        if (indicators(input).stream().noneMatch(c -> input.proved(c.id()).isApplicable())) {
            return new Rating(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), groups);
        }
        Score total = Scheme.total(input, points, groups);
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
