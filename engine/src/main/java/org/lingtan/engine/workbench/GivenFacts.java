package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;

/**
 * The facts that a case gives, by topic: a number or fraction, {@code yes} or {@code no}, {@code documented},
 * {@code {is: value}}, {@code missing}, {@code awaiting} or {@code nothing-to-measure}. A topic that is not given is
 * missing.
 */
final class GivenFacts {

    private static final String EXCLUDED = "excluded";

    private final Map<String, YamlNode> given;
    private final Set<String> used = new LinkedHashSet<>();

    GivenFacts(Map<String, YamlNode> given) {
        this.given = given;
    }

    /** The facts of a criterion. */
    List<Fact> facts(Criterion criterion, Thresholds thresholds, boolean excluded) {
        List<Fact> facts = new ArrayList<>();
        if (excluded || given.containsKey(EXCLUDED)) {
            used.add(EXCLUDED);
            facts.add(new Excluded(criterion.id(), thresholds));
            return facts;
        }
        for (Criterion.Part part : criterion.parts()) {
            part.topics()
                    .forEach(topic -> facts.add(fact(criterion.id(), part.id(), topic.kind(), topic.id(), thresholds)));
        }
        criterion
                .twin()
                .ifPresent(twin -> facts.add(
                        fact(criterion.id(), "twin", Criterion.TopicKind.DOCUMENT, twin.topic(), thresholds)));
        return facts;
    }

    /** Given topics that no criterion asked for: a misspelling that would otherwise pass silently. */
    List<String> unused() {
        return given.keySet().stream().filter(topic -> !used.contains(topic)).toList();
    }

    private Fact fact(String criterion, String part, Criterion.TopicKind kind, String topic, Thresholds thresholds) {
        YamlNode node = given.get(topic);
        if (node == null) {
            return new Open(criterion, part, topic, Open.Reason.MISSING, thresholds);
        }
        used.add(topic);
        if (node.isMap()) {
            return new Described(criterion, part, topic, node.get("is").text(), thresholds);
        }
        String word = node.text();
        return switch (word) {
            case "missing" -> new Open(criterion, part, topic, Open.Reason.MISSING, thresholds);
            case "awaiting" -> new Open(criterion, part, topic, Open.Reason.AWAITING, thresholds);
            case "nothing-to-measure" -> new Open(criterion, part, topic, Open.Reason.NOTHING_TO_MEASURE, thresholds);
            default -> stated(criterion, part, kind, topic, node, thresholds);
        };
    }

    private static Fact stated(
            String criterion,
            String part,
            Criterion.TopicKind kind,
            String topic,
            YamlNode node,
            Thresholds thresholds) {
        return switch (kind) {
            case QUANTITY -> new Measured(criterion, part, topic, fraction(node), thresholds);
            case ATTESTATION -> new Attested(criterion, part, topic, node.flag(), thresholds);
            case DOCUMENT, TABLE -> new Documented(criterion, part, topic, thresholds);
            case PROPERTY -> new Described(criterion, part, topic, node.text(), thresholds);
        };
    }

    /** A decimal, or two whole numbers with a slash between them. */
    static Ratio fraction(YamlNode node) {
        String text = node.text();
        int slash = text.indexOf('/');
        return slash < 0
                ? Numbers.decimal(text, node.place())
                : Numbers.decimal(text.substring(0, slash).strip(), node.place())
                        .dividedBy(Numbers.decimal(text.substring(slash + 1).strip(), node.place()));
    }

    /** A value as it is compared: a rounded one would hide the difference that a message is about. */
    static String exact(Ratio value) {
        return value.denominator().equals(Ratio.ONE.denominator())
                ? value.numerator().toString()
                : value.numerator() + "/" + value.denominator();
    }
}
