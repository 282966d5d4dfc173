package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
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

/**
 * Every state that a topic of a criterion can be in, as far as rules can tell states apart: open for each reason, each
 * answer, each value of a property, and values around every bound that the rules of the criterion name.
 */
public final class TopicStates {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Ratio HAIR = Ratio.of(1, 1_000_000_007L);
    private static final String BUILDINGS = "building-records";

    private final Rulebook rulebook;
    private final Criterion criterion;
    private final Thresholds thresholds;

    /**
     * The states of the topics of one criterion.
     *
     * @param rulebook the rulebook
     * @param criterion the criterion
     * @param thresholds the parameters in force
     */
    public TopicStates(Rulebook rulebook, Criterion criterion, Thresholds thresholds) {
        this.rulebook = rulebook;
        this.criterion = criterion;
        this.thresholds = thresholds;
    }

    /**
     * For each topic of the criterion, the facts that can stand for it.
     *
     * @return the facts by topic, the missing one first
     */
    public List<List<Fact>> all() {
        List<List<Fact>> all = new ArrayList<>();
        SortedSet<Ratio> values = values();
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                all.add(states(part.id(), topic.kind(), topic.id(), values));
            }
        }
        criterion.twin().ifPresent(twin -> all.add(states("twin", Criterion.TopicKind.DOCUMENT, twin.topic(), values)));
        return all;
    }

    private List<Fact> states(String part, Criterion.TopicKind kind, String topic, SortedSet<Ratio> values) {
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

    private static List<String> choices(String property) {
        return Catalogue.shipped().findTable(BUILDINGS).orElseThrow().columns().values().stream()
                .filter(column -> column.id().equals(property))
                .findFirst()
                .map(Column::choices)
                .orElse(List.of());
    }

    /** Every bound that a rule of the criterion names, a hair below and above it, and around nothing. */
    private SortedSet<Ratio> values() {
        TreeSet<Ratio> bounds = new TreeSet<>(List.of(Ratio.ZERO));
        for (Rulebook.RuleFile file : rulebook.rules()) {
            if (file.path().startsWith(criterion.path() + "/")) {
                Matcher quoted = QUOTED.matcher(file.text());
                while (quoted.find()) {
                    thresholds.find(quoted.group(1)).ifPresent(value -> bounds.addAll(bounds(value)));
                }
            }
        }
        TreeSet<Ratio> values = new TreeSet<>();
        List<Function<Ratio, Ratio>> near = List.of(b -> b, b -> b.plus(HAIR), b -> b.minus(HAIR));
        bounds.forEach(bound -> near.forEach(move -> values.add(move.apply(bound))));
        return values;
    }

    private static List<Ratio> bounds(Object value) {
        List<Ratio> bounds = new ArrayList<>();
        if (value instanceof Ratio number) {
            bounds.add(number);
        } else if (value instanceof Bands bands) {
            bands.steps().forEach(step -> bounds.add(step.bound()));
        } else if (value instanceof Interval range) {
            if (range.min() != null) {
                bounds.add(range.min());
            }
            if (range.max() != null) {
                bounds.add(range.max());
            }
        }
        return bounds;
    }
}
