package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.JsonNode;

class ServerTest extends RunningServer {

    @Test
    void a_case_goes_from_draft_to_certificate_and_into_the_register() {
        String id = verification();
        new ReviewSteps(this::as, id, EXAMPLE).everythingIsVerified();
        assertEquals(409, act("evaluator", id, "report", "").status(), "the findings are not fresh");
        done("evaluator", id, "re-evaluate", "verification");
        done("evaluator", id, "report", "evaluated");
        done("reviewer", id, "take-review", "review");
        done("reviewer", id, "recommend", "reviewed");
        done("decision-maker", id, "grant", "publicity");
        assertEquals(409, act("publisher", id, "end-publicity", "").status());
        clock.pass(Duration.ofDays(8));
        done("publisher", id, "end-publicity", "ready");
        Client.Answer issued =
                as("publisher").send("POST", "/api/v1/cases/" + id + "/certificate", new byte[0], "", "k");
        assertEquals(201, issued.status(), issued.body());
        assertEquals(
                issued.body(),
                as("publisher")
                        .send("POST", "/api/v1/cases/" + id + "/certificate", new byte[0], "", "k")
                        .body());
        String number = issued.json().get("number").text();
        JsonNode entry = stranger().get("/api/v1/certificates/" + number).json();
        assertEquals("active", entry.get("standing").text());
        Client.Answer report = as("applicant").get("/api/v1/cases/" + id + "/certificate");
        assertEquals("application/pdf", report.header("Content-Type"));
        assertTrue(report.body().startsWith("%PDF-1.7"), "the signed report itself");
        assertEquals(
                404, as("other").get("/api/v1/cases/" + id + "/certificate").status());
        done("decision-maker", id, "suspend", "suspended");
        JsonNode found = stranger().get("/api/v1/certificates?query=park-1").json();
        assertEquals(
                "suspended", found.get("items").items().get(0).get("standing").text());
    }

    @Test
    void a_case_takes_the_version_in_force_and_only_a_rulebook_for_parks() {
        Client.Answer open = as("applicant").post("/api/v1/cases", "{\"rulebook\":\"nzcp\"}");
        assertEquals("nzcp@2025.1.0", open.json().get("rulebook").text());
        for (String other : List.of("nzcp@1.9.9", "nothing", "gbt50378", "../nzcp")) {
            Client.Answer refused = as("applicant").post("/api/v1/cases", "{\"rulebook\":\"" + other + "\"}");
            assertEquals(422, refused.status(), other + " " + refused.body());
            assertFalse(refused.json().get("problems").items().isEmpty(), other);
        }
    }

    @Test
    void a_broken_package_is_refused_with_every_problem_and_nothing_is_kept() throws Exception {
        String id = openCase();
        byte[] broken = "no package".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Client.Answer refused = as("applicant").send("POST", "/api/v1/cases/" + id + "/package", broken, "\"0\"");
        assertEquals(422, refused.status(), refused.body());
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertFalse(refused.json().get("problems").items().isEmpty());
        Client.Answer checked = as("applicant").send("POST", "/api/v1/packages/check", broken, "");
        assertFalse(checked.json().get("accepted").flag());
        try (var left = Files.list(folder.resolve("incoming"))) {
            assertEquals(0, left.count());
        }
        assertEquals(
                "0",
                as("applicant")
                        .get("/api/v1/cases/" + id)
                        .json()
                        .get("revision")
                        .text());
    }

    @Test
    void a_preview_is_what_the_command_line_says() {
        Client.Answer preview = as("applicant").send("POST", "/api/v1/packages/preview", archive, "");
        assertEquals(200, preview.status());
        assertEquals(
                "cnip",
                preview.json()
                        .get("assessments")
                        .items()
                        .get(0)
                        .get("rulebook")
                        .get("id")
                        .text());
    }

