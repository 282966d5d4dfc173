package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.catalog.source.JsonNode;

/** Another version of a package, sent with an answer: what was decided stays where the evidence does. */
class PackageVersionTest extends RunningServer {

    static final Map<String, String> SERIALS = Map.of("880000001", "890000001", "880000500", "890000500");
    static final Map<String, String> ITEMS = Map.of(
            "id=\"a-005\" of=\"platform.basic\" answer=\"yes\"",
            "id=\"a-005\" of=\"platform.basic\" answer=\"no\"",
            "id=\"a-004\"",
            "id=\"a-104\"",
            "title=\"不适用说明：工业企业指标",
            "title=\"不适用说明：本园区的工业企业指标");

    private Client.Answer put(String name, String id, byte[] bytes) {
        String tag = as("auditor").get("/api/v1/cases/" + id).header("ETag");
        return as(name).send("PUT", "/api/v1/cases/" + id + "/package", bytes, tag);
    }

    private static List<String> ids(JsonNode items) {
        return items.items().stream().map(item -> item.get("id").text()).toList();
    }

    private List<String> reserved(String id) {
        try (Database opened = TestDatabase.open(database)) {
            return opened.jdbc()
                    .sql("select lower(serials)::text from credit_unit where case_id = ? order by 1")
                    .param(id)
                    .query(String.class)
                    .list();
        }
    }

    private JsonNode difference(String name, String id, String from) {
        Client.Answer answer = as(name).get("/api/v1/cases/" + id + "/difference?from=" + from);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void decisions_about_what_changed_fall_and_all_others_stay() throws Exception {
        String id = verification();
        ReviewSteps first = new ReviewSteps(this::as, id, EXAMPLE);
        assertEquals(200, first.accepted().status());
        String all = first.proved();
        done("evaluator", id, "re-evaluate", "verification");
        Path folder = this.folder.resolve("version");
        byte[] sent = NextYear.changed(EXAMPLE, folder, ITEMS, SERIALS);
        assertEquals(409, put("applicant", id, sent).status(), "nobody asked for it");
        done("evaluator", id, "ask", "questions");
        assertEquals(404, put("other", id, sent).status());
        assertEquals(403, put("evaluator", id, sent).status());
        byte[] later = NextYear.of(EXAMPLE, this.folder.resolve("later"));
        Client.Answer otherYear = put("applicant", id, later);
        assertEquals(422, otherYear.status());
        assertTrue(otherYear.body().contains("case.other-year"), otherYear.body());
        Map<String, String> fewer = Map.of("<rulebook id=\"gbt50378\" version=\"2019.1.0\"/>", "");
        Client.Answer otherRulebooks =
                put("applicant", id, NextYear.changed(EXAMPLE, this.folder.resolve("fewer"), fewer, Map.of()));
        assertEquals(422, otherRulebooks.status());
        assertTrue(otherRulebooks.body().contains("case.other-rulebooks"), otherRulebooks.body());
        assertEquals(List.of("610000001", "880000001"), reserved(id));
        JsonNode before = as("applicant").get("/api/v1/cases/" + id).json().get("facts");
        Client.Answer replaced = put("applicant", id, sent);
        assertEquals(200, replaced.status(), replaced.body());
        assertEquals("questions", replaced.json().get("state").text(), "the question is still to be answered");
        assertEquals(List.of("610000001"), reserved(id), "what is claimed no longer is given back, the rest held");
        for (String name : List.of("applicant", "evaluator")) {
            JsonNode shown = difference(name, id, "");
            assertEquals(List.of("a-104"), ids(shown.get("items").get("added")));
            assertEquals(List.of("a-004"), ids(shown.get("items").get("removed")));
            assertEquals(
                    List.of("a-005", "d-079", "credit-units"),
                    ids(shown.get("items").get("changed")));
            assertEquals(
                    List.of(
                            "a-104",
                            "a-005",
                            "d-079",
                            "credit-units",
                            "zcpc/production.level2-share",
                            "zcpc/production.green-factory-share",
                            "zcpc/production.audit-share",
                            "nzcp/unit-energy"),
                    shown.get("undecided").items().stream().map(JsonNode::text).toList());
            assertEquals(List.of(), shown.get("items").get("header").items());
            assertEquals(2, shown.get("versions").items().size());
            assertEquals(before.get("package").text(), shown.get("from").text());
        }
        assertEquals(
                404,
                as("applicant")
                        .get("/api/v1/cases/" + id + "/difference?from=sha256:0")
                        .status());
        assertTrue(
                Stores.in(this.folder).find(before.get("archive").text()).isPresent(),
                "the version before stays stored");
        decided(id, all, folder);
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    @Test
    void with_another_area_every_decision_falls_also_once_a_version_followed() throws Exception {
        String id = verification();
        ReviewSteps steps = new ReviewSteps(this::as, id, EXAMPLE);
        assertEquals(200, steps.accepted().status());
        done("evaluator", id, "re-evaluate", "verification");
        done("evaluator", id, "ask", "questions");
        Map<String, String> wider = Map.of("area=\"98000\"", "area=\"99000\"");
        byte[] sent = NextYear.changed(EXAMPLE, folder.resolve("wider"), wider, Map.of());
        assertEquals(200, put("applicant", id, sent).status());
        JsonNode shown = difference("evaluator", id, "");
        JsonNode area = shown.get("items").get("header").items().get(0);
        assertEquals("area", area.get("name").text());
        assertEquals("98000", area.get("before").text());
        assertEquals("99000", area.get("after").text());
        assertEquals(1, shown.get("items").get("header").items().size());
        int all = shown.get("undecided").items().size();
        assertTrue(all > 50, "every item is about the park as it was: " + all);
        Map<String, String> both = new TreeMap<>(wider);
        both.put("title=\"不适用说明：工业企业指标", "title=\"不适用说明：本园区的工业企业指标");
        byte[] next = NextYear.changed(EXAMPLE, folder.resolve("next"), both, Map.of());
        assertEquals(200, put("applicant", id, next).status());
        assertEquals(
                all, difference("evaluator", id, "").get("undecided").items().size());
        assertEquals("0", steps.proved());
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    private void decided(String id, String all, Path folder) {
        String review = as("evaluator").get("/api/v1/cases/" + id + "/review").body();
        assertFalse(review.contains("\"a-005\"") || review.contains("\"a-004\""), review);
        assertTrue(review.contains("\"a-003\""), review);
        assertFalse(review.contains("zcpc/production.level2-share"), "what says that it is not applicable changed");
        assertTrue(review.contains("zcpc/waste.solid-utilisation"), review);
        Client.Answer alone = act("applicant", id, "answer", "");
        assertEquals(409, alone.status());
        assertTrue(alone.body().contains("case.second-declares"), alone.body());
        String blocked = as("applicant").get("/api/v1/cases/" + id).body();
        assertTrue(blocked.contains("blocker.undeclared"), blocked);
        done("declarant", id, "answer", "re-evaluation");
        assertFalse(as("applicant").get("/api/v1/cases/" + id).body().contains("undeclared"));
        ReviewSteps second = new ReviewSteps(this::as, id, folder);
        String kept = second.proved();
        assertTrue(!kept.equals("0") && !kept.equals(all), "what changed proves nothing yet: " + kept + " of " + all);
        assertEquals(200, second.accepted().status());
        assertEquals(List.of("610000001", "890000001"), reserved(id));
        done("evaluator", id, "re-evaluate", "verification");
        done("evaluator", id, "report", "evaluated");
    }
}
