package org.lingtan.engine.scoring;

import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * 100 x Omega_k for one reading: W_k / J_k, with the W of groups without an applicable indicator shared among the others.
 * All are 0 if no indicator at all is applicable.
 */
final class DynamicWeights {

    private final List<Rulebook.Group> groups;
    private final int[] groupOf;
    private final boolean[] applies;
    private final Ratio[] weights;

    DynamicWeights(RatingInput input, List<Criterion> indicators, List<CriterionScore> scores) {
        this(input, indicators, applies(scores));
    }

    /** The indicators that apply are said one by one. */
    DynamicWeights(RatingInput input, List<Criterion> indicators, boolean[] applies) {
        this.groups = input.rulebook().groups();
        this.groupOf = new int[indicators.size()];
        this.applies = applies;
        int[] applicable = new int[groups.size()];
        for (int i = 0; i < groupOf.length; i++) {
            Criterion indicator = indicators.get(i);
            groupOf[i] = Scheme.group(groups, indicator.group());
            applicable[groupOf[i]] += applies[i] ? 1 : 0;
        }
        this.weights = weights(input, applicable);
    }

    private static boolean[] applies(List<CriterionScore> scores) {
        boolean[] applies = new boolean[scores.size()];
        for (int i = 0; i < applies.length; i++) {
            applies[i] = scores.get(i).isApplicable();
        }
        return applies;
    }

    private Ratio[] weights(RatingInput input, int[] applicable) {
        Ratio sum = Ratio.ZERO;
        for (int k = 0; k < applicable.length; k++) {
            if (applicable[k] > 0) {
                sum = sum.plus(input.thresholds().number(groups.get(k).weight()));
            }
        }
        Ratio[] result = new Ratio[applicable.length];
        for (int k = 0; k < applicable.length; k++) {
            result[k] = applicable[k] == 0
                    ? Ratio.ZERO
                    : input.thresholds()
                            .number(groups.get(k).weight())
                            .times(Ratio.HUNDRED)
                            .dividedBy(sum.times(Ratio.of(applicable[k])));
        }
        return result;
    }

    /** The weight of each applicable indicator of the n-th group, 0 if none applies. */
    Ratio each(int group) {
        return weights[group];
    }

    /** The weight of the n-th indicator, 0 where it does not apply. */
    Ratio of(int indicator) {
        return applies[indicator] ? weights[groupOf[indicator]] : Ratio.ZERO;
    }
}
