package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * A rulebook that notes for every condition of its rules whether it was seen to hold and to fail. What it reads from the
 * rules is held against what fired, so that the two can never drift apart. Of one thread.
 */
final class WatchedRulebook implements CompiledRulebook {

    private final CompiledRulebook book;
    private final List<WatchedRule> rules;

    WatchedRulebook(CompiledRulebook book) {
        this.book = book;
        this.rules = book.statements().stream().map(WatchedRule::new).toList();
    }

    /** A condition: that there is a fact of the type of a pattern, or one of the constraints on such a fact. */
    private static final class WatchedCondition {

        private final String text;
        private final int line;
        private boolean held;
        private boolean failed;

        WatchedCondition(String text, int line) {
            this.text = text;
            this.line = line;
        }

        boolean see(boolean holds) {
            held |= holds;
            failed |= !holds;
            return holds;
        }

        Coverage.Condition seen() {
            return new Coverage.Condition(text, line, held, failed);
        }
    }

    /** A pattern with its first constraints, which name the topic, and each further one. */
    private static final class WatchedPattern {

        private final FactPattern pattern;
        private final List<Constraint> further;
        private final WatchedCondition there;
        private final List<WatchedCondition> conditions;

        WatchedPattern(FactPattern pattern) {
            this.pattern = pattern;
            int named = pattern.type().equals("Excluded") ? 1 : 2;
            List<Constraint> all = pattern.constraints();
            this.further = all.subList(named, all.size());
            FactPattern bare = new FactPattern("", pattern.type(), all.subList(0, named), pattern.line());
            this.there = new WatchedCondition(DrlText.pattern(bare), pattern.line());
            this.conditions = further.stream()
                    .map(constraint -> new WatchedCondition(DrlText.constraint(constraint), constraint.line()))
                    .toList();
        }

        String criterion() {
            return pattern.constraints().get(0).literal();
        }

        /** Looks at the facts of the criterion; true if one of them satisfies every condition. */
        boolean see(List<Fact> facts) {
            List<Fact> ofTopic = facts.stream().filter(fact -> isOfTopic(fact)).toList();
            List<Fact> fitting = ofTopic.stream()
                    .filter(fact -> fact.getClass().getSimpleName().equals(pattern.type()))
                    .toList();
            there.see(!fitting.isEmpty());
            boolean any = false;
            for (Fact fact : fitting) {
                boolean all = true;
                for (int i = 0; i < further.size(); i++) {
                    all &= conditions.get(i).see(FactConditions.holds(further.get(i), fact));
                }
                any |= all;
            }
            return any;
        }

        private boolean isOfTopic(Fact fact) {
            return pattern.type().equals("Excluded")
                    || fact.getTopic().equals(pattern.constraints().get(1).literal());
        }

        Stream<Coverage.Condition> seen() {
            return Stream.concat(Stream.of(there), conditions.stream()).map(WatchedCondition::seen);
        }
    }

    /** A rule and what was seen of it. */
    private static final class WatchedRule {

        private final RuleStatement rule;
        private final List<WatchedPattern> patterns;
        private boolean fired;

        WatchedRule(RuleStatement rule) {
            this.rule = rule;
            this.patterns = rule.patterns().stream().map(WatchedPattern::new).toList();
        }

        void see(List<Fact> facts, boolean fires) {
            List<Fact> own = facts.stream()
                    .filter(fact -> fact.getCriterion().equals(patterns.get(0).criterion()))
                    .toList();
            if (own.isEmpty()) {
                return;
            }
            boolean all = true;
            for (WatchedPattern pattern : patterns) {
                all &= pattern.see(own);
            }
            if (all != fires) {
                throw new IllegalStateException("The rule (%s) %s although its conditions say otherwise."
                        .formatted(rule.id(), fires ? "fired" : "did not fire"));
            }
            fired |= fires;
        }

        Coverage.Rule seen() {
            return new Coverage.Rule(
                    rule.name(),
                    rule.file(),
                    rule.line(),
                    fired,
                    patterns.stream().flatMap(WatchedPattern::seen).toList());
        }
    }

    List<Coverage.Rule> rules(Criterion criterion) {
        List<Coverage.Rule> seen = new ArrayList<>();
        for (WatchedRule rule : rules) {
            if (rule.rule.isOf(criterion)) {
                seen.add(rule.seen());
            }
        }
        return seen;
    }

    @Override
    public Rulebook rulebook() {
        return book.rulebook();
    }

    @Override
    public List<RuleStatement> statements() {
        return book.statements();
    }

    @Override
    public CompiledRulebook withRuleOrder(long seed) {
        return new WatchedRulebook(book.withRuleOrder(seed));
    }

    @Override
    public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
        List<Finding> findings = book.evaluate(facts, which);
        if (which == Evaluator.FLAT) {
            Set<String> fired = findings.stream().map(Finding::rule).collect(Collectors.toCollection(HashSet::new));
            rules.forEach(rule -> rule.see(facts, fired.contains(rule.rule.name())));
        }
        return findings;
    }
}
