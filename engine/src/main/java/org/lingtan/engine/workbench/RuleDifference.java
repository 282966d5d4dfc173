package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Kind;

/** Compares the rules of two versions by what they say, not by how they are written. */
final class RuleDifference {

    private RuleDifference() {}

    static List<Change> changes(Rulebook before, Rulebook after) {
        Map<String, RuleStatement> gone = byClauseAndNumber(before);
        List<Change> changes = new ArrayList<>();
        byClauseAndNumber(after).forEach((key, rule) -> {
            RuleStatement was = gone.remove(key);
            List<String> criteria = criteria(after, rule);
            if (was == null) {
                changes.add(new Change.Rule(Kind.ADDED, Optional.empty(), Optional.of(rule), criteria));
            } else if (!meaning(was).equals(meaning(rule)) || !was.statement().equals(rule.statement())) {
                changes.add(new Change.Rule(Kind.CHANGED, Optional.of(was), Optional.of(rule), criteria));
            }
        });
        gone.values()
                .forEach(rule -> changes.add(
                        new Change.Rule(Kind.REMOVED, Optional.of(rule), Optional.empty(), criteria(before, rule))));
        return changes;
    }

    /** A rule is named by its book, clause and number; the book is left out, so that a variant can be compared. */
    private static Map<String, RuleStatement> byClauseAndNumber(Rulebook book) {
        String prefix = book.id().id().toUpperCase(Locale.ROOT) + "-";
        Map<String, RuleStatement> rules = new LinkedHashMap<>();
        for (RuleStatement rule : RuleStatement.of(book)) {
            String id = rule.id();
            rules.put(id.startsWith(prefix) ? id.substring(prefix.length()) : id, rule);
        }
        return rules;
    }

    private static List<String> criteria(Rulebook book, RuleStatement rule) {
        return book.criteria().stream()
                .filter(criterion -> rule.isOf(criterion))
                .map(Criterion::id)
                .toList();
    }

    /** Conditions, verb and arguments; the names of bindings and the order of conditions mean nothing. */
    static String meaning(RuleStatement rule) {
        Map<String, String> bound = new HashMap<>();
        List<String> patterns = new ArrayList<>();
        for (FactPattern pattern : rule.patterns()) {
            String says = pattern.type()
                    + pattern.constraints().stream()
                            .map(one -> one.form() + " " + one.name() + " " + one.literal())
                            .sorted()
                            .toList();
            patterns.add(says);
            bound.put(pattern.binding(), says);
        }
        patterns.sort(String::compareTo);
        List<String> arguments = rule.arguments().stream()
                .map(argument -> argument.fact() ? bound.getOrDefault(argument.text(), "") : argument.text())
                .toList();
        return patterns + " " + rule.verb() + arguments;
    }
}
