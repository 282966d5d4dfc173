package org.lingtan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.scoring.CriterionScore;

/**
 * Runs the rules over both views. The rules of a criterion see its own facts alone (the restricted profile refuses any
 * other), so where the claimed view holds the same facts, the claimed score is the proved one, and the rules of that
 * criterion are not asked twice.
 *
 * @param proved the criteria over the proved evidence, by id
 * @param claimed the criteria over everything stated, by id
 */
record CriterionScores(Map<String, CriterionScore> proved, Map<String, CriterionScore> claimed) {

    static CriterionScores of(
            CompiledRulebook book,
            Evaluator which,
            Thresholds thresholds,
            Exclusions exclusions,
            Subject proved,
            Subject claimed) {
        List<Criterion> criteria = book.rulebook().criteria();
        CriterionFacts shown = FactBuilder.facts(book.rulebook(), thresholds, exclusions, proved);
        CriterionFacts stated = FactBuilder.facts(book.rulebook(), thresholds, exclusions, claimed);
        List<Criterion> differing = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < criteria.size(); i++) {
            if (!shown.isSame(i, stated)) {
                differing.add(criteria.get(i));
                facts.addAll(stated.of(i));
            }
        }
        Map<String, CriterionScore> scores = scores(criteria, book.evaluate(shown.all(), which), thresholds);
        if (differing.isEmpty()) {
            return new CriterionScores(scores, scores);
        }
        Map<String, CriterionScore> claims = new HashMap<>(scores);
        claims.putAll(scores(differing, book.evaluate(facts, which), thresholds));
        return new CriterionScores(scores, claims);
    }

    /** Findings come in the order of the criteria, so those of one criterion stand together. */
    private static Map<String, CriterionScore> scores(
            List<Criterion> criteria, List<Finding> findings, Thresholds thresholds) {
        Map<String, CriterionScore> scores = new HashMap<>(2 * criteria.size());
        Finding[] all = findings.toArray(Finding[]::new);
        int start = 0;
        for (int i = 0; i < criteria.size(); i++) {
            Criterion criterion = criteria.get(i);
            int end = start;
            while (end < all.length && all[end].criterion().equals(criterion.id())) {
                end++;
            }
            scores.put(criterion.id(), CriterionScore.of(criterion, all, start, end, thresholds));
            start = end;
        }
        if (start < all.length) {
            throw new IllegalStateException(
                    "The finding of the rule (%s) is out of the order of the criteria.".formatted(all[start].rule()));
        }
        return scores;
    }
}
