package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;

/** What strangers see of decisions and say about them, and who learns who they are. */
class PublicityTest extends RunningServer {

    private static final String NAME = "Zhang Weiguo";
    private static final String CONTACT = "zhang@river.example";

    private Client.Answer say(String path, String text, String name, String contact) {
        String body = "{\"text\":\"%s\",\"name\":\"%s\",\"contact\":\"%s\"}".formatted(text, name, contact);
        return stranger().post(path, body);
    }

    private String objected(String id, String text) {
        Client.Answer said = say("/api/v1/publicity/" + id + "/objections", text, NAME, CONTACT);
        assertEquals(201, said.status(), said.body());
        assertFalse(said.body().contains(NAME) || said.body().contains(CONTACT), said.body());
        String reference = said.json().get("reference").text();
        return reference.substring(reference.indexOf('/') + 1);
    }

    private List<JsonNode> published(String id) {
        return stranger().get("/api/v1/publicity?size=100").json().get("items").items().stream()
                .filter(line -> line.get("id").text().equals(id))
                .toList();
    }

    private static Set<String> codes(Client.Answer refused) {
        assertEquals(422, refused.status(), refused.body());
        return refused.json().get("problems").items().stream()
                .map(problem ->
                        problem.get("code").text() + " " + problem.get("place").text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void strangers_object_and_complain_and_nobody_but_those_who_settle_it_learns_who_they_are() {
        DecidedCase decided = new DecidedCase(this);
        String id = decided.id();
        String objections = "/api/v1/publicity/" + id + "/objections";
        assertEquals(404, say(objections, "x", NAME, CONTACT).status(), "nothing is public before the decision");
        assertEquals(List.of(), published(id));
        decided.withNonconformity();
        decided.granted();
        JsonNode line = published(id).get(0);
        assertEquals(id, line.get("id").text());
        assertEquals("cnip@1.0.0", line.get("rulebook").text());
        assertEquals("2026-06-08", line.get("end").text());
        assertFalse(line.get("park").get("zh").text().isBlank());
        JsonNode level = as("auditor")
                .get("/api/v1/cases/" + id + "/evaluation")
                .json()
                .get("assessments")
                .items()
                .get(0)
                .get("level");
        assertEquals(
                level.kind() == JsonNode.Kind.NULL ? "" : level.get("id").text(),
                line.get("level").text());
        assertFalse(line.entries().containsKey("applicant"));
        assertEquals(
                Set.of("matter.contact contact", "matter.needed text", "name.hidden-character name"),
                codes(say(objections, " ", "Zh\\u202eang", "x".repeat(201))));
        String first = objected(id, "The meter is ours.");
        String second = objected(id, "The roof is empty.");
        assertEquals(
                "objection",
                as("auditor").get("/api/v1/cases/" + id).json().get("state").text());
        assertEquals(1, published(id).size(), "it stays public while an objection is settled");
        assertEquals(
                List.of("blocker.publicity", "blocker.objection", "blocker.objection"),
                as("applicant").get("/api/v1/cases/" + id).json().get("blockers").items().stream()
                        .map(problem -> problem.get("code").text())
                        .toList());
        for (String name : List.of("applicant", "evaluator", "auditor", "publisher")) {
            for (String path : List.of("", "/matters", "/history?size=100")) {
                String shown = as(name).get("/api/v1/cases/" + id + path).body();
                assertFalse(shown.contains(NAME) || shown.contains(CONTACT), name + path);
            }
        }
        assertFalse(as("auditor").get("/api/v1/journal?size=100").body().contains(NAME), "the journal keeps for good");
        String log = String.join("\n", logged);
        assertFalse(log.contains("Zhang") || log.contains(CONTACT), "the log tells who objected");
        assertTrue(matters("applicant", id).contains("The roof is empty."), "the park reads what is said");
        assertTrue(matters("administrator", id).contains(CONTACT));
        settled(id, first, second);
        String number = decided.issued();
        complained(id, number);
        assertEquals(List.of(), published(id));
        Issuance issuance = decided.issuance(number);
        assertEquals(1, issuance.nonconformities().size());
        Issuance.Nonconformity printed = issuance.nonconformities().get(0);
        assertEquals("N1 X1 minor", printed.id() + " " + printed.clause() + " " + printed.grade());
        assertEquals("no seal", printed.finding());
        assertEquals("sealed yearly check", printed.correction());
        assertEquals(Optional.of(LocalDate.of(2026, 6, 1)), printed.closed(), "closed a week before publicity ended");
        assertEquals(List.of(), issuance.conditions());
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    private String matters(String name, String id) {
        return as(name).get("/api/v1/cases/" + id + "/matters").body();
    }

    /** By somebody who had no part in the case. */
    private void settled(String id, String first, String second) {
        admit("arbiter", "body", org.lingtan.api.application.Role.REVIEWER);
        assertEquals(
                409,
                act("administrator", id, "assign-arbiter", ",\"seat\":\"" + ids.get("reviewer") + "\"")
                        .status());
        assertEquals(
                200,
                act("administrator", id, "assign-arbiter", ",\"seat\":\"" + ids.get("arbiter") + "\"")
                        .status());
        assertTrue(matters("arbiter", id).contains(CONTACT));
        assertFalse(matters("reviewer", id).contains(CONTACT));
        assertEquals(409, act("arbiter", id, "dismiss-objection", "").status(), "which of the two");
        assertEquals("objection", dismissed(id, first));
        assertEquals(
                2, matters("arbiter", id).split(CONTACT, -1).length, "what is settled is nobody's business any more");
        assertEquals("publicity", dismissed(id, second));
    }

    private String dismissed(String id, String matter) {
        Client.Answer answer = act("arbiter", id, "dismiss-objection", ",\"details\":{\"matter\":\"" + matter + "\"}");
        assertEquals(200, answer.status(), answer.body());
        return answer.json().get("state").text();
    }

    private void complained(String id, String number) {
        String complaints = "/api/v1/certificates/%s/complaints";
        assertEquals(
                404,
                say(complaints.formatted("LT-2026-999999"), "x", NAME, CONTACT).status());
        Client.Answer said = say(complaints.formatted(number), "It smokes.", NAME, CONTACT);
        assertEquals(201, said.status(), said.body());
        assertEquals(id + "/K1", said.json().get("reference").text());
        assertEquals(
                "active",
                stranger()
                        .get("/api/v1/certificates/" + number)
                        .json()
                        .get("standing")
                        .text(),
                "a complaint alone changes nothing");
    }

    @Test
    void the_same_statement_under_one_key_counts_once_and_keys_of_strangers_do_not_meet() {
        DecidedCase decided = new DecidedCase(this);
        decided.granted();
        String path = "/api/v1/publicity/" + decided.id() + "/objections";
        String body = "{\"text\":\"%s\",\"name\":\"Li\",\"contact\":\"1\"}";
        String key = UUID.randomUUID().toString();
        Client.Answer first = sent(path, body.formatted("one"), key);
        assertEquals(201, first.status(), first.body());
        assertEquals(first.body(), sent(path, body.formatted("one"), key).body());
        assertEquals(201, sent(path, body.formatted("two"), key).status());
        TestDatabase.asOwner(
                database,
                "create table kept as select id, file from certification_case where id = '%1$s'; update certification_case"
                                .formatted(decided.id())
                        + " set file = (file::jsonb || '{\"state\":\"re-evaluation\"}')::text where id in (select id from kept)");
        assertEquals(first.body(), sent(path, body.formatted("one"), key).body(), "also once it is over");
        assertEquals(404, sent(path, body.formatted("three"), key).status(), "but nothing new");
        TestDatabase.asOwner(
                database,
                "update certification_case set file = kept.file from kept where certification_case.id = kept.id;"
                        + " drop table kept");
        assertEquals(
                2,
                as("auditor")
                        .get("/api/v1/cases/" + decided.id() + "/matters")
                        .json()
                        .get("open")
                        .items()
                        .size());
    }

    private Client.Answer sent(String path, String body, String key) {
        return stranger().send("POST", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "", key);
    }

    @Test
    void one_objection_that_is_upheld_leaves_the_others_to_be_settled() {
        DecidedCase decided = new DecidedCase(this);
        decided.granted();
        String id = decided.id();
        String founded = objected(id, "The meter is ours.");
        String other = objected(id, "The roof is empty.");
        admit("arbiter-2", "body", org.lingtan.api.application.Role.REVIEWER);
        act("administrator", id, "assign-arbiter", ",\"seat\":\"" + ids.get("arbiter-2") + "\"");
        assertEquals("objection", judged(id, "uphold-objection", founded));
        assertEquals(List.of(), published(id), "what fell is public no longer");
        assertEquals(
                404,
                say("/api/v1/publicity/" + id + "/objections", "x", NAME, CONTACT)
                        .status());
        assertTrue(matters("arbiter-2", id).contains(CONTACT), "the other one waits for its answer");
        assertEquals("re-evaluation", judged(id, "dismiss-objection", other));
    }

    @Test
    void who_objected_is_erased_by_an_administrator_and_the_journal_keeps_only_that() {
        DecidedCase decided = new DecidedCase(this);
        decided.granted();
        String id = decided.id();
        String matter = objected(id, "It is loud at night.");
        String erasure = "/api/v1/contacts/" + id + "/" + matter + "/erasure";
        String why = "{\"reason\":\"asked for by letter\"}";
        assertEquals(403, as("publisher").post(erasure, why).status());
        assertEquals(
                422, as("administrator").post(erasure, "{\"reason\":\" \"}").status());
        assertTrue(matters("administrator", id).contains(CONTACT));
        assertEquals(204, as("administrator").post(erasure, why).status());
        assertFalse(matters("administrator", id).contains(CONTACT));
        assertTrue(matters("applicant", id).contains("It is loud at night."), "what was said stays");
        assertEquals(404, as("administrator").post(erasure, why).status());
        try (Database opened = TestDatabase.open(database)) {
            JournalEntry entry = new Journal(opened, clock)
                    .of(id, Set.of("contact.erase"), 0, 10)
                    .get(0);
            assertFalse(entry.text().contains(NAME) || entry.text().contains(CONTACT), entry::text);
            assertEquals("asked for by letter", entry.body().get("reason").text());
            String guess = CanonicalJson.digest(Map.of(
                    "act",
                    "object",
                    "place",
                    "publicity/" + id,
                    "text",
                    Map.of("text", "It is loud at night."),
                    "name",
                    NAME,
                    "contact",
                    CONTACT));
            assertEquals(
                    0L,
                    opened.jdbc()
                            .sql("select count(*) from idempotency_key where request = ? or requester like '%' || ?")
                            .params(guess, guess)
                            .query(Long.class)
                            .single(),
                    "a guess at a name is not confirmed");
        }
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    private String judged(String id, String act, String matter) {
        Client.Answer answer = act("arbiter-2", id, act, ",\"details\":{\"matter\":\"" + matter + "\"}");
        assertEquals(200, answer.status(), answer.body());
        return answer.json().get("state").text();
    }

    @Test
    void an_address_says_only_so_much() {
        for (int i = 0; i < 10; i++) {
            assertEquals(404, from("192.0.2.77"));
        }
        assertEquals(429, from("192.0.2.77"));
        assertEquals(404, from("192.0.2.78"));
        clock.pass(Duration.ofMinutes(10));
        assertEquals(404, from("192.0.2.77"));
        clock.pass(Duration.ofMinutes(-10));
    }

    private int from(String address) {
        return new Browser(stranger().address())
                .from(address)
                .send("POST", "/api/v1/publicity/none/objections", "{}", Map.of("Idempotency-Key", "k"))
                .status();
    }
}
