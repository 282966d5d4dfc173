package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * How much of a rulebook its cases exercise: a rule is covered if it fired, and if each of its conditions was seen to hold
 * and seen to fail; a clause if all its rules are.
 */
public final class Coverage {

    /**
     * A condition of a rule.
     *
     * @param text the condition as DRL
     * @param line the line, counted from 1
     * @param held whether it was ever seen to hold
     * @param failed whether it was ever seen to fail
     */
    public record Condition(String text, int line, boolean held, boolean failed) {
        /**
         * Whether the condition was seen both ways.
         *
         * @return true if so
         */
        public boolean isDecided() {
            return held && failed;
        }
    }

    /**
     * A rule.
     *
     * @param rule the name
     * @param file the file below the version folder
     * @param line the line of the name
     * @param fired whether it ever fired
     * @param conditions its conditions, in order
     */
    public record Rule(String rule, String file, int line, boolean fired, List<Condition> conditions) {
        /** Copies the list. */
        public Rule {
            conditions = List.copyOf(conditions);
        }

        /**
         * Whether the rule is covered.
         *
         * @return true if it fired and each of its conditions was seen both ways
         */
        public boolean isCovered() {
            return fired && conditions.stream().allMatch(Condition::isDecided);
        }
    }

    /**
     * A clause.
     *
     * @param criterion the id of its criterion
     * @param folder its folder
     * @param rules its rules, in the order of the file
     */
    public record Clause(String criterion, String folder, List<Rule> rules) {
        /** Copies the list. */
        public Clause {
            rules = List.copyOf(rules);
        }

        /**
         * Whether the clause is covered.
         *
         * @return true if it has rules and all of them are covered
         */
        public boolean isCovered() {
            return !rules.isEmpty() && rules.stream().allMatch(Rule::isCovered);
        }
    }

    /**
     * What came of it.
     *
     * @param cases how many cases ran
     * @param clauses every clause, in the order of the rulebook
     */
    public record Report(int cases, List<Clause> clauses) {
        /** Copies the list. */
        public Report {
            clauses = List.copyOf(clauses);
        }

        /**
         * Every rule.
         *
         * @return the rules, in the order of the rulebook
         */
        public List<Rule> rules() {
            return clauses.stream().flatMap(clause -> clause.rules().stream()).toList();
        }

        /**
         * The share of clauses that are covered.
         *
         * @return per cent, 0 to 100, rounded down to two decimals
         */
        public BigDecimal clausePercentage() {
            return Percentage.of(
                    (int) clauses.stream().filter(Clause::isCovered).count(), clauses.size());
        }

        /**
         * The share of rules that are covered.
         *
         * @return per cent, 0 to 100, rounded down to two decimals
         */
        public BigDecimal rulePercentage() {
            return Percentage.of((int) rules().stream().filter(Rule::isCovered).count(), rules().size());
        }

        /**
         * Whether everything is covered.
         *
         * @return true if every clause is
         */
        public boolean isWhole() {
            return clauses.stream().allMatch(Clause::isCovered);
        }
    }

    private Coverage() {}

    /**
     * Runs the cases and watches the rules.
     *
     * @param book the compiled rulebook
     * @param files the files of its version folder by path
     * @return what was exercised
     */
    public static Report of(CompiledRulebook book, Map<String, byte[]> files) {
        WatchedRulebook watched = new WatchedRulebook(book);
        int cases = new CaseRunner(watched, files).run().size();
        Rulebook rulebook = book.rulebook();
        List<Clause> clauses = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            clauses.add(new Clause(criterion.id(), criterion.path(), watched.rules(criterion)));
        }
        return new Report(cases, clauses);
    }
}
