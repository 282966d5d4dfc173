package org.lingtan.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * The part of the work that general rule engines can do as well: points of the twenty indicators of cnip for given values,
 * without explanation. One definition feeds the DMN tables, the npm engine and both floors.
 */
public final class Points {

    /**
     * A table of bands.
     *
     * @param criterion the criterion
     * @param topic the quantity
     * @param atMost whether smaller is better
     * @param bounds the bounds of 1 to 5 points
     */
    public record Band(String criterion, String topic, boolean atMost, List<String> bounds) {}

    /**
     * Points for topics that are all yes or documented.
     *
     * @param criterion the criterion
     * @param name a name of its own
     * @param points the points
     * @param topics the topics
     */
    public record All(String criterion, String name, int points, List<String> topics) {}

    private static final List<String> FIFTHS = List.of("20", "40", "60", "80", "100");
    private static final List<String> TENTHS = List.of("10", "20", "30", "40", "50");
    private static final List<String> UPPER = List.of("40", "50", "60", "70", "80");

    /** The sixteen indicators with bands. */
    public static final List<Band> BANDS = List.of(
            new Band("X1", "energy.clean-share", false, List.of("20", "40", "60", "80", "90")),
            new Band("X2", "energy.renewable-electricity-share", false, FIFTHS),
            new Band("X3", "energy.electrification", false, List.of("30", "40", "50", "60", "70")),
            new Band("X4", "energy.storage-ratio", false, List.of("2", "4", "6", "8", "10")),
            new Band("X5", "carbon.per-energy", true, List.of("2.0", "1.5", "1.0", "0.5", "0.3")),
            new Band("X6", "production.level2-share", false, FIFTHS),
            new Band("X7", "production.audit-share", false, FIFTHS),
            new Band("X8", "production.green-factory-share", false, TENTHS),
            new Band("X9", "buildings.two-star-share", false, TENTHS),
            new Band("X10", "buildings.gb55015-share", false, FIFTHS),
            new Band("X11", "transport.clean-vehicle-share", false, List.of("20", "40", "60", "70", "80")),
            new Band("X12", "waste.solid-utilisation", false, UPPER),
            new Band("X13", "waste.heat-utilisation", false, TENTHS),
            new Band("X14", "waste.water-reuse", false, UPPER),
            new Band("X16", "digital.access-rate", false, FIFTHS),
            new Band("X19", "management.assessed-share", false, FIFTHS));

    /** The four indicators that rest on answers and documents, part by part. */
    public static final List<All> PARTS = List.of(
            new All("X15", "X15-basic", 3, List.of("platform.basic")),
            new All("X15", "X15-effects", 2, List.of("platform.basic", "platform.automated", "platform.effects")),
            new All("X17", "X17-body", 2, List.of("management.body")),
            new All("X17", "X17-system", 1, List.of("management.carbon-system")),
            new All("X17", "X17-funds", 2, List.of("management.special-funds")),
            new All("X18", "X18-made", 2, List.of("inventory.made")),
            new All("X18", "X18-verified", 2, List.of("inventory.made", "inventory.verified")),
            new All("X18", "X18-disclosed", 1, List.of("inventory.made", "inventory.disclosed")),
            new All("X20", "X20-short", 1, List.of(
                    "strategy.short.inventory-and-targets", "strategy.short.renewables", "strategy.short.efficiency")),
            new All("X20", "X20-medium", 2, List.of(
                    "strategy.medium.green-buildings",
                    "strategy.medium.green-operation",
                    "strategy.medium.sustainable-products")),
            new All("X20", "X20-long", 2, List.of(
                    "strategy.long.green-logistics", "strategy.long.supply-chain", "strategy.long.customer-help")));

    private static final String[] VALUES = {
        "45.7", "38.2", "51.3", "6.4", "1.16", "66.7", "83.3", "25", "31.8", "72.5", "64.1", "78.9", "33.3", "80", "91.2",
        "58.3"
    };

