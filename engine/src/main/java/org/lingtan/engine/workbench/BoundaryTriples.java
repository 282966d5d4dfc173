package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;
import org.lingtan.engine.rulebook.TopicStates;
import org.lingtan.engine.scoring.CriterionScore;

/**
 * Writes cases just below, on and just above each bound that the rules of a clause name, in the form of a cases file. What
 * they expect is computed from the rules as they stand and says so in each name: a case that repeats the rules proves
 * nothing before a person has confirmed it.
 */
public final class BoundaryTriples {

    private static final int FINER = 2;
    private static final LocalDate USUAL = LocalDate.of(2026, 3, 1);

    private final CompiledRulebook book;
    private final Criterion criterion;
    private final List<RuleStatement> rules;
    private final Set<String> cases = new LinkedHashSet<>();

    private BoundaryTriples(CompiledRulebook book, Criterion criterion) {
        this.book = book;
        this.criterion = criterion;
        this.rules =
                book.statements().stream().filter(rule -> rule.isOf(criterion)).toList();
    }

    /**
     * The triples of a clause.
     *
     * @param book the compiled rulebook
     * @param criterion one of its criteria
     * @return cases as YAML, one after the other; empty if no rule of the clause names a bound
     */
    public static List<String> of(CompiledRulebook book, Criterion criterion) {
        BoundaryTriples triples = new BoundaryTriples(book, criterion);
        triples.rules.forEach(triples::rule);
        return List.copyOf(triples.cases);
    }

    private void rule(RuleStatement rule) {
        for (FactPattern pattern : rule.patterns()) {
            if (pattern.type().equals("Measured")) {
                for (String id : bounds(rule, pattern)) {
                    book.rulebook().parameters().find(id).ifPresent(parameter -> parameter(rule, pattern, parameter));
                }
            }
        }
    }

    /** The parameters that the value of a pattern is compared with, in its conditions or in the consequence. */
    private static Set<String> bounds(RuleStatement rule, FactPattern pattern) {
        Set<String> ids = new LinkedHashSet<>();
        for (Constraint constraint : pattern.constraints()) {
            if (constraint.form() == Form.CALLS && !constraint.name().endsWith("nForce")) {
                ids.add(constraint.literal());
            }
        }
        boolean own = rule.arguments().get(0).equals(new Argument(true, pattern.binding()));
        if (own && rule.arguments().size() > 1 && !rule.arguments().get(1).fact()) {
            ids.add(rule.arguments().get(1).text());
        }
        return ids;
    }

