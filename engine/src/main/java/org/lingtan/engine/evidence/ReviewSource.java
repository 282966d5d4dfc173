package org.lingtan.engine.evidence;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.ReviewRecord.Decision;

/** Reads a review record from the form in which it is digested. */
public final class ReviewSource {

    private ReviewSource() {}

    /**
     * Reads a review record.
     *
     * @param name the name shown in complaints
     * @param json its JSON: assurance, decisions, exclusions, judgements, refusedUnits
     * @return the record
     * @throws SourceException if it has another form
     */
    public static ReviewRecord read(String name, byte[] json) {
        JsonNode root = JsonSource.read(name, json);
        root.only("assurance", "decisions", "exclusions", "judgements", "refusedUnits");
        String assurance = root.get("assurance").text();
        if (!assurance.equals("self") && !assurance.equals("certified")) {
            throw IntakeProblems.refusal(
                    "review.assurance", root.get("assurance").place(), assurance);
        }
        TreeMap<String, Decision> decisions = new TreeMap<>();
        root.get("decisions").entries().forEach((item, node) -> decisions.put(item, decision(node)));
        TreeMap<String, String> refused = new TreeMap<>();
        root.get("refusedUnits").entries().forEach((units, reason) -> refused.put(units, reason.text()));
        return new ReviewRecord(
                assurance, decisions, flags(root.get("exclusions")), flags(root.get("judgements")), refused);
    }

    private static SortedMap<String, Boolean> flags(JsonNode node) {
        SortedMap<String, Boolean> flags = new TreeMap<>();
        node.entries().forEach((key, flag) -> flags.put(key, flag.flag()));
        return flags;
    }

    private static Decision decision(JsonNode node) {
        String decision = node.get("decision").text();
        return switch (decision) {
            case "accepted" -> new Decision.Accepted();
            case "rejected" -> new Decision.Rejected(node.get("reason").text());
            case "adjusted" -> {
                Map<String, Ratio> values = new TreeMap<>();
                node.get("values")
                        .entries()
                        .forEach((place, value) -> values.put(place, Numbers.decimal(value.text(), value.place())));
                yield new Decision.Adjusted(
                        values, node.get("reason").text(), node.get("evidence").text());
            }
            default -> throw IntakeProblems.refusal("review.decision", node.place(), decision);
        };
    }
}
