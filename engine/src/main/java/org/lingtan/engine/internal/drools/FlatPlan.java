package org.lingtan.engine.internal.drools;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.FindingSink;
import org.lingtan.engine.internal.drools.FlatRule.FlatPattern;

/**
 * Runs compiled rules without the network: facts are sorted into cells by criterion and topic once, and each rule looks
 * only into the cells its patterns name. Immutable; every run has its own state.
 */
final class FlatPlan {

    private static final int NONE = -1;

    private final FlatRule[] rules;
    private final int[][] cellsOf;
    private final Map<String, Map<String, Integer>> cells = new HashMap<>();
    private final FindingOrder order;
    private final boolean inOrder;
    private int cellCount;

    FlatPlan(List<FlatRule> rules, FindingOrder order) {
        this.rules = rules.toArray(FlatRule[]::new);
        this.order = order;
        this.cellsOf = new int[this.rules.length][];
        boolean ascending = true;
        for (int i = 0; i < this.rules.length; i++) {
            cellsOf[i] =
                    Arrays.stream(this.rules[i].patterns()).mapToInt(this::cell).toArray();
            ascending &= i == 0 || order.place(this.rules[i - 1].name()) < order.place(this.rules[i].name());
        }
        this.inOrder = ascending;
    }

    private int cell(FlatPattern pattern) {
        return cells.computeIfAbsent(pattern.criterion(), criterion -> new HashMap<>())
                .computeIfAbsent(pattern.topic(), topic -> cellCount++);
    }

    List<Finding> run(List<Fact> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        Run run = new Run(given.toArray(Fact[]::new));
        try {
            for (int i = 0; i < rules.length; i++) {
                run.rule(i);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A compiled rule failed.", e);
        }
        List<Finding> findings = run.out.findings();
        return inOrder && !run.crowded ? findings : order.sorted(findings);
    }

    /** The state of one evaluation: the facts of each cell as a chain through their indexes. */
    private final class Run {

        private final Fact[] facts;
        private final int[] heads = new int[cellCount];
        private final int[] next;
        private final FindingSink out = new FindingSink();
        private boolean crowded;
        private int firings;

        Run(Fact[] facts) {
            this.facts = facts;
            this.next = new int[facts.length];
            Arrays.fill(heads, NONE);
            String criterion = "";
            Map<String, Integer> topics = Map.of();
            for (int i = 0; i < facts.length; i++) {
                if (!facts[i].getCriterion().equals(criterion)) {
                    criterion = facts[i].getCriterion();
                    topics = cells.getOrDefault(criterion, Map.of());
                }
                Integer cell = topics.get(facts[i].getTopic());
                if (cell != null) {
                    next[i] = heads[cell];
                    crowded |= heads[cell] != NONE;
                    heads[cell] = i;
                }
            }
        }

        void rule(int index) throws Exception {
            int[] chain = cellsOf[index];
            for (int cell : chain) {
                if (heads[cell] == NONE) {
                    return;
                }
            }
            if (chain.length == 1) {
                single(rules[index], heads[chain[0]]);
            } else {
                join(rules[index], chain, 0, new Fact[chain.length]);
            }
        }

        /** Most rules ask for one fact, and most find none that fits. */
        private void single(FlatRule rule, int head) throws Exception {
            FlatPattern pattern = rule.patterns()[0];
            for (int i = head; i != NONE; i = next[i]) {
                if (pattern.accepts(facts[i])) {
                    fire(rule, facts[i]);
                }
            }
        }

        private void join(FlatRule rule, int[] chain, int depth, Fact[] tuple) throws Exception {
            if (depth == tuple.length) {
                fire(rule, tuple);
                return;
            }
            FlatPattern pattern = rule.patterns()[depth];
            for (int i = heads[chain[depth]]; i != NONE; i = next[i]) {
                if (pattern.accepts(facts[i])) {
                    tuple[depth] = facts[i];
                    join(rule, chain, depth + 1, tuple);
                }
            }
        }

        private void fire(FlatRule rule, Fact... tuple) throws Exception {
            if (++firings > order.limit(facts.length)) {
                throw new IllegalStateException("The rules fired more than %d times.".formatted(firings - 1));
            }
            int[] places = rule.arguments();
            Object[] values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = places[i] == FlatRule.SINK ? out : tuple[places[i]];
            }
            out.firing(rule.name());
            rule.execute(values);
        }
    }
}
