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

    @Override
    public Map<String, Score> points(RatingInput input) {
        Map<String, Ratio> provedWeights = weights(input, input::proved);
        Map<String, Ratio> claimedWeights = weights(input, input::claimed);
        Map<String, Score> points = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            CriterionScore proved = input.proved(criterion.id());
            CriterionScore claimed = input.claimed(criterion.id());
            Ratio provedWeight = weight(criterion, proved, provedWeights);
            Ratio claimedWeight = weight(criterion, claimed, claimedWeights);
            Ratio more = proved.share().max(claimed.share());
            boolean settled = proved.isComplete() && more.equals(proved.share());
            points.put(
                    criterion.id(),
                    new Score(
                            proved.share().times(provedWeight),
                            more.times(claimedWeight),
                            (settled ? proved.share() : Ratio.ONE).times(claimedWeight),
                            provedWeight));
        }
        return points;
    }

    private static List<Criterion> indicators(RatingInput input) {
        return input.rulebook().criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.INDICATOR)
                .toList();
    }

    private static Ratio weight(Criterion criterion, CriterionScore score, Map<String, Ratio> weights) {
        return score.isApplicable() ? weights.getOrDefault(criterion.group(), Ratio.ZERO) : Ratio.ZERO;
    }

    /** 100 x Omega_k by first-level indicator; none if no indicator at all is applicable. */
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
        shares.forEach((group, share) -> weights.put(
                group,
                share.dividedBy(sum).times(Ratio.HUNDRED).dividedBy(Ratio.of(applicable.getOrDefault(group, 1)))));
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
