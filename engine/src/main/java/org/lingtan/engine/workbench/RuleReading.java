package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.FindingSink;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;

/**
 * What the parsed rules of one criterion say about facts, without compiling them: for looking at very many combinations of
 * facts of a draft. A test holds it against the compiled rules; results of applications never come from here.
 */
final class RuleReading {

    private final List<RuleStatement> rules;

    RuleReading(List<RuleStatement> rules) {
        this.rules = rules;
    }

    List<Finding> findings(List<Fact> facts) {
        FindingSink out = new FindingSink();
        for (RuleStatement rule : rules) {
            join(rule, facts, new ArrayList<>(), out);
        }
        return out.findings();
    }

    private static void join(RuleStatement rule, List<Fact> facts, List<Fact> tuple, FindingSink out) {
        if (tuple.size() == rule.patterns().size()) {
            fire(rule, tuple, out);
            return;
        }
        FactPattern pattern = rule.patterns().get(tuple.size());
        for (Fact fact : facts) {
            if (accepts(pattern, fact)) {
                tuple.add(fact);
                join(rule, facts, tuple, out);
                tuple.remove(tuple.size() - 1);
            }
        }
    }

    private static boolean accepts(FactPattern pattern, Fact fact) {
        return fact.getClass().getSimpleName().equals(pattern.type())
                && pattern.constraints().stream()
                        .allMatch(constraint ->
                                (fact instanceof Excluded && constraint.name().equals("topic"))
                                        || FactConditions.holds(constraint, fact));
    }

    private static void fire(RuleStatement rule, List<Fact> tuple, FindingSink out) {
        out.firing(rule.name());
        List<Fact> facts = new ArrayList<>();
        String parameter = "";
        for (Argument argument : rule.arguments()) {
            if (argument.fact()) {
                facts.add(bound(rule, tuple, argument.text()));
            } else {
                parameter = argument.text();
            }
        }
        Fact[] all = facts.toArray(Fact[]::new);
        switch (rule.verb()) {
            case "scored" -> out.scored((Measured) all[0], parameter);
            case "awarded" -> out.awarded(parameter, all);
            case "marked" -> out.marked((Measured) all[0], parameter);
            case "earnedNothing" -> out.earnedNothing(all);
            case "reached" -> out.reached((Measured) all[0], parameter);
            case "reachedBelow" -> out.reachedBelow((Measured) all[0], parameter);
            case "permitted" -> out.permitted((Measured) all[0], parameter);
            case "permittedUpTo" -> out.permittedUpTo(parameter, all);
            case "met" -> out.met(all);
            case "partlyMet" -> out.partlyMet(all);
            case "notMet" -> out.notMet(all);
            case "notApplicable" -> out.notApplicable(all);
            case "twin" -> out.twin(all);
            case "open" -> {
                if (parameter.isEmpty()) {
                    out.open((Open) all[0]);
                } else {
                    out.open((Open) all[0], parameter);
                }
            }
            default -> throw new IllegalArgumentException("The vocabulary has no verb (%s).".formatted(rule.verb()));
        }
    }

    private static Fact bound(RuleStatement rule, List<Fact> tuple, String binding) {
        for (int i = 0; i < tuple.size(); i++) {
            if (rule.patterns().get(i).binding().equals(binding)) {
                return tuple.get(i);
            }
        }
        throw new IllegalArgumentException("The rule (%s) binds no %s.".formatted(rule.id(), binding));
    }
}
