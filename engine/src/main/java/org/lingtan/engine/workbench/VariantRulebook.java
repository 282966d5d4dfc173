package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * A rulebook that differs from a compiled one in its files, or in one rule. The compiled rules are shared: a changed
 * number needs no compilation, and since rules never feed each other, the findings of one rule can be exchanged for those
 * of another that was compiled apart. Runs the flat evaluator only, whichever is asked for. Of one thread.
 *
 * @param base the compiled rulebook
 * @param rulebook what the variant's files say
 * @param exchange the rule that is exchanged; empty for none
 */
record VariantRulebook(CompiledRulebook base, Rulebook rulebook, Optional<Exchange> exchange)
        implements CompiledRulebook {

    /**
     * A rule in the place of another.
     *
     * @param rule the name of the rule whose findings are dropped
     * @param donor the compiled rules that hold the other; empty where none comes in its place
     * @param name the name of the other
     */
    record Exchange(String rule, Optional<CompiledRulebook> donor, String name) {}

    @Override
    public List<RuleStatement> statements() {
        return base.statements();
    }

    @Override
    public CompiledRulebook withRuleOrder(long seed) {
        return new VariantRulebook(base.withRuleOrder(seed), rulebook, exchange);
    }

    @Override
    public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
        List<Finding> findings = base.evaluate(facts, Evaluator.FLAT);
        if (exchange.isEmpty()) {
            return findings;
        }
        Exchange other = exchange.get();
        List<Finding> exchanged = new ArrayList<>();
        findings.stream()
                .filter(finding -> !finding.rule().equals(other.rule()))
                .forEach(exchanged::add);
        other.donor()
                .ifPresent(donor -> donor.evaluate(facts, Evaluator.FLAT).stream()
                        .filter(finding -> finding.rule().equals(other.name()))
                        .map(finding -> named(finding, other.rule()))
                        .forEach(exchanged::add));
        return exchanged;
    }

    private static Finding named(Finding finding, String rule) {
        return new Finding(
                finding.criterion(),
                finding.part(),
                finding.kind(),
                finding.amount(),
                rule,
                finding.facts(),
                finding.parameter());
    }
}
