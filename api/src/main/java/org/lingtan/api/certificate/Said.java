package org.lingtan.api.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * What a signed certificate says, as far as the register tells it. Everything is in the signed document.
 *
 * @param park the name of the park
 * @param creditCode the unified social credit code of its operator
 * @param boundary {@code whole}, or the four sides of a park in park
 * @param area the area inside the boundary in square metres, a decimal number
 * @param standard the titles of the standard
 * @param edition its edition
 * @param rulebook the rulebook that judged, id and version
 * @param level the level that was reached; id blank for none
 * @param score the score that was proved, a decimal number; blank where the standard gives none
 * @param most the most that can be scored; blank where the standard gives none
 * @param year the calendar year reported
 * @param issued the day of issue
 * @param validFrom the first day of validity
 * @param validUntil the last day of validity
 * @param body the certification body
 * @param conditions under which it was granted
 * @param isForEvaluationOnly whether an evaluation key signed it, so that it certifies nothing
 */
public record Said(
        Text park,
        String creditCode,
        String boundary,
        String area,
        Text standard,
        String edition,
        String rulebook,
        Level level,
        String score,
        String most,
        String year,
        String issued,
        String validFrom,
        String validUntil,
        Text body,
        List<Text> conditions,
        boolean isForEvaluationOnly) {

    /**
     * A level.
     *
     * @param id its id; blank for none
     * @param zh its title in Chinese; blank for none
     * @param en its title in English; blank for none
     */
    public record Level(String id, String zh, String en) {

        /** No level was reached, or the standard has none. */
        public static final Level NONE = new Level("", "", "");
    }

    /** Copies the list. */
    public Said {
        conditions = List.copyOf(conditions);
    }

    /**
     * The one text of it.
     *
     * @return canonical JSON
     */
    public String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("park", both(park));
        json.put("creditCode", creditCode);
        json.put("boundary", boundary);
        json.put("area", area);
        json.put("standard", both(standard));
        json.put("edition", edition);
        json.put("rulebook", rulebook);
        json.put("level", Map.of("id", level.id(), "zh", level.zh(), "en", level.en()));
        json.put("score", score);
        json.put("most", most);
        json.put("year", year);
        json.put("issued", issued);
        json.put("validFrom", validFrom);
        json.put("validUntil", validUntil);
        json.put("body", both(body));
        json.put("conditions", conditions.stream().map(Said::both).toList());
        json.put("isForEvaluationOnly", isForEvaluationOnly);
        return CanonicalJson.write(json);
    }

    static Said read(String text) {
        JsonNode json = JsonSource.read("register", text);
        List<Text> conditions = new ArrayList<>();
        json.get("conditions").items().forEach(item -> conditions.add(both(item)));
        JsonNode level = json.get("level");
        return new Said(
                both(json.get("park")),
                json.get("creditCode").text(),
                json.get("boundary").text(),
                json.get("area").text(),
                both(json.get("standard")),
                json.get("edition").text(),
                json.get("rulebook").text(),
                new Level(
                        level.get("id").text(),
                        level.get("zh").text(),
                        level.get("en").text()),
                json.get("score").text(),
                json.get("most").text(),
                json.get("year").text(),
                json.get("issued").text(),
                json.get("validFrom").text(),
                json.get("validUntil").text(),
                both(json.get("body")),
                conditions,
                json.get("isForEvaluationOnly").flag());
    }

    private static Map<String, String> both(Text text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    private static Text both(JsonNode json) {
        return new Text(json.get("zh").text(), json.get("en").text());
    }
}
