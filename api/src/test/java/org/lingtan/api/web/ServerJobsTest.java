package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.IdempotencyKeys;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.report.HalfIssued;

/** What a server does by its clock. */
class ServerJobsTest extends RunningServer {

    private String standing(String number) {
        Client.Answer entry = stranger().get("/api/v1/certificates/" + number);
        return entry.status() == 200 ? entry.json().get("standing").text() : String.valueOf(entry.status());
    }

    private void awaitStanding(String number, String standing) throws InterruptedException {
        for (int i = 0; i < 150 && !standing(number).equals(standing); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(standing, standing(number));
    }

    /** Who expired a case. The register says it by the day alone, the journal only when the job has done it. */
    private List<String> expiredBy(Database opened, String id) {
        return new Journal(opened, clock)
                .of(id, Set.of(Cases.DONE), 0, 100).stream()
                        .filter(entry -> entry.body().get("act").text().equals("expire"))
                        .map(JournalEntry::actor)
                        .toList();
    }

    private void awaitExpiry(Database opened, String id) throws InterruptedException {
        for (int i = 0; i < 150 && expiredBy(opened, id).isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertEquals(List.of(Person.SYSTEM.id()), expiredBy(opened, id));
    }

    @Test
    void what_was_left_intended_is_ended_and_what_has_run_out_expires() throws Exception {
        String number;
        try (Database opened = TestDatabase.open(database)) {
            number = HalfIssued.intended(opened, folder, clock, "left");
            assertEquals("404", standing(number), "an intent is no certificate");
            Client.Answer health =
                    new Client("http://127.0.0.1:" + running.orElseThrow().managementPort(), "").get("/health");
            assertEquals(
                    "UP",
                    health.json().get("components").get("jobs").get("status").text());
            TimeUnit.SECONDS.sleep(7);
            assertEquals("404", standing(number), "whoever asked for it may still be about to end it");
            clock.pass(Duration.ofSeconds(11));
            awaitStanding(number, "active");
            assertTrue(
                    logged.stream().anyMatch(line -> line.contains("\"event\":\"resumed\"") && line.contains(number)),
                    "the operator is told");
            clock.pass(Duration.ofDays(364));
            TimeUnit.SECONDS.sleep(7);
            assertEquals("active", standing(number));
            assertEquals(List.of(), expiredBy(opened, "left"));
            clock.pass(Duration.ofDays(2));
            assertEquals("expired", standing(number));
            awaitExpiry(opened, "left");
            Client.Answer file = browser("auditor").get("/api/v1/cases/left");
            assertEquals("expired", file.json().get("state").text(), file.body());
        }
    }

    @Test
    void sessions_that_ended_and_old_keys_are_forgotten() {
        browser("evaluator");
        try (Database opened = TestDatabase.open(database)) {
            Sessions sessions = new Sessions(opened, AccessSettings.standard(), clock);
            IdempotencyKeys keys = new IdempotencyKeys(opened, clock);
            keys.once("somebody", "key", "request", () -> "answer");
            sessions.forgetEnded();
            keys.forgetOld();
            assertThrows(
                    org.lingtan.api.problem.Refusal.class,
                    () -> keys.once("somebody", "key", "other", () -> "answer"),
                    "a young key holds");
            assertTrue(sessions(opened) > 0, "an open session stays");
            clock.pass(IdempotencyKeys.KEPT.plusSeconds(1));
            assertTrue(sessions.forgetEnded() > 0);
            assertEquals(0, sessions(opened));
            assertTrue(keys.forgetOld() > 0);
            assertEquals("new", keys.once("somebody", "key", "other", () -> "new"));
        }
    }

    private static long sessions(Database opened) {
        return opened.jdbc()
                .sql("select count(*) from session")
                .query(Long.class)
                .single();
    }
}