    private void parameter(RuleStatement rule, FactPattern pattern, Parameter parameter) {
        for (Parameter.Dated dated : parameter.values()) {
            LocalDate day = day(dated);
            for (Ratio bound : TopicStates.edges(dated.value())) {
                BigDecimal edge = new BigDecimal(bound.toDecimal());
                BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, edge.scale()) + FINER);
                one(rule, pattern, parameter, day, edge.subtract(step), "just below", edge);
                one(rule, pattern, parameter, day, edge, "exactly", edge);
                one(rule, pattern, parameter, day, edge.add(step), "just above", edge);
            }
        }
    }

    /** A day on which the value holds: the usual one if it does then, else the first. */
    private LocalDate day(Parameter.Dated dated) {
        LocalDate usual = later(USUAL, book.rulebook().effectiveFrom());
        LocalDate from = dated.from() == null ? usual : dated.from();
        boolean then = !usual.isBefore(from) && (dated.to() == null || !usual.isAfter(dated.to()));
        return then ? usual : later(from, book.rulebook().effectiveFrom());
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private void one(
            RuleStatement rule,
            FactPattern pattern,
            Parameter parameter,
            LocalDate day,
            BigDecimal value,
            String where,
            BigDecimal edge) {
        Thresholds thresholds = book.rulebook().parameters().on(day);
        Map<String, String> given = new LinkedHashMap<>();
        String topic = topic(pattern);
        given.put(topic, value.toPlainString());
        for (FactPattern other : rule.patterns()) {
            if (!given.containsKey(topic(other))) {
                context(other, thresholds, given);
            }
        }
        StringBuilder text = new StringBuilder("- name: \"computed, to be confirmed: ")
                .append(topic)
                .append(' ')
                .append(where)
                .append(' ')
                .append(edge.toPlainString())
                .append(" (")
                .append(parameter.id())
                .append(")\"\n  date: ")
                .append(day)
                .append("\n  given: {");
        text.append(String.join(
                        ", ",
                        given.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList()))
                .append("}\n  expect: ")
                .append(expectation(given, thresholds))
                .append('\n');
        cases.add(text.toString());
    }

    private static String topic(FactPattern pattern) {
        return pattern.constraints().size() < 2
                ? "excluded"
                : pattern.constraints().get(1).literal();
    }

    /** What lets the other patterns of the rule hold, so that the bound decides. */
    private void context(FactPattern pattern, Thresholds thresholds, Map<String, String> given) {
        List<Constraint> further =
                pattern.constraints().subList(2, pattern.constraints().size());
        switch (pattern.type()) {
            case "Documented" -> given.put(topic(pattern), "documented");
            case "Attested" ->
                given.put(
                        topic(pattern),
                        further.stream()
                                        .anyMatch(
                                                constraint -> constraint.name().equals("no"))
                                ? "no"
                                : "yes");
            case "Described" ->
                further.stream()
                        .filter(constraint -> constraint.form() == Form.EQUALS)
                        .findFirst()
                        .ifPresent(constraint -> given.put(topic(pattern), "{is: " + constraint.literal() + "}"));
            case "Measured" -> given.put(topic(pattern), measured(pattern, further, thresholds));
            default -> {
                // an open topic is one that is not given
            }
        }
    }

    private String measured(FactPattern pattern, List<Constraint> further, Thresholds thresholds) {
        TreeSet<Ratio> candidates = new TreeSet<>(List.of(Ratio.ZERO, Ratio.ONE));
        for (Constraint constraint : further) {
            thresholds
                    .find(constraint.literal())
                    .ifPresent(value -> TopicStates.edges(value)
                            .forEach(edge ->
                                    candidates.addAll(List.of(edge.minus(Ratio.ONE), edge, edge.plus(Ratio.ONE)))));
        }
        return candidates.stream()
                .filter(value -> value.signum() >= 0)
                .filter(value -> further.stream()
                        .allMatch(constraint -> FactConditions.holds(
                                constraint, new Measured(criterion.id(), "", topic(pattern), value, thresholds))))
                .findFirst()
                .orElse(Ratio.ZERO)
                .toDecimal();
    }

    private String expectation(Map<String, String> given, Thresholds thresholds) {
        StringBuilder yaml = new StringBuilder();
        given.forEach(
                (topic, value) -> yaml.append(topic).append(": ").append(value).append('\n'));
        GivenFacts facts =
                new GivenFacts(YamlNode.read("given", yaml.toString()).entries());
        List<Finding> findings = book.evaluate(facts.facts(criterion, thresholds, false), Evaluator.FLAT);
        CriterionScore score = CriterionScore.of(criterion, findings, thresholds);
        String amount = switch (criterion.kind()) {
            case POINTS -> ", points: " + number(score.points());
            case INDICATOR -> ", share: " + number(score.share());
            case PREREQUISITE -> ", rank: " + number(score.rank());
            default -> "";
        };
        List<String> fired = score.rules().stream()
                .map(rule -> rule.substring(0, rule.indexOf(' ')))
                .toList();
        return "{outcome: " + score.outcome().code() + amount + ", rules: " + fired + "}";
    }

    private static String number(Ratio value) {
        return Ratio.of(value.toDecimal()).equals(value) ? value.toDecimal() : '"' + GivenFacts.exact(value) + '"';
    }
}
