package org.lingtan.engine.outcome;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lingtan.engine.evidence.ReviewRecord;

/** The canonical form of a review record. */
final class ReviewJson {

    private ReviewJson() {}

    static Map<String, Object> of(ReviewRecord review) {
        Map<String, Object> decisions = new LinkedHashMap<>();
        review.decisions().forEach((item, decision) -> decisions.put(item, decision(decision)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("assurance", review.assurance());
        json.put("decisions", decisions);
        json.put("exclusions", review.exclusions());
        json.put("judgements", review.judgements());
        json.put("refusedUnits", review.refusedUnits());
        return json;
    }

    private static Map<String, Object> decision(ReviewRecord.Decision decision) {
        return decision.match(
                accepted -> Map.of("decision", "accepted"),
                rejected -> Map.of("decision", "rejected", "reason", rejected.reason()),
                adjusted -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    adjusted.values().forEach((place, value) -> values.put(place, value.toDecimal()));
                    return Map.of(
                            "decision",
                            "adjusted",
                            "values",
                            values,
                            "reason",
                            adjusted.reason(),
                            "evidence",
                            adjusted.evidence());
                });
    }
}
