package org.lingtan.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RulebookId;

/** The members of the stable JSON: those of the interface page, and the additions listed here by name. */
class EvaluationJsonTest {

    private static final Text TEXT = new Text("文", "text");
    private static final Score SCORE = new Score(Ratio.of(1), Ratio.of(5, 3), Ratio.of("2.50"), Ratio.of(5));

    private static final Level LEVEL = level();

    private static Level level() {
        return new Level("one", TEXT, new Interval(null, false, null, false), Level.Offsetting.ANY);
    }

    private static Determination determination(boolean isClaimed, String twin) {
        return new Determination(
                "X16",
                "16",
                "digital",
                TEXT,
                Outcome.SCORED,
                Ratio.of(3),
                Ratio.of(3),
                Ratio.of(3),
                Ratio.of(5),
                "published",
                twin.isEmpty() ? "published" : "constructed",
                List.of("BOOK-16-1 a rule"),
                List.of(new Determination.Input(
                        "digital.access-rate", "60", "%", "3 / 5", List.of("e1#rows 1-5"), isClaimed)),
                List.of(),
                List.of(TEXT),
                twin,
                new TreeMap<>(Map.of("e1", "sha256:00")));
    }

    private static Assessment assessment(String subject, Rating rating, Optional<OffsetAccount> offsets) {
        Assessment draft = new Assessment(
                RulebookId.parse("book@1.0.0"),
                TEXT,
                "sha256:11",
                new TreeMap<>(),
                "sha256:22",
                subject,
                LocalDate.of(2026, 3, 1),
                "self",
                rating,
                List.of(determination(false, "")),
                offsets,
                new TreeMap<>(Map.of(
                        "published",
                        Ratio.of(5),
                        "cited",
                        Ratio.ZERO,
                        "constructed",
                        Ratio.ZERO,
                        "interpretation",
                        Ratio.ZERO)),
                List.of(),
                List.of(),
                "");
        return AssessmentDigest.sealed(draft, "sha256:33", ReviewRecord.none());
    }

    private static Rating rating() {
        return new Rating(
                Optional.of(SCORE),
                Optional.of(LEVEL),
                Optional.empty(),
                Optional.of(false),
                List.of(new Assessment.GroupScore("digital", TEXT, SCORE)));
    }

    private static Map<?, ?> of(Assessment assessment) {
        Evaluation evaluation = new Evaluation(
                Optional.of(new Evaluation.Subject("sha256:33", TEXT, 2025)),
                List.of(new Problem("a.code", Severity.WARNING, "place", TEXT)),
                List.of(assessment));
        return (Map<?, ?>) ((List<?>) at(EvaluationJson.of(evaluation), "assessments")).get(0);
    }

    private static Object at(Map<?, ?> map, String key) {
        Object value = map.get(key);
        assertTrue(value != null, key);
        return value;
    }

    private static Map<?, ?> map(Map<?, ?> map, String... keys) {
        Map<?, ?> result = map;
        for (String key : keys) {
            Object value = at(result, key);
            result = value instanceof List<?> list ? (Map<?, ?>) list.get(0) : (Map<?, ?>) value;
        }
        return result;
    }

    private static Set<String> keys(Map<?, ?> map) {
        Set<String> keys = new TreeSet<>();
        map.keySet().forEach(key -> keys.add((String) key));
        return keys;
    }

    private static Set<String> names(String interfaced, String added) {
        Set<String> names = new TreeSet<>(List.of(interfaced.split(" ")));
        if (!added.isEmpty()) {
            names.addAll(List.of(added.split(" ")));
        }
        return names;
    }

    @Test
    void the_evaluation_has_the_members_of_the_interface() {
        Evaluation refused = new Evaluation(
                Optional.of(new Evaluation.Subject("sha256:33", TEXT, 2025)),
                List.of(new Problem("a.code", Severity.ERROR, "place", TEXT)),
                List.of());
        Map<?, ?> json = EvaluationJson.of(refused);
        assertEquals(names("schemaVersion package problems assessments", ""), keys(json));
        assertEquals("1", json.get("schemaVersion"));
        assertEquals(names("digest park year", ""), keys(map(json, "package")));
        assertEquals(names("zh en", ""), keys(map(json, "package", "park")));
        assertEquals(names("code severity place message", ""), keys(map(json, "problems")));
        assertEquals("error", map(json, "problems").get("severity"));
    }

    @Test
    void an_assessment_has_the_members_of_the_interface_and_four_more() {
        Map<?, ?> json = of(assessment("", rating(), Optional.empty()));
        assertEquals(
                names(
                        "rulebook date assurance score level claimedLevel groups determinations offsets basis digest",
                        "factors warnings zeroCarbonPark"),
                keys(json));
        assertEquals(names("id version digest", "titles"), keys(map(json, "rulebook")));
        assertEquals(names("proved claimed possible max", ""), keys(map(json, "score")));
        assertEquals(names("id zh en", ""), keys(map(json, "level")));
        assertEquals(names("id proved claimed possible max", "titles"), keys(map(json, "groups")));
        assertEquals(names("published cited constructed interpretation", ""), keys(map(json, "basis")));
        assertNull(json.get("claimedLevel"));
        assertNull(json.get("offsets"));
    }

    @Test
    void a_determination_has_the_members_of_the_interface_and_three_more() {
        Map<?, ?> json = map(of(assessment("", rating(), Optional.empty())), "determinations");
        assertEquals(
                names(
                        "criterion clause outcome points claimedPoints possiblePoints max basis rules inputs missing",
                        "group titles evidence"),
                keys(json));
        assertEquals(names("quantity value unit formula from", ""), keys(map(json, "inputs")));
        Map<String, Object> claimed = EvaluationJson.determination(determination(true, "evidenced"));
        assertEquals(names("quantity value unit formula from", "claimed"), keys(map(claimed, "inputs")));
        assertEquals("evidenced", claimed.get("twin"));
        assertEquals("published", claimed.get("basis"));
        assertEquals("constructed", claimed.get("judging"));
        assertTrue(!json.containsKey("judging"));
    }

    @Test
    void offsets_have_the_members_of_the_interface_and_their_locators() {
        OffsetAccount account = new OffsetAccount(null, Ratio.of(1200), false, List.of(TEXT), List.of("c1"));
        Map<?, ?> json = map(of(assessment("", rating(), Optional.of(account))), "offsets");
        assertEquals(names("residual retired complete missing", "from formula inputs"), keys(json));
        assertNull(json.get("residual"));
        assertEquals("1200", json.get("retired"));
        assertEquals(false, json.get("complete"));
    }

    @Test
    void the_subject_stands_only_where_there_is_one() {
        assertEquals("B1", of(assessment("B1", rating(), Optional.empty())).get("subject"));
        assertTrue(!of(assessment("", rating(), Optional.empty())).containsKey("subject"));
    }

    @Test
    void a_rulebook_without_a_score_says_null_and_no_groups() {
        Rating none = new Rating(Optional.empty(), Optional.of(LEVEL), Optional.of(LEVEL), Optional.empty(), List.of());
        Map<?, ?> json = of(assessment("", none, Optional.empty()));
        assertNull(json.get("score"));
        assertEquals(List.of(), json.get("groups"));
        assertTrue(!json.containsKey("zeroCarbonPark"));
    }

    @Test
    void numbers_are_decimal_strings_exact_or_to_twenty_decimals() {
        Map<?, ?> json = map(of(assessment("", rating(), Optional.empty())), "score");
        assertEquals("1", json.get("proved"));
        assertEquals("1.66666666666666666667", json.get("claimed"));
        assertEquals("2.5", json.get("possible"));
    }
}
