package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;

/**
 * Every state that the topics of a criterion can be in, as far as its rules can tell states apart: open for each reason,
 * each answer, each value of a property, and values on and around every bound that the rules name.
 */
public final class TopicStates {

    private static final Ratio HAIR = Ratio.of(1, 1_000_000_007L);

    private final Rulebook rulebook;
    private final Criterion criterion;
    private final List<RuleStatement> rules;
    private final Thresholds thresholds;

    /**
     * The states of the topics of one criterion.
     *
     * @param rulebook the rulebook
     * @param criterion the criterion
     * @param rules rules of the rulebook; those of other criteria are not looked at
     * @param thresholds the parameters in force
     */
    public TopicStates(Rulebook rulebook, Criterion criterion, List<RuleStatement> rules, Thresholds thresholds) {
        this.rulebook = rulebook;
        this.criterion = criterion;
        this.rules = rules.stream().filter(rule -> rule.isOf(criterion)).toList();
        this.thresholds = thresholds;
    }

    /**
     * Whether there are more combinations than that, so that a sample says nothing of what never happens.
     *
     * @param most the most combinations that are looked at
     * @return whether {@link #combinations} gives a sample
     */
    public boolean isSampled(int most) {
        return count(told(), most) > most;
    }

    private static long count(List<List<Fact>> topics, int most) {
        long count = 1;
        for (List<Fact> states : topics) {
            count = Math.min(count * states.size(), most + 1L);
        }
        return count;
    }

    /**
     * Every combination of the states that rules can tell apart, or a sample from a fixed seed where there are more. To a
     * rule, evidence that awaits a judgement is as open as evidence that is missing, so the former stands in none.
     *
     * @param most the most combinations
     * @return the combinations, one fact for each topic
     */
    public List<List<Fact>> combinations(int most) {
        List<List<Fact>> topics = told();
        long count = count(topics, most);
        List<List<Fact>> combinations = new ArrayList<>();
        Random random = new Random(criterion.id().hashCode());
        for (int i = 0; i < Math.min(count, most); i++) {
            List<Fact> facts = new ArrayList<>();
            int index = i;
            for (List<Fact> states : topics) {
                facts.add(states.get(count > most ? random.nextInt(states.size()) : index % states.size()));
                index /= states.size();
            }
            combinations.add(facts);
        }
        return combinations;
    }

    private List<List<Fact>> told() {
        return all().stream()
                .map(states -> states.stream()
                        .filter(fact -> !(fact instanceof Open open && open.reason() == Open.Reason.AWAITING))
                        .toList())
                .toList();
    }

    /**
     * For each topic of the criterion, the facts that can stand for it.
     *
     * @return the facts by topic, the missing one first
     */
    public List<List<Fact>> all() {
        List<List<Fact>> all = new ArrayList<>();
        Set<Ratio> values = values();
        for (Criterion.Part part : criterion.parts()) {
            part.topics().forEach(topic -> all.add(states(part.id(), topic.kind(), topic.id(), values)));
        }
        criterion.twin().ifPresent(twin -> all.add(states("twin", Criterion.TopicKind.DOCUMENT, twin.topic(), values)));
        return all;
    }

    private List<Fact> states(String part, Criterion.TopicKind kind, String topic, Set<Ratio> values) {
        String id = criterion.id();
        List<Fact> states = new ArrayList<>();
        states.add(new Open(id, part, topic, Open.Reason.MISSING, thresholds));
        states.add(new Open(id, part, topic, Open.Reason.AWAITING, thresholds));
        switch (kind) {
            case QUANTITY -> {
                states.add(new Open(id, part, topic, Open.Reason.NOTHING_TO_MEASURE, thresholds));
                values.forEach(value -> states.add(new Measured(id, part, topic, value, thresholds)));
            }
            case ATTESTATION -> {
                states.add(new Attested(id, part, topic, true, thresholds));
                states.add(new Attested(id, part, topic, false, thresholds));
            }
            case DOCUMENT, TABLE -> states.add(new Documented(id, part, topic, thresholds));
            case PROPERTY ->
                choices(topic).forEach(value -> states.add(new Described(id, part, topic, value, thresholds)));
        }
        return states;
    }

    /** The values that the register of the subject allows, else those that the rules name. */
    private Set<String> choices(String property) {
        Set<String> choices = new TreeSet<>();
        Catalogue.shipped()
                .findTable(rulebook.subject())
                .ifPresent(table -> table.columns().values().stream()
                        .filter(column -> column.id().equals(property))
                        .forEach(column -> choices.addAll(column.choices())));
        if (choices.isEmpty()) {
            constraints()
                    .filter(constraint -> constraint.name().equals("value"))
                    .forEach(constraint -> choices.add(constraint.literal()));
        }
        return choices;
    }

    private Stream<Constraint> constraints() {
        return rules.stream()
                .flatMap(rule -> rule.patterns().stream())
                .map(FactPattern::constraints)
                .flatMap(List::stream);
    }

    /** Every bound that a rule names, a hair below and above it, and around nothing. */
    private Set<Ratio> values() {
        Set<Ratio> bounds = new TreeSet<>(List.of(Ratio.ZERO));
        rules.forEach(rule ->
                rule.parameters().forEach(id -> thresholds.find(id).ifPresent(value -> bounds.addAll(edges(value)))));
        Set<Ratio> values = new TreeSet<>();
        bounds.forEach(bound -> values.addAll(List.of(bound.minus(HAIR), bound, bound.plus(HAIR))));
        return values;
    }

    /**
     * The numbers at which the value of a parameter changes what is decided.
     *
     * @param value the value of a parameter
     * @return the number itself, the bounds of the bands, or the ends of the range; nothing for other values
     */
    public static List<Ratio> edges(Object value) {
        List<Ratio> edges = new ArrayList<>();
        if (value instanceof Ratio number) {
            edges.add(number);
        } else if (value instanceof Bands bands) {
            bands.steps().forEach(step -> edges.add(step.bound()));
        } else if (value instanceof Interval range) {
            for (Ratio end : new Ratio[] {range.min(), range.max()}) {
                if (end != null) {
                    edges.add(end);
                }
            }
        }
        return edges;
    }
}