    @Test
    void a_key_answers_the_same_again_and_nothing_else() {
        byte[] one = "{\"rulebook\":\"cnip@1.0.0\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] other = "{\"rulebook\":\"zcpc@1.0.0\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Client.Answer first = as("applicant").send("POST", "/api/v1/cases", one, "", "again");
        assertEquals(
                first.body(),
                as("applicant").send("POST", "/api/v1/cases", one, "", "again").body());
        assertEquals(
                409,
                as("applicant")
                        .send("POST", "/api/v1/cases", other, "", "again")
                        .status());
        assertEquals(
                400, as("applicant").send("POST", "/api/v1/cases", one, "", " ").status());
    }

    @Test
    void an_act_on_a_case_that_has_changed_is_refused() {
        String id = openCase();
        assertEquals(
                409,
                as("applicant")
                        .send("POST", "/api/v1/cases/" + id + "/package", archive, "\"7\"")
                        .status());
        assertEquals(
                400,
                as("applicant")
                        .send("POST", "/api/v1/cases/" + id + "/package", archive, "*")
                        .status());
    }

    @Test
    void a_revoked_token_is_nobody() {
        Client.Answer token = token("to be revoked", as("auditor"), "\"auditor\"", false, 1);
        Client client = with(token);
        assertEquals(200, client.get("/api/v1/cases").status());
        Client.Answer revoked = as("administrator")
                .send("DELETE", "/api/v1/tokens/" + token.json().get("id").text(), new byte[0], "");
        assertEquals(204, revoked.status());
        assertEquals(401, client.get("/api/v1/cases").status());
    }

    private Client.Answer token(Client by, String roles, boolean readOnly, int days) {
        return token("platform", by, roles, readOnly, days);
    }

    private Client.Answer token(String label, Client by, String roles, boolean readOnly, int days) {
        return by.post(
                "/api/v1/tokens",
                "{\"label\":\"%s\",\"roles\":[%s],\"readOnly\":%s,\"days\":\"%d\"}"
                        .formatted(label, roles, readOnly, days));
    }

    private Client with(Client.Answer made) {
        assertEquals(201, made.status(), made.body());
        return new Client(stranger().address(), made.json().get("secret").text());
    }

    @Test
    void a_token_does_no_more_than_the_one_it_is_made_with_and_ends_with_it() {
        assertEquals(422, token(as("auditor"), "\"administrator\"", false, 10).status());
        assertEquals(422, token(as("auditor"), "", false, 10).status());
        assertEquals(422, token(as("auditor"), "\"auditor\"", false, 366).status());
        Client.Answer parent = token("chain", as("applicant"), "\"applicant\"", false, 10);
        Client child = with(token("chain", with(parent), "\"applicant\"", false, 300));
        assertEquals(200, child.get("/api/v1/cases").status());
        String id = parent.json().get("id").text();
        assertEquals(
                404,
                as("other")
                        .send("DELETE", "/api/v1/tokens/" + id, new byte[0], "")
                        .status());
        assertEquals(200, child.get("/api/v1/cases").status());
        List<JsonNode> chain = as("applicant").get("/api/v1/tokens").json().items().stream()
                .filter(one -> one.get("label").text().equals("chain"))
                .toList();
        assertEquals(2, chain.size());
        assertEquals(
                1,
                chain.stream().map(one -> one.get("expires").text()).distinct().count());
        chain.forEach(one -> assertFalse(one.get("lastUsed").text().isEmpty()));
        assertFalse(as("applicant").get("/api/v1/tokens").body().contains(child.token()));
        assertEquals(
                204,
                as("applicant")
                        .send("DELETE", "/api/v1/tokens/" + id, new byte[0], "")
                        .status());
        assertEquals(401, with(parent).get("/api/v1/cases").status());
        assertEquals(401, child.get("/api/v1/cases").status(), "what was made with it has ended too");
        assertEquals(200, as("applicant").get("/api/v1/cases").status());
    }

    @Test
    void a_token_that_may_only_look_changes_nothing_and_an_old_one_is_nobody() {
        Client looks = with(token(as("applicant"), "\"applicant\"", true, 1));
        assertEquals(200, looks.get("/api/v1/cases").status());
        assertEquals(
                200, looks.send("POST", "/api/v1/packages/check", archive, "").status());
        Client.Answer refused = looks.post("/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}");
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("access.read-only"), refused.body());
        assertEquals(403, token(looks, "\"applicant\"", false, 1).status());
        clock.pass(Duration.ofDays(1));
        assertEquals(401, looks.get("/api/v1/cases").status());
    }

    @Test
    void what_is_not_an_operation_is_closed_and_strangers_get_no_cookie() {
        assertEquals(401, stranger().get("/").status());
        assertEquals(401, stranger().get("/error").status());
        assertEquals(401, stranger().get("/api/v1/certificates/a/b").status());
        assertEquals(404, as("auditor").get("/api/v1/nothing").status());
        assertTrue(stranger().get("/api/v1/certificates").header("Set-Cookie").isEmpty());
    }
}
