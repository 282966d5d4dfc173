package org.lingtan.rulebooks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;

/** Random sets of facts for one rulebook, their values taken from the rulebook's own edges. */
final class FactSets {

    private static final Ratio HAIR = Ratio.of(1, 1_000_000_007L);
    private static final Map<String, List<String>> PROPERTIES = Map.of(
            "type", List.of("dwelling", "public", "industrial", "office"),
            "climate-zone",
                    List.of("severe-cold", "cold", "hot-summer-cold-winter", "hot-summer-warm-winter", "temperate"),
            "phase", List.of("pre-evaluation", "evaluation"),
            "sound-insulation", List.of("below-mean", "mean", "high"));

    private final Rulebook rulebook;
    private final Thresholds thresholds;
    private final List<Ratio> edges;

    FactSets(Rulebook rulebook, Thresholds thresholds) {
        this.rulebook = rulebook;
        this.thresholds = thresholds;
        this.edges = edges(rulebook);
    }

    /** Every bound of every parameter, a hair below, a hair above, and halfway to the next. */
    private static List<Ratio> edges(Rulebook rulebook) {
        TreeSet<Ratio> bounds = new TreeSet<>(List.of(Ratio.ZERO, Ratio.ONE, Ratio.HUNDRED));
        for (Parameter parameter : rulebook.parameters().all()) {
            for (Parameter.Dated dated : parameter.values()) {
                if (dated.value() instanceof Ratio number) {
                    bounds.add(number);
                } else if (dated.value() instanceof Bands bands) {
                    bands.steps().forEach(step -> bounds.add(step.bound()));
                } else if (dated.value() instanceof Interval range) {
                    if (range.min() != null) {
                        bounds.add(range.min());
                    }
                    if (range.max() != null) {
                        bounds.add(range.max());
                    }
                }
            }
        }
        List<Ratio> result = new ArrayList<>();
        Ratio last = Ratio.ZERO;
        for (Ratio bound : bounds) {
            result.add(bound);
            result.add(bound.minus(HAIR));
            result.add(bound.plus(HAIR));
            result.add(bound.plus(last).dividedBy(Ratio.of(2)));
            last = bound;
        }
        return List.copyOf(result);
    }

    List<Fact> next(SplittableRandom random) {
        List<Fact> facts = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            if (criterion.excludable() && random.nextInt(8) == 0) {
                facts.add(new Excluded(criterion.id(), thresholds));
                continue;
            }
            for (Criterion.Part part : criterion.parts()) {
                part.topics().forEach(topic -> facts.add(fact(criterion.id(), part.id(), topic, random)));
            }
            criterion
                    .twin()
                    .ifPresent(twin -> facts.add(
                            random.nextBoolean()
                                    ? new Documented(criterion.id(), "twin", twin.topic(), thresholds)
                                    : new Open(criterion.id(), "twin", twin.topic(), Open.Reason.MISSING, thresholds)));
        }
        return facts;
    }

    private Fact fact(String criterion, String part, Criterion.Topic topic, SplittableRandom random) {
        if (random.nextInt(6) == 0) {
            boolean quantity = topic.kind() == Criterion.TopicKind.QUANTITY;
            Open.Reason[] reasons = Open.Reason.values();
            Open.Reason reason = reasons[random.nextInt(quantity ? reasons.length : reasons.length - 1)];
            return new Open(criterion, part, topic.id(), reason, thresholds);
        }
        return switch (topic.kind()) {
            case QUANTITY -> new Measured(criterion, part, topic.id(), value(random), thresholds);
            case ATTESTATION -> new Attested(criterion, part, topic.id(), random.nextBoolean(), thresholds);
            case DOCUMENT, TABLE -> new Documented(criterion, part, topic.id(), thresholds);
            case PROPERTY -> new Described(criterion, part, topic.id(), property(topic.id(), random), thresholds);
        };
    }

    private Ratio value(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? Ratio.of(random.nextLong(0, 1_000_000), random.nextLong(1, 10_000))
                : edges.get(random.nextInt(edges.size()));
    }

    private static String property(String topic, SplittableRandom random) {
        List<String> values = PROPERTIES.getOrDefault(topic, List.of("other"));
        return values.get(random.nextInt(values.size()));
    }
}
