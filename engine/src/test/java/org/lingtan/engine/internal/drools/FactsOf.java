package org.lingtan.engine.internal.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/** Random facts as the engine would build them: one for each topic of each part. */
final class FactsOf {

    private FactsOf() {}

    static List<Fact> random(Rulebook book, LocalDate date, Random random) {
        Thresholds thresholds = book.parameters().on(date);
        List<Fact> facts = new ArrayList<>();
        for (Criterion criterion : book.criteria()) {
            if (criterion.excludable() && random.nextInt(8) == 0) {
                facts.add(new Excluded(criterion.id(), thresholds));
                continue;
            }
            for (Criterion.Part part : criterion.parts()) {
                for (Criterion.Topic topic : part.topics()) {
                    facts.add(fact(criterion.id(), part.id(), topic.kind(), topic.id(), thresholds, random));
                }
            }
            criterion
                    .twin()
                    .ifPresent(twin -> facts.add(fact(
                            criterion.id(), "twin", Criterion.TopicKind.DOCUMENT, twin.topic(), thresholds, random)));
        }
        return facts;
    }

    private static Fact fact(
            String criterion,
            String part,
            Criterion.TopicKind kind,
            String topic,
            Thresholds thresholds,
            Random random) {
        if (random.nextInt(5) == 0) {
            Open.Reason[] reasons = Open.Reason.values();
            return new Open(criterion, part, topic, reasons[random.nextInt(reasons.length)], thresholds);
        }
        return switch (kind) {
            case QUANTITY -> new Measured(criterion, part, topic, value(random), thresholds);
            case ATTESTATION -> new Attested(criterion, part, topic, random.nextBoolean(), thresholds);
            case DOCUMENT, TABLE -> new Documented(criterion, part, topic, thresholds);
            case PROPERTY ->
                new Described(criterion, part, topic, random.nextBoolean() ? "dwelling" : "office", thresholds);
        };
    }

    private static Ratio value(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Ratio.of(random.nextInt(6) * 20L);
            case 1 -> Ratio.of(random.nextInt(1000), 7 + random.nextInt(5));
            case 2 -> Ratio.of(random.nextInt(12) * 100_000L);
            case 3 -> Ratio.of(random.nextInt(4));
            default -> Ratio.of(random.nextInt(30), 10);
        };
    }
}
