package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Form;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Role;

/** What the numbers of a rulebook are there for, read from the rules and clauses that name them. */
public final class ParameterUses {

    /**
     * What one number is there for.
     *
     * @param role what it does
     * @param name of what: the parts, criteria or groups that it serves
     * @param criteria the ids of the criteria that use it, in the order of the standard
     */
    public record Use(Role role, Text name, List<String> criteria) {
        /** Copies the list. */
        public Use {
            criteria = List.copyOf(criteria);
        }
    }

    private static final Map<String, Role> VERBS = Map.of(
            "reached", Role.LEADING_VALUE,
            "reachedBelow", Role.LEADING_VALUE,
            "scored", Role.BANDS,
            "permitted", Role.BANDS,
            "awarded", Role.POINTS,
            "marked", Role.MOST_POINTS,
            "open", Role.MOST_POINTS,
            "permittedUpTo", Role.RANK);
    private static final Map<String, Role> WORDS = Map.of(
            "atLeast", Role.LOWER_LIMIT,
            "below", Role.LOWER_LIMIT,
            "atMost", Role.UPPER_LIMIT,
            "above", Role.UPPER_LIMIT,
            "within", Role.RANGE,
            "outside", Role.RANGE);

    private final Map<String, Set<Role>> roles = new LinkedHashMap<>();
    private final Map<String, Set<Text>> names = new LinkedHashMap<>();
    private final Map<String, Set<String>> criteria = new LinkedHashMap<>();

    private ParameterUses() {}

    /**
     * Reads the uses of a rulebook.
     *
     * @param book the rulebook
     * @return the uses
     */
    public static ParameterUses of(Rulebook book) {
        ParameterUses uses = new ParameterUses();
        List<RuleStatement> rules = RuleStatement.of(book);
        for (Criterion criterion : book.criteria()) {
            rules.stream().filter(rule -> rule.isOf(criterion)).forEach(rule -> uses.rule(criterion, rule));
            for (Criterion.Part part : criterion.parts()) {
                uses.add(part.maximum(), Role.MOST_POINTS, name(criterion, Set.of(part.id())), criterion.id());
            }
        }
        book.groups().forEach(group -> uses.add(group.weight(), Role.WEIGHT, group.titles(), ""));
        return uses;
    }

    private void rule(Criterion criterion, RuleStatement rule) {
        Text name = name(criterion, parts(criterion, rule));
        rule.arguments().stream()
                .filter(argument -> !argument.fact())
                .forEach(argument ->
                        add(argument.text(), VERBS.getOrDefault(rule.verb(), Role.POINTS), name, criterion.id()));
        rule.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .filter(constraint -> constraint.form() == Form.CALLS && WORDS.containsKey(constraint.name()))
                .forEach(constraint -> add(
                        constraint.literal(), WORDS.getOrDefault(constraint.name(), Role.RANGE), name, criterion.id()));
    }

    /** The parts whose topics a rule looks at. */
    private static Set<String> parts(Criterion criterion, RuleStatement rule) {
        Set<String> topics = rule.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .filter(constraint ->
                        constraint.name().equals("topic") || constraint.name().equals("quantity"))
                .map(RuleStatement.Constraint::literal)
                .collect(Collectors.toSet());
        return criterion.parts().stream()
                .filter(part -> part.topics().stream().anyMatch(topic -> topics.contains(topic.id())))
                .map(Criterion.Part::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Text name(Criterion criterion, Set<String> parts) {
        if (criterion.parts().size() == 1 || parts.size() != 1) {
            return criterion.titles();
        }
        return criterion.parts().stream()
                .filter(part -> parts.contains(part.id()))
                .map(part -> new Text(
                        criterion.titles().zh() + "（" + part.titles().zh() + "）",
                        criterion.titles().en() + " (" + part.titles().en() + ")"))
                .findFirst()
                .orElse(criterion.titles());
    }

    private void add(String parameter, Role role, Text name, String criterion) {
        if (parameter.isEmpty()) {
            return;
        }
        roles.computeIfAbsent(parameter, id -> new LinkedHashSet<>()).add(role);
        names.computeIfAbsent(parameter, id -> new LinkedHashSet<>()).add(name);
        if (!criterion.isEmpty()) {
            criteria.computeIfAbsent(parameter, id -> new LinkedHashSet<>()).add(criterion);
        }
    }

    /**
     * What a number is there for.
     *
     * @param parameter the parameter id
     * @return its use; that of sums and accounting where no rule and no clause names it
     */
    public Use of(String parameter) {
        // A limit that also ends the scale is told as what it does most plainly: the smallest in the order of the
        // roles.
        Role role = roles.getOrDefault(parameter, Set.of()).stream()
                .min(Enum::compareTo)
                .orElse(Role.ACCOUNTING);
        List<Text> found = new ArrayList<>(names.getOrDefault(parameter, Set.of(new Text(parameter, parameter))));
        Text name = new Text(
                found.stream().map(Text::zh).collect(Collectors.joining("、")),
                found.stream().map(Text::en).collect(Collectors.joining(", ")));
        return new Use(role, name, List.copyOf(criteria.getOrDefault(parameter, Set.of())));
    }
}
