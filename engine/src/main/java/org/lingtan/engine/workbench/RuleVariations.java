package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;

/**
 * The mutants of one rule file: each comparison, property and verb exchanged for its neighbours, each condition and each
 * rule taken away.
 */
final class RuleVariations {

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("atLeast", List.of("above", "below")),
            Map.entry("above", List.of("atLeast", "atMost")),
            Map.entry("below", List.of("atMost", "atLeast")),
            Map.entry("atMost", List.of("below", "above")),
            Map.entry("within", List.of("outside")),
            Map.entry("outside", List.of("within")),
            Map.entry("inForce", List.of("notInForce")),
            Map.entry("notInForce", List.of("inForce")),
            Map.entry("yes", List.of("no")),
            Map.entry("no", List.of("yes")),
            Map.entry("positive", List.of("nothing")),
            Map.entry("nothing", List.of("positive")),
            Map.entry("nothingToMeasure", List.of("unsettled")),
            Map.entry("unsettled", List.of("nothingToMeasure")));

    /** A verb that takes no parameter drops it. */
    private static final Map<String, List<String>> VERBS = Map.ofEntries(
            Map.entry("met", List.of("notMet", "partlyMet")),
            Map.entry("partlyMet", List.of("met", "notMet")),
            Map.entry("notMet", List.of("met", "partlyMet")),
            Map.entry("notApplicable", List.of("met", "notMet")),
            Map.entry("scored", List.of("earnedNothing")),
            Map.entry("awarded", List.of("earnedNothing")),
            Map.entry("marked", List.of("earnedNothing")),
            Map.entry("reached", List.of("reachedBelow")),
            Map.entry("reachedBelow", List.of("reached")),
            Map.entry("permitted", List.of("notApplicable")),
            Map.entry("permittedUpTo", List.of("notApplicable")),
            Map.entry("twin", List.of("notMet")));

    private final String book;
    private final Criterion criterion;
    private final List<RuleStatement> rules;
    private final List<Variation> variations = new ArrayList<>();

    private RuleVariations(String book, Criterion criterion, List<RuleStatement> rules) {
        this.book = book;
        this.criterion = criterion;
        this.rules = rules;
    }

    /**
     * The mutants.
     *
     * @param book the id of the rulebook
     * @param criterion the criterion of the file
     * @param rules the rules of the file
     * @return the mutants, in the order of the file
     */
    static List<Variation> of(String book, Criterion criterion, List<RuleStatement> rules) {
        RuleVariations all = new RuleVariations(book, criterion, rules);
        rules.forEach(all::rule);
        return all.variations;
    }

    private void rule(RuleStatement rule) {
        for (int i = 0; i < rule.patterns().size(); i++) {
            FactPattern pattern = rule.patterns().get(i);
            for (int j = 1; j < pattern.constraints().size(); j++) {
                constraint(rule, i, j);
            }
            withoutPattern(rule, i);
        }
        for (String verb : verbs(rule)) {
            RuleStatement changed = withVerb(rule, verb);
            add(
                    rule,
                    "verb:" + rule.verb() + ">" + verb,
                    rule.line(),
                    DrlText.consequence(rule),
                    Optional.of(changed),
                    DrlText.consequence(changed));
        }
        add(rule, "removed", rule.line(), rule.name(), Optional.empty(), "");
    }

    private void constraint(RuleStatement rule, int i, int j) {
        Constraint constraint = rule.patterns().get(i).constraints().get(j);
        boolean topic = j == 1 && constraint.form() == Form.EQUALS;
        if (topic) {
            return;
        }
        String place = "condition" + (i + 1) + "." + j;
        neighbours(constraint).forEach(other -> {
            List<Constraint> changed = new ArrayList<>(rule.patterns().get(i).constraints());
            changed.set(j, other);
            add(
                    rule,
                    place + ":" + brief(constraint) + ">" + brief(other),
                    constraint.line(),
                    DrlText.constraint(constraint),
                    Optional.of(with(rule, i, changed)),
                    DrlText.constraint(other));
        });
        List<Constraint> fewer = new ArrayList<>(rule.patterns().get(i).constraints());
        fewer.remove(j);
        add(
                rule,
                place + "-",
                constraint.line(),
                DrlText.constraint(constraint),
                Optional.of(with(rule, i, fewer)),
                "");
    }

    private static String brief(Constraint constraint) {
        return constraint.form() == Form.DIFFERS ? "!=" : constraint.form() == Form.EQUALS ? "==" : constraint.name();
    }

    private static Stream<Constraint> neighbours(Constraint constraint) {
        return switch (constraint.form()) {
            case EQUALS -> Stream.of(of(constraint, Form.DIFFERS, constraint.name()));
            case DIFFERS -> Stream.of(of(constraint, Form.EQUALS, constraint.name()));
            case HOLDS, CALLS ->
                WORDS.getOrDefault(constraint.name(), List.of()).stream()
                        .map(word -> of(constraint, constraint.form(), word));
        };
    }

    private static Constraint of(Constraint constraint, Form form, String name) {
        return new Constraint(form, name, constraint.literal(), constraint.line());
    }

    private static RuleStatement with(RuleStatement rule, int pattern, List<Constraint> constraints) {
        List<FactPattern> patterns = new ArrayList<>(rule.patterns());
        FactPattern old = patterns.get(pattern);
        patterns.set(pattern, new FactPattern(old.binding(), old.type(), constraints, old.line()));
        return rule.saying(patterns, rule.verb(), rule.arguments());
    }

    /** A fact that the consequence needs cannot be done without. */
    private void withoutPattern(RuleStatement rule, int i) {
        FactPattern pattern = rule.patterns().get(i);
        List<Argument> arguments = rule.arguments().stream()
                .filter(argument -> !argument.fact() || !argument.text().equals(pattern.binding()))
                .toList();
        if (rule.patterns().size() == 1 || arguments.stream().noneMatch(Argument::fact)) {
            return;
        }
        List<FactPattern> patterns = new ArrayList<>(rule.patterns());
        patterns.remove(i);
        RuleStatement changed = rule.saying(patterns, rule.verb(), arguments);
        add(rule, "condition" + (i + 1) + "-", pattern.line(), DrlText.pattern(pattern), Optional.of(changed), "");
    }

    private List<String> verbs(RuleStatement rule) {
        if (rule.verb().equals("open")) {
            return List.of(
                    switch (criterion.kind()) {
                        case POINTS, INDICATOR -> "earnedNothing";
                        case MEASURE, CONDITION, CORE, GUIDING -> "notMet";
                        case PREREQUISITE -> "notApplicable";
                    });
        }
        boolean opens = rule.verb().equals("earnedNothing")
                && rule.arguments().size() == 1
                && rule.patterns().stream()
                        .anyMatch(pattern -> pattern.type().equals("Open")
                                && pattern.binding()
                                        .equals(rule.arguments().get(0).text()));
        if (opens) {
            return List.of("open");
        }
        // Only a measure knows a part that is partly met.
        return VERBS.getOrDefault(rule.verb(), List.of()).stream()
                .filter(verb -> criterion.kind() == Criterion.Kind.MEASURE || !verb.equals("partlyMet"))
                .toList();
    }

    private static RuleStatement withVerb(RuleStatement rule, String verb) {
        boolean same = verb.startsWith("reached");
        List<Argument> arguments = same
                ? rule.arguments()
                : rule.arguments().stream().filter(Argument::fact).toList();
        return rule.saying(rule.patterns(), verb, arguments);
    }

    private void add(
            RuleStatement rule, String how, int line, String before, Optional<RuleStatement> changed, String after) {
        List<RuleStatement> edited = new ArrayList<>();
        rules.forEach(each -> {
            if (!each.name().equals(rule.name())) {
                edited.add(each);
            } else {
                changed.ifPresent(edited::add);
            }
        });
        Mutant mutant = new Mutant(rule.id() + "/" + how, criterion.id(), rule.file(), line, before, after);
        variations.add(new Variation(
                mutant, DrlText.file(book, edited), Optional.of(new Variation.RuleChange(rule.name(), changed))));
    }
}
