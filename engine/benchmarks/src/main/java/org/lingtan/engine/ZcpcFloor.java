package org.lingtan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;

/** All 21 indicators of zcpc 1.0.0 by hand, beside its measures. */
final class ZcpcFloor extends ZcpcMeasures {

    private static final Ratio P100 = Ratio.HUNDRED;
    private static final Ratio P90 = Ratio.of(90);
    private static final Ratio P80 = Ratio.of(80);
    private static final Ratio P70 = Ratio.of(70);
    private static final Ratio P50 = Ratio.of(50);
    private static final Ratio P40 = Ratio.of(40);
    private static final Ratio P35 = Ratio.of(35);
    private static final Ratio P10 = Ratio.of(10);
    private static final Ratio P75 = Ratio.of(75);
    private static final Ratio P60 = Ratio.of(60);

    private static final int CARBON = 1;
    private static final String[] INDICATORS = {
        "energy.clean-share",
        "carbon.per-energy",
        "energy.direct-green-share",
        "energy.electrification",
        "energy.storage-ratio",
        "buildings.two-star-share",
        "buildings.carbon-reduction",
        "transport.clean-vehicle-share",
        "infrastructure.efficient-lighting-share",
        "infrastructure.greening-rate",
        "production.level2-share",
        "production.green-factory-share",
        "production.audit-share",
        "waste.solid-utilisation",
        "waste.heat-utilisation",
        "waste.water-reuse",
        "waste.pollutant-monitored-share",
        "digital.access-rate",
        "management.verified-inventory-share",
        "management.footprint-share",
        "management.disclosure-share"
    };
    private static final Ratio[] LEADING = {
        P90, Ratio.of("0.3"), P50, P70, P10, P50, P40, P80, P100, P35, P100, P50, P100, P80, P50, P80, P100, P100, P100,
        P80, P80
    };
    private static final int[] GROUP = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3};
    private static final Ratio[] WEIGHTS = {
        Ratio.of("0.35"), Ratio.of("0.20"), Ratio.of("0.30"), Ratio.of("0.15")
    };

    ZcpcFloor(FloorRows texts) {
        super(texts);
    }

    @Override
    boolean isIndicator(String criterion) {
        return criterion.indexOf('.') > 0;
    }

    @Override
    ExplainedEvaluation.Explained scored() {
        measures();
        return new ExplainedEvaluation.Explained(result, indicators());
    }

    private Rating indicators() {
        int n = INDICATORS.length;
        boolean[] out = new boolean[n];
        boolean[] outClaimed = new boolean[n];
        int[] count = new int[WEIGHTS.length];
        int[] countClaimed = new int[WEIGHTS.length];
        for (int i = 0; i < n; i++) {
            out[i] = isExcluded(INDICATORS[i], proved.view());
            outClaimed[i] = isExcluded(INDICATORS[i], claimed.view());
            count[GROUP[i]] += out[i] ? 0 : 1;
            countClaimed[GROUP[i]] += outClaimed[i] ? 0 : 1;
        }
        Ratio[] weights = weights(count);
        boolean moved = !Arrays.equals(out, outClaimed);
        Ratio[] claimedWeights = moved ? weights(countClaimed) : weights;
        Ratio[] shares = new Ratio[n];
        Ratio[] possible = new Ratio[n];
        Score[] scores = new Score[n];
        for (int i = 0; i < n; i++) {
            begin(INDICATORS[i]);
            Ratio value = out[i] ? null : measured(INDICATORS[i]);
            Ratio share = value == null ? Ratio.ZERO : share(i, value);
            Ratio claim = outClaimed[i] ? null : claimedValue(INDICATORS[i]);
            Ratio more = claim == null ? share : share.max(share(i, claim));
            boolean settled = (out[i] || value != null) && more.equals(share) && out[i] == outClaimed[i];
            Ratio weight = out[i] ? Ratio.ZERO : weights[GROUP[i]];
            Ratio claimedWeight = outClaimed[i] ? Ratio.ZERO : claimedWeights[GROUP[i]];
            shares[i] = more;
            Ratio points = share.times(weight);
            Ratio claimed = more.equals(share) && claimedWeight.equals(weight)
                    ? points
                    : more.times(claimedWeight).max(points);
            Score score = new Score(points, claimed, (settled ? points : weight).max(claimed), weight);
            possible[i] = settled ? points : weight;
            scores[i] = score;
            if (out[i]) {
                result.add(excluded(3, score));
            } else if (value == null) {
                fired(2);
                openQuantity(INDICATORS[i]);
                part(0, Outcome.UNDETERMINED, Ratio.ZERO);
                result.add(determination(Outcome.UNDETERMINED, score));
            } else {
                fired(1);
                part(0, Outcome.SCORED, Ratio.ZERO);
                result.add(determination(Outcome.SCORED, score));
            }
        }
        return rating(groups(moved ? summands(scores, shares, possible, outClaimed, claimedWeights) : scores), count);
    }

    private static Score[] groups(Score[] scores) {
        Score[] groups = new Score[WEIGHTS.length];
        for (int i = 0; i < scores.length; i++) {
            groups[GROUP[i]] = groups[GROUP[i]] == null ? scores[i] : groups[GROUP[i]].plus(scores[i]);
        }
        return groups;
    }

    /** Claimed exclusions move the claimed weights, unless that would leave less than is proved. */
    private static Score[] summands(
            Score[] scores, Ratio[] shares, Ratio[] possible, boolean[] outClaimed, Ratio[] claimedWeights) {
        Ratio claimed = Ratio.ZERO;
        Ratio proved = Ratio.ZERO;
        for (int i = 0; i < scores.length; i++) {
            claimed = outClaimed[i] ? claimed : claimed.plus(shares[i].times(claimedWeights[GROUP[i]]));
            proved = proved.plus(scores[i].proved());
        }
        boolean lowered = claimed.compareTo(proved) < 0;
        Score[] summands = new Score[scores.length];
        for (int i = 0; i < scores.length; i++) {
            Ratio weight = lowered ? scores[i].max() : outClaimed[i] ? Ratio.ZERO : claimedWeights[GROUP[i]];
            summands[i] = new Score(scores[i].proved(), shares[i].times(weight), possible[i], scores[i].max());
        }
        return summands;
    }

    private static Ratio share(int indicator, Ratio value) {
        if (indicator == CARBON) {
            return value.compareTo(LEADING[CARBON]) <= 0 ? Ratio.ONE : LEADING[CARBON].dividedBy(value);
        }
        if (value.signum() <= 0) {
            return Ratio.ZERO;
        }
        return value.compareTo(LEADING[indicator]) >= 0 ? Ratio.ONE : value.dividedBy(LEADING[indicator]);
    }

    private static Ratio[] weights(int[] count) {
        Ratio sum = Ratio.ZERO;
        for (int k = 0; k < count.length; k++) {
            sum = count[k] == 0 ? sum : sum.plus(WEIGHTS[k]);
        }
        Ratio[] weights = new Ratio[count.length];
        for (int k = 0; k < count.length; k++) {
            weights[k] = count[k] == 0
                    ? Ratio.ZERO
                    : WEIGHTS[k].dividedBy(sum).times(P100).dividedBy(Ratio.of(count[k]));
        }
        return weights;
    }

    private Rating rating(Score[] groups, int[] count) {
        Score total = Score.NONE;
        List<GroupScore> scores = new ArrayList<>(groups.length);
        int applicable = 0;
        for (int k = 0; k < groups.length; k++) {
            scores.add(new GroupScore(texts.groups.get(k).id(), texts.groups.get(k).titles(), groups[k]));
            total = total.plus(groups[k]);
            applicable += count[k];
        }
        if (applicable == 0) {
            return new Rating(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false), scores);
        }
        int stage = stage(total.proved());
        return new Rating(
                Optional.of(total),
                level(stage),
                level(stage(total.claimed())),
                Optional.of(stage >= 3 && provedOffsets.isComplete()),
                scores);
    }

    private static int stage(Ratio score) {
        if (score.compareTo(P60) < 0) {
            return 0;
        }
        return score.compareTo(P75) <= 0 ? 1 : score.compareTo(P90) < 0 ? 2 : 3;
    }

    private Optional<Level> level(int stage) {
        return stage == 0 ? Optional.empty() : Optional.of(texts.levels.get(stage - 1));
    }
}
