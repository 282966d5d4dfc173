package org.lingtan.engine.rulebook;

import java.util.List;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;

/** A rulebook whose rules are ready to run. Safe for use by many threads at once. */
public interface CompiledRulebook {

    /**
     * What the files say.
     *
     * @return the rulebook that was compiled
     */
    Rulebook rulebook();

    /**
     * The rules, as the grammar of the restricted profile reads them.
     *
     * @return the rules in the order of the criteria and of their files
     */
    List<RuleStatement> statements();

    /**
     * The same rules in another order, to show that the order does not matter.
     *
     * @param seed decides the order
     * @return a rulebook that gives the same findings
     */
    CompiledRulebook withRuleOrder(long seed);

    /**
     * Runs the rules over the facts of one assessment.
     *
     * @param facts the facts, in any order; each object once
     * @param which how to run them; the result is the same
     * @return the findings in the order of the rulebook: by criterion, then by rule, then by part and topic of the facts
     * @throws IllegalStateException if the rules fire more often than the facts allow
     */
    List<Finding> evaluate(List<Fact> facts, Evaluator which);
}
