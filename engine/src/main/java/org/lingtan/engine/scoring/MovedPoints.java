package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * What became of the points of one group of a weighted rulebook because indicators do not apply: those that do apply
 * carry them (an interpretation of the "dynamic variable weight" of source S).
 *
 * @param titles the titles of the group
 * @param indicators how many indicators the group has, at least 1
 * @param excluded how many of them do not apply over the proved evidence, 0 to all
 * @param each the points that each applicable indicator carries, 0 to 100; 0 if none applies
 * @param whole the points that each would carry if every indicator of the rulebook applied
 */
public record MovedPoints(Text titles, int indicators, int excluded, Ratio each, Ratio whole) {

    /**
     * The groups whose indicators carry other points than if all applied, in the order of the rulebook.
     *
     * @param input a rating under a weighted rulebook
     * @return the groups; none if every indicator applies, or none at all
     */
    public static List<MovedPoints> of(RatingInput input) {
        List<Rulebook.Group> groups = input.rulebook().groups();
        List<Criterion> indicators = input.rulebook().criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.INDICATOR)
                .toList();
        boolean[] applies = new boolean[indicators.size()];
        Arrays.fill(applies, true);
        DynamicWeights whole = new DynamicWeights(input, indicators, applies.clone());
        int[] size = new int[groups.size()];
        int[] applicable = new int[groups.size()];
        for (int i = 0; i < applies.length; i++) {
            int group = Scheme.group(groups, indicators.get(i).group());
            applies[i] = input.proved(indicators.get(i).id()).isApplicable();
            size[group]++;
            applicable[group] += applies[i] ? 1 : 0;
        }
        DynamicWeights moved = new DynamicWeights(input, indicators, applies);
        List<MovedPoints> found = new ArrayList<>();
        if (Arrays.stream(applicable).sum() == 0) {
            return found;
        }
        for (int k = 0; k < size.length; k++) {
            if (size[k] > 0 && !moved.each(k).equals(whole.each(k))) {
                found.add(new MovedPoints(
                        groups.get(k).titles(), size[k], size[k] - applicable[k], moved.each(k), whole.each(k)));
            }
        }
        return found;
    }

    /**
     * Whether the points went to other groups.
     *
     * @return true if no indicator of the group applies
     */
    public boolean isEmptied() {
        return excluded == indicators;
    }
}