    private static final Ratio[][] BOUNDS = BANDS.stream()
            .map(band -> band.bounds().stream().map(Ratio::of).toArray(Ratio[]::new))
            .toArray(Ratio[][]::new);

    private Points() {}

    /**
     * The values of one park: numbers, and yes but for one goal and one document.
     *
     * @return the values by topic
     */
    public static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < VALUES.length; i++) {
            values.put(BANDS.get(i).topic(), new BigDecimal(VALUES[i]));
        }
        for (All part : PARTS) {
            part.topics().forEach(topic -> values.put(topic, true));
        }
        values.put("strategy.long.customer-help", false);
        values.put("inventory.disclosed", false);
        return values;
    }

    /**
     * The hand-written sum in exact arithmetic.
     *
     * @param numbers the numbers in the order of {@link #BANDS}
     * @param answers whether each topic holds
     * @return the sum of the points
     */
    public static int floor(Ratio[] numbers, Map<String, Boolean> answers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            Ratio[] bounds = BOUNDS[i];
            boolean atMost = i == 4;
            for (int step = bounds.length - 1; step >= 0; step--) {
                int order = numbers[i].compareTo(bounds[step]);
                if (atMost ? order <= 0 : order >= 0) {
                    sum += step + 1;
                    break;
                }
            }
        }
        for (All part : PARTS) {
            boolean all = true;
            for (String topic : part.topics()) {
                all &= answers.get(topic);
            }
            sum += all ? part.points() : 0;
        }
        return sum;
    }

    /**
     * The same values as facts of the rulebook.
     *
     * @param book cnip
     * @param thresholds its parameters
     * @return one fact for each topic
     */
    public static List<Fact> facts(Rulebook book, Thresholds thresholds) {
        Map<String, Object> values = values();
        List<Fact> facts = new ArrayList<>();
        for (Criterion criterion : book.criteria()) {
            for (Criterion.Part part : criterion.parts()) {
                for (Criterion.Topic topic : part.topics()) {
                    facts.add(fact(criterion.id(), part.id(), topic, values.get(topic.id()), thresholds));
                }
            }
        }
        return facts;
    }

    private static Fact fact(
            String criterion, String part, Criterion.Topic topic, Object value, Thresholds thresholds) {
        if (value instanceof BigDecimal number) {
            return new Measured(criterion, part, topic.id(), Ratio.of(number), thresholds);
        }
        boolean yes = Boolean.TRUE.equals(value);
        if (topic.kind() == Criterion.TopicKind.ATTESTATION) {
            return new Attested(criterion, part, topic.id(), yes, thresholds);
        }
        return yes
                ? new Documented(criterion, part, topic.id(), thresholds)
                : new Open(criterion, part, topic.id(), Open.Reason.MISSING, thresholds);
    }

    /**
     * The points of findings.
     *
     * @param findings what the rules found
     * @return their sum
     */
    public static int sum(List<Finding> findings) {
        int sum = 0;
        for (Finding finding : findings) {
            sum += finding.amount().numerator().intValue();
        }
        return sum;
    }

    /**
     * Definition and values for the npm engine.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        StringBuilder json = new StringBuilder("{\"bands\":[");
        for (Band band : BANDS) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"name\":\"").append(band.criterion())
                    .append("\",\"topic\":\"").append(band.topic())
                    .append("\",\"atMost\":").append(band.atMost())
                    .append(",\"bounds\":").append(band.bounds()).append('}');
        }
        json.append("],\"parts\":[");
        for (All part : PARTS) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"name\":\"").append(part.name())
                    .append("\",\"points\":").append(part.points())
                    .append(",\"topics\":[\"").append(String.join("\",\"", part.topics())).append("\"]}");
        }
        json.append("],\"values\":{");
        values().forEach((topic, value) -> json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                .append('"').append(topic).append("\":").append(value));
        System.out.println(json.append("}}"));
    }
}
