package org.lingtan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.lingtan.engine.outcome.Assessment.Coverage;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;
import org.lingtan.engine.scoring.RatingInput;

/** Counts the measures of each system by outcome, the digital-twin roles apart. */
public final class Coverages {

    private Coverages() {}

    /**
     * The coverage of each system that has measures.
     *
     * @param rulebook the rulebook
     * @param input the combined findings
     * @return the systems, in the order of the rulebook's groups
     */
    public static List<Coverage> of(Rulebook rulebook, RatingInput input) {
        List<Coverage> result = new ArrayList<>();
        for (Rulebook.Group group : rulebook.groups()) {
            TreeMap<Outcome, Integer> outcomes = new TreeMap<>();
            int roles = 0;
            int evidenced = 0;
            for (Criterion criterion : rulebook.criteria()) {
                CriterionScore score = input.proved().get(criterion.id());
                if (criterion.kind() == Criterion.Kind.MEASURE
                        && criterion.group().equals(group.id())
                        && score != null) {
                    outcomes.merge(score.outcome(), 1, Integer::sum);
                    roles += criterion.twin().isPresent() ? 1 : 0;
                    evidenced += score.isTwinEvidenced() ? 1 : 0;
                }
            }
            if (!outcomes.isEmpty()) {
                result.add(new Coverage(group.id(), group.titles(), outcomes, roles, evidenced));
            }
        }
        return result;
    }
}
