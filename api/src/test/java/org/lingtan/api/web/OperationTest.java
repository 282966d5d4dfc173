package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/** What operators, administrators and auditors see of a running server. */
class OperationTest extends RunningServer {

    private Client management() {
        return new Client("http://127.0.0.1:" + running.orElseThrow().managementPort(), "");
    }

    private Client.Answer halt(String name, boolean halted, String reason, String key) {
        byte[] body =
                "{\"halted\":%s,\"reason\":\"%s\"}".formatted(halted, reason).getBytes(StandardCharsets.UTF_8);
        return as(name).send("PUT", "/api/v1/halt", body, "", key);
    }

    @Test
    void issuing_is_halted_and_resumed_over_the_interface_and_the_journal_says_by_whom() {
        assertEquals(403, halt("evaluator", true, "x", "k0").status());
        assertEquals(403, halt("auditor", true, "x", "k1").status());
        assertEquals(409, halt("publisher", true, " ", "k2").status(), "no reason");
        openCase();
        assertEquals(200, halt("publisher", true, "key lost", "k3").status());
        assertEquals(200, halt("publisher", true, "key lost", "k3").status(), "the same request again");
        assertEquals(409, halt("publisher", false, "key lost", "k3").status(), "the key stands for another request");
        JsonNode position = as("auditor").get("/api/v1/halt").json();
        assertTrue(position.get("halted").flag());
        assertEquals("key lost", position.get("reason").text());
        assertTrue(management().get("/metrics").body().contains("lingtan_issuing_halted 1.0"));
        String listed = as("applicant").get("/api/v1/cases").body();
        assertTrue(listed.contains("blocker.halted"), listed);
        assertFalse(listed.contains("key lost"), "why is no business of the park");
        assertEquals(200, halt("administrator", false, "found", "k4").status());
        assertFalse(as("publisher").get("/api/v1/halt").json().get("halted").flag());
        long switched = journal().stream()
                .filter(entry -> entry.get("kind").text().equals("halt.switch"))
                .filter(entry -> List.of(ids.get("publisher"), ids.get("administrator"))
                        .contains(entry.get("actor").text()))
                .count();
        assertEquals(2, switched, "the repeated request switched again");
    }

    /** Every entry, page by page, with its chain checked. */
    private List<JsonNode> journal() {
        List<JsonNode> entries = new java.util.ArrayList<>();
        String previous = "sha256:" + "0".repeat(64);
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page =
                    as("auditor").get("/api/v1/journal?size=3&after=" + after).json();
            for (JsonNode item : page.get("items").items()) {
                String text = item.get("entry").text();
                JsonNode entry = JsonSource.read("entry", text);
                assertEquals(previous, entry.get("previous").text());
                previous = CanonicalJson.digest(text.getBytes(StandardCharsets.UTF_8));
                assertEquals(previous, item.get("hash").text());
                entries.add(entry);
            }
            after = page.get("next").text();
        }
        return entries;
    }

    @Test
    void the_journal_is_read_by_auditors_whole_and_byte_for_byte() {
        assertTrue(journal().size() >= people.size());
        assertEquals(403, as("publisher").get("/api/v1/journal").status());
        assertEquals(403, as("applicant").get("/api/v1/journal").status());
        assertEquals(422, as("auditor").get("/api/v1/journal?after=-1").status());
        assertEquals(422, as("auditor").get("/api/v1/journal?after=1'").status());
    }

    @Test
    void health_and_metrics_stand_on_a_port_of_their_own_and_name_nobody() {
        for (String path : List.of("/health", "/health/liveness", "/health/readiness")) {
            Client.Answer health = management().get(path);
            assertEquals(200, health.status(), path + health.body());
            assertEquals("UP", health.json().get("status").text(), path);
        }
        String id = openCase();
        assertEquals(200, as("applicant").get("/api/v1/cases/" + id).status());
        assertEquals(404, stranger().get("/api/v1/certificates/LT-2026-999999").status());
        Client.Answer metrics = management().get("/metrics");
        assertEquals(200, metrics.status());
        assertTrue(metrics.body().contains("lingtan_journal_entries "), metrics.body());
        assertTrue(metrics.body().contains("uri=\"/api/v1/cases/{id}\""), metrics.body());
        for (String secret :
                List.of(id, "park-1", "999999", as("applicant").token(), ids.getOrDefault("applicant", "-"))) {
            assertFalse(metrics.body().contains(secret), secret + " is told");
        }
        for (String path : List.of("/health", "/metrics", "/actuator", "/prometheus")) {
            assertNotEquals(200, stranger().get(path).status(), path);
        }
        for (String path : List.of("/env", "/beans", "/heapdump", "/shutdown", "/api/v1/cases")) {
            assertNotEquals(200, management().get(path).status(), path);
        }
        assertNotEquals(200, management().post("/health", "{}").status());
    }

    @Test
    void the_log_has_a_line_for_every_request_with_ids_only() {
        String id = openCase();
        Client.Answer answer = as("applicant").get("/api/v1/cases/" + id + "?query=geheim");
        stranger().get("/api/v1/certificates?query=geheim");
        stranger().get("/geheim");
        new Client(stranger().address(), "geheim").get("/api/v1/cases");
        JsonNode line = logged.stream()
                .map(text -> JsonSource.read("log", text))
                .filter(one -> one.get("request").text().equals(answer.header("X-Request-Id")))
                .findFirst()
                .orElseThrow();
        assertEquals("/api/v1/cases/{id}", line.get("route").text());
        assertEquals(id, line.get("on.id").text());
        assertEquals("200", line.get("status").text());
        assertEquals(ids.get("applicant"), line.get("person").text());
        String all = String.join("\n", logged);
        assertFalse(all.contains("geheim"), all);
        people.values().forEach(person -> assertFalse(all.contains(person.token()), "a token is told"));
        assertTrue(all.contains("\"status\":\"401\""), "what the gate turns away is told too");
    }
}
