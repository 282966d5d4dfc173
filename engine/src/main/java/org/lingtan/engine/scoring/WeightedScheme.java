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
     * Each reading by its own weights, so that no points depend on evidence for another indicator but its exclusion. An
     * indicator whose exclusion is only claimed is out of the claimed weights, and claims what is proved for it.
     */
    @Override
    public Map<String, Score> points(RatingInput input) {
        Map<String, Ratio> weights = weights(input, input::proved);
        Map<String, Ratio> stated = weights(input, input::claimed);
        Map<String, Score> points = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            Score score = score(input, criterion.id(), weights, stated);
            points.put(
                    criterion.id(),
                    new Score(
                            score.proved(),
                            score.claimed().max(score.proved()),
                            score.possible().max(score.proved()),
                            score.max()));
        }
        return points;
    }

    private static Score score(
            RatingInput input, String id, Map<String, Ratio> weights, Map<String, Ratio> statedWeights) {
        Ratio most = weights.getOrDefault(id, Ratio.ZERO);
        Ratio stated = statedWeights.getOrDefault(id, Ratio.ZERO);
        return new Score(
                input.proved(id).share().times(most),
                claimedShare(input, id).times(stated),
                possibleShare(input, id).times(stated),
                most);
    }

    /**
     * The summands of formula 1 for the score, each reading under one set of weights. Where the claimed exclusions would
     * leave less claimed than proved (an indicator is evidenced all the same), nobody would claim them, and the proved
     * weights count.
     */
    private static Map<String, Score> summands(RatingInput input, Map<String, Score> points) {
        Map<String, Ratio> weights = weights(input, input::proved);
        Map<String, Ratio> stated = weights(input, input::claimed);
        if (stated.equals(weights)) {
            return points;
        }
        Ratio proved = sum(weights, id -> input.proved(id).share());
        boolean lowered = sum(stated, id -> claimedShare(input, id)).compareTo(proved) < 0;
        Map<String, Score> summands = new LinkedHashMap<>();
        for (Criterion criterion : indicators(input)) {
            summands.put(criterion.id(), score(input, criterion.id(), weights, lowered ? weights : stated));
        }
        return summands;
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
        Map<String, Score> summands = summands(input, points);
        List<GroupScore> groups = Scheme.groups(input, summands);
        if (indicators(input).stream().noneMatch(c -> input.proved(c.id()).isApplicable())) {
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
