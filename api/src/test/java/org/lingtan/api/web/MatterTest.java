package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.report.seal.KeyHome;

/** What is written about a case: questions, nonconformities, visits, with days, and the timeline of all of it. */
class MatterTest extends RunningServer {

    private static final String RAISE =
            ",\"details\":{\"clause\":\"%s\",\"grade\":\"major\",\"text\":\"meter not calibrated\",\"due\":\"2026-07-01\"}";
    private static final String CORRECT =
            ",\"details\":{\"matter\":\"%s\",\"cause\":\"no plan\",\"correction\":\"calibrated\",\"action\":\"yearly plan\","
                    + "\"proof\":[\"certificate 12 of the laboratory\",\"%s\"]}";

    private Client.Answer tell(String name, String id, String act, String details) {
        return act(name, id, act, details);
    }

    private void told(String name, String id, String act, String details, String state) {
        Client.Answer answer = tell(name, id, act, details);
        assertEquals(200, answer.status(), answer.body());
        assertEquals(state, answer.json().get("state").text());
    }

    private JsonNode matters(String name, String id) {
        return as(name).get("/api/v1/cases/" + id + "/matters").json();
    }

    private static JsonNode only(JsonNode list, String id) {
        return list.items().stream()
                .filter(matter -> matter.get("id").text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> codes(Client.Answer refused) {
        return refused.json().get("problems").items().stream()
                .map(problem ->
                        problem.get("code").text() + " " + problem.get("place").text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> blockers(String id) {
        return as("applicant").get("/api/v1/cases/" + id).json().get("blockers").items().stream()
                .map(problem -> problem.get("code").text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String attachment() {
        return PackageReader.read(EXAMPLE, Catalogue.shipped())
                .evidence()
                .orElseThrow()
                .attachments()
                .get(0)
                .digest();
    }

    @Test
    void several_questions_and_nonconformities_are_open_at_once_and_each_is_closed_by_itself() {
        String id = verification();
        told("evaluator", id, "ask", ",\"details\":{\"text\":\"Which meter?\"}", "questions");
        told("evaluator", id, "ask", ",\"details\":{\"text\":\"Which year?\",\"due\":\"2026-06-03\"}", "questions");
        told("evaluator", id, "raise", RAISE.formatted("X1"), "nonconformity");
        told("evaluator", id, "raise", "", "nonconformity");
        assertEquals(
                Set.of("blocker.question", "blocker.nonconformity", "blocker.findings", "blocker.decision"),
                blockers(id));
        JsonNode open = matters("applicant", id).get("open");
        assertEquals("2026-06-16", only(open, "Q1").get("due").text(), "fifteen days where nobody said otherwise");
        assertEquals("X1", only(open, "N1").get("clause").text());
        assertEquals("because", only(open, "N2").get("text").text());
        assertEquals("major", only(open, "N2").get("grade").text());
        assertEquals("2026-07-01", only(open, "N2").get("due").text());
        Client.Answer unclear = tell("applicant", id, "answer", ",\"details\":{\"text\":\"M 12\"}");
        assertEquals(409, unclear.status());
        assertTrue(unclear.body().contains("Q1, Q2"), unclear.body());
        told("applicant", id, "answer", ",\"details\":{\"text\":\"M 12\",\"matter\":\"Q1\"}", "nonconformity");
        assertEquals(
                409,
                tell("applicant", id, "answer", ",\"details\":{\"text\":\"x\",\"matter\":\"Q1\"}")
                        .status());
        told("applicant", id, "correct", CORRECT.formatted("N1", attachment()), "corrective-action");
        assertEquals(
                409,
                tell("evaluator", id, "close-correction", ",\"details\":{\"text\":\"x\",\"matter\":\"N2\"}")
                        .status());
        told("evaluator", id, "refuse-correction", ",\"details\":{\"text\":\"no certificate\"}", "nonconformity");
        told("applicant", id, "correct", CORRECT.formatted("N1", attachment()), "corrective-action");
        told("evaluator", id, "close-correction", ",\"details\":{\"text\":\"seen\"}", "nonconformity");
        told("applicant", id, "correct", "", "corrective-action");
        told("evaluator", id, "close-correction", "", "questions");
        told("applicant", id, "answer", "", "re-evaluation");
        JsonNode after = matters("evaluator", id);
        assertEquals(List.of(), after.get("open").items());
        JsonNode closed = only(after.get("closed"), "N1");
        assertEquals(
                List.of("raise", "correct", "refuse-correction", "correct", "close-correction"),
                closed.get("steps").items().stream()
                        .map(step -> step.get("act").text())
                        .toList());
        assertEquals(
                "applicant",
                closed.get("steps").items().get(1).get("by").get("name").text());
        assertEquals(
                attachment(),
                closed.get("steps")
                        .items()
                        .get(1)
                        .get("details")
                        .get("proof")
                        .items()
                        .get(1)
                        .text());
    }

    @Test
    void days_pass_and_what_is_late_is_said() {
        String id = verification();
        told("evaluator", id, "ask", ",\"details\":{\"text\":\"?\",\"due\":\"2026-06-03\"}", "questions");
        assertFalse(
                only(matters("applicant", id).get("open"), "Q1").get("overdue").flag());
        clock.pass(Duration.ofDays(3));
        assertTrue(
                only(matters("applicant", id).get("open"), "Q1").get("overdue").flag());
        JsonNode deadline = matters("applicant", id).get("deadlines").items().get(0);
        assertEquals("Q1", deadline.get("what").text());
        assertTrue(deadline.get("overdue").flag());
        told("applicant", id, "answer", ",\"details\":{\"text\":\"late\"}", "re-evaluation");
        assertEquals(List.of(), matters("applicant", id).get("deadlines").items());
        clock.pass(Duration.ofDays(-3));
    }

    @Test
    void everything_that_is_wrong_with_details_is_told_at_once_and_nothing_is_kept() {
        String id = verification();
        assertEquals(
                Set.of("matter.clause details/clause", "matter.due details/due", "matter.grade details/grade"),
                codes(tell("evaluator", id, "raise", """
                        ,"details":{"clause":"99","grade":"grave","text":"x","due":"2026-05-31"}""")));
        assertEquals(
                Set.of(
                        "matter.day details/due",
                        "matter.field details/people",
                        "matter.needed details/clause",
                        "matter.needed details/grade",
                        "matter.text details/text"),
                codes(tell(
                        "evaluator",
                        id,
                        "raise",
                        ",\"details\":{\"text\":1,\"due\":\"2026-02-30\",\"people\":[\"x\"]}")));
        for (String reason : List.of("paid \\u202e001", "a\\u0000b", "x".repeat(4_001))) {
            Client.Answer hidden = as("evaluator")
                    .send(
                            "POST",
                            "/api/v1/cases/" + id + "/acts",
                            "{\"act\":\"ask\",\"reason\":\"%s\"}"
                                    .formatted(reason)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            as("auditor").get("/api/v1/cases/" + id).header("ETag"));
            assertEquals(422, hidden.status(), hidden.body());
        }
        assertEquals(
                Set.of("matter.needed details/day", "matter.needed details/people", "matter.needed details/seen"),
                codes(tell("evaluator", id, "record-visit", "")),
                "a visit says what was seen");
        assertEquals(
                Set.of("matter.characters details/text"),
                codes(tell("evaluator", id, "ask", ",\"details\":{\"text\":\"paid \\u202e001\"}")));
        assertEquals(
                Set.of("matter.too-long details/text"),
                codes(tell("evaluator", id, "ask", ",\"details\":{\"text\":\"" + "x".repeat(4_001) + "\"}")));
        assertEquals(
                Set.of("matter.future details/day", "matter.items details/people"),
                codes(tell("evaluator", id, "record-visit", """
                        ,"details":{"day":"2026-06-02","people":[],"seen":"roof"}""")));
        assertEquals(422, tell("evaluator", id, "ask", ",\"details\":[]").status());
        assertEquals(
                "verification",
                as("auditor").get("/api/v1/cases/" + id).json().get("state").text());
        assertEquals(List.of(), matters("auditor", id).get("closed").items());
        told("evaluator", id, "raise", RAISE.formatted("X1"), "nonconformity");
        String foreign = "sha256:" + "0".repeat(64);
        assertEquals(
                Set.of("matter.proof details/proof"),
                codes(tell("applicant", id, "correct", CORRECT.formatted("N1", foreign))));
        assertEquals(
                Set.of("case.no-matter case/" + id),
                codes(tell("applicant", id, "answer", "")),
                "nobody asked, so there is none to name");
    }

    @Test
    void visits_and_reports_are_kept_and_the_timeline_names_everybody_page_by_page() {
        String id = verification();
        told(
                "evaluator",
                id,
                "record-visit",
                ",\"details\":{\"day\":\"2026-05-30\",\"people\":[\"Li\",\"Wang\"],\"seen\":\"Meters on the roof\"}",
                "verification");
        done("evaluator", id, "re-evaluate", "verification");
        told("evaluator", id, "report", ",\"details\":{\"text\":\"All items were seen.\"}", "evaluated");
        JsonNode closed = matters("applicant", id).get("closed");
        assertEquals("evaluation", only(closed, "E1").get("kind").text());
        assertEquals("visit", only(closed, "V1").get("kind").text());
        StringBuilder acts = new StringBuilder();
        Set<String> hashes = new TreeSet<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page = as("applicant")
                    .get("/api/v1/cases/" + id + "/history?size=4&after=" + after)
                    .json();
            for (JsonNode item : page.get("items").items()) {
                acts.append(item.get("act").text())
                        .append('/')
                        .append(item.get("by").get("name").text())
                        .append(' ');
                hashes.add(item.get("hash").text());
            }
            after = page.get("next").text();
        }
        assertEquals(
                "open/applicant attach/applicant submit/declarant accept/evaluator declare-free/evaluator"
                        + " assign/管理员 begin/evaluator record-visit/evaluator re-evaluate/evaluator report/evaluator ",
                acts.toString());
        assertEquals(10, hashes.size());
        assertEquals(404, as("other").get("/api/v1/cases/" + id + "/history").status());
        assertEquals(404, as("other").get("/api/v1/cases/" + id + "/matters").status());
        assertEquals(List.of(), discrepancies(this));
    }

    static List<?> discrepancies(RunningServer server) {
        try (Database opened = TestDatabase.open(server.database)) {
            CertificateSealing sealing =
                    CertificateSealing.reading(KeyHome.at(server.folder.resolve("keys"), server.clock));
            return new CertificationBody(
                            opened,
                            Stores.in(server.folder),
                            new IssuingCore.Issuer(sealing, file -> Optional.empty()),
                            server.clock)
                    .check()
                    .run()
                    .discrepancies();
        }
    }

    @Test
    void why_somebody_has_a_conflict_is_not_told_to_the_park_and_the_list_of_a_return_is() {
        String id = openCase();
        assertEquals(
                200,
                as("applicant")
                        .send("POST", "/api/v1/cases/" + id + "/package", archive, "\"0\"")
                        .status());
        done("declarant", id, "submit", "submitted");
        told("evaluator", id, "return", ",\"details\":{\"missing\":[\"meter list\",\"permit\"]}", "returned");
        assertEquals(Set.of("blocker.completion", "blocker.findings", "blocker.decision"), blockers(id));
        assertEquals(
                "2026-06-16",
                only(matters("applicant", id).get("open"), "M1").get("due").text());
        done("declarant", id, "submit", "submitted");
        assertEquals(List.of(), matters("applicant", id).get("open").items());
        done("evaluator", id, "accept", "complete");
        done("evaluator", id, "declare-conflict", "complete");
        assertEquals("", last("applicant", id).get("reason").text());
        assertTrue(last("applicant", id).get("withheld").flag());
        assertEquals("because", last("auditor", id).get("reason").text());
    }

    private JsonNode last(String name, String id) {
        List<JsonNode> items = as(name).get("/api/v1/cases/" + id + "/history?size=100")
                .json()
                .get("items")
                .items();
        return items.get(items.size() - 1);
    }

    @Test
    void the_same_details_under_one_key_count_once_and_others_are_refused() {
        String id = verification();
        String match = as("auditor").get("/api/v1/cases/" + id).header("ETag");
        Client.Answer first = ask(id, "Which meter?", match);
        assertEquals(200, first.status(), first.body());
        assertEquals(first.body(), ask(id, "Which meter?", match).body());
        assertEquals(409, ask(id, "Which other meter?", match).status());
        assertEquals(1, matters("applicant", id).get("open").items().size());
    }

    private Client.Answer ask(String id, String text, String match) {
        byte[] body = "{\"act\":\"ask\",\"details\":{\"text\":\"%s\"}}"
                .formatted(text)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return as("evaluator").send("POST", "/api/v1/cases/" + id + "/acts", body, match, "ask-" + id);
    }
}
