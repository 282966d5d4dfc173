package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.report.seal.KeyHome;

class AccountTest extends RunningServer {

    private Client.Answer change(String method, String name, String what, String body) {
        return as("administrator")
                .send(
                        method,
                        "/api/v1/persons/" + ids.get(name) + "/" + what,
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "");
    }

    @Test
    void other_roles_hold_from_the_next_request_on() {
        admit("promoted", "body", Role.AUDITOR);
        Browser browser = browser("promoted");
        assertEquals(403, browser.get("/api/v1/persons").status());
        assertEquals(
                204,
                change("PUT", "promoted", "roles", "{\"roles\":[\"auditor\",\"administrator\"]}")
                        .status());
        assertEquals(200, browser.get("/api/v1/persons").status());
        assertEquals(403, as("promoted").get("/api/v1/persons").status(), "a token gains nothing");
        assertEquals(
                204,
                change("PUT", "promoted", "roles", "{\"roles\":[\"reviewer\"]}").status());
        assertEquals(403, browser.get("/api/v1/persons").status());
        assertEquals(403, as("promoted").get("/api/v1/cases").status(), "a token loses what its person loses");
        assertEquals(
                422,
                change("PUT", "promoted", "roles", "{\"roles\":[\"applicant\"]}")
                        .status());
        assertEquals(422, change("PUT", "promoted", "roles", "{\"roles\":[]}").status());
        assertEquals(
                422,
                change("PUT", "applicant", "roles", "{\"roles\":[\"applicant\",\"reviewer\"]}")
                        .status());
    }

    @Test
    void a_locked_account_is_nobody_and_what_was_open_stays_ended() {
        admit("leaving", "park-1", Role.APPLICANT);
        Browser browser = browser("leaving");
        String link = change("POST", "leaving", "link", "{\"secondFactor\":false}")
                .json()
                .get("secret")
                .text();
        assertEquals(
                422, change("POST", "leaving", "lock", "{\"reason\":\" \"}").status());
        assertEquals(
                204,
                change("POST", "leaving", "lock", "{\"reason\":\"has left\"}").status());
        assertEquals(401, browser.get("/api/v1/session").status());
        assertEquals(401, as("leaving").get("/api/v1/cases").status());
        String set = "{\"secret\":\"%s\",\"password\":\"zwölf Boxer jagen Viktor\"}".formatted(link);
        assertEquals(403, stranger().post("/api/v1/password", set).status());
        assertEquals(
                404,
                change("POST", "leaving", "link", "{\"secondFactor\":false}").status());
        Client.Answer refused = logIn(new Browser(stranger().address()), "leaving");
        assertEquals(
                new Browser(stranger().address()).logIn("nobody", PASSWORD, "").body(), refused.body());
        assertEquals(
                204,
                change("POST", "leaving", "unlock", "{\"reason\":\"is back\"}").status());
        assertEquals(401, browser.get("/api/v1/session").status());
        assertEquals(401, as("leaving").get("/api/v1/cases").status());
        assertEquals(403, stranger().post("/api/v1/password", set).status());
        assertEquals(200, browser("leaving").get("/api/v1/cases").status());
    }

    @Test
    void an_administrator_ends_the_sessions_of_others() {
        Browser browser = browser("publisher");
        assertEquals(204, change("DELETE", "publisher", "sessions", "").status());
        assertEquals(401, browser.get("/api/v1/session").status());
        assertEquals(200, as("publisher").get("/api/v1/cases").status());
    }

    @Test
    void there_is_always_an_administrator() {
        for (String what : List.of("lock", "unlock")) {
            assertEquals(
                    409,
                    change("POST", "administrator", what, "{\"reason\":\"oops\"}")
                            .status());
        }
        assertEquals(
                409,
                change("PUT", "administrator", "roles", "{\"roles\":[\"auditor\"]}")
                        .status());
        assertEquals(200, as("administrator").get("/api/v1/persons").status());
    }

    @Test
    void of_two_administrators_who_lock_each_other_at_once_one_is_left() {
        admit("left", "body", Role.ADMINISTRATOR);
        admit("right", "body", Role.ADMINISTRATOR);
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (List<String> pair : List.of(List.of("left", "right"), List.of("right", "left"))) {
            sent.add(CompletableFuture.supplyAsync(() -> as(pair.get(0))
                    .send(
                            "POST",
                            "/api/v1/persons/" + ids.get(pair.get(1)) + "/lock",
                            "{\"reason\":\"a quarrel\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            "")
                    .status()));
        }
        List<Integer> answers =
                sent.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(204, answers.get(0));
        assertTrue(answers.get(1) == 401 || answers.get(1) == 403, answers.toString());
    }

    @Test
    void names_are_given_once_whatever_their_width_and_case() {
        String body = "{\"name\":\"x\",\"login\":\"%s\",\"tenant\":\"body\",\"roles\":[\"auditor\"]}";
        for (String taken : List.of("auditor", "AUDITOR", "ａｕｄｉｔｏｒ")) {
            assertEquals(
                    409,
                    as("administrator")
                            .post("/api/v1/persons", body.formatted(taken))
                            .status(),
                    taken);
        }
        for (String odd : List.of("", " ", "two words", "a\\u202eb", "-a", "a\\u0000", "x".repeat(65))) {
            assertEquals(
                    422,
                    as("administrator")
                            .post("/api/v1/persons", body.formatted(odd))
                            .status(),
                    odd);
        }
        assertEquals(
                201,
                as("administrator")
                        .post("/api/v1/persons", body.formatted("审核员.一"))
                        .status());
    }

    @Test
    void every_change_is_in_the_journal_and_no_secret_or_name_is() {
        Client.Answer link = invite("secretive", "park-1", Role.APPLICANT);
        String secret = link.json().get("secret").text();
        stranger().post("/api/v1/password", "{\"secret\":\"%s\",\"password\":\"%s\"}".formatted(secret, PASSWORD));
        Browser browser = enrol("secretive");
        browser.put(
                "/api/v1/password",
                "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(PASSWORD, "zwölf Boxer jagen Viktor"));
        List<String> recovery = browser.post("/api/v1/recovery-codes", "")
                .json()
                .get("recoveryCodes")
                .list(JsonNode::text);
        clock.pass(java.time.Duration.ofSeconds(30));
        assertEquals(
                201,
                browser.logIn("secretive", "zwölf Boxer jagen Viktor", recovery.get(0))
                        .status());
        String person = link.json().get("person").text();
        try (Database opened = TestDatabase.open(database)) {
            List<String> entries = opened.jdbc()
                    .sql("select entry from journal")
                    .query(String.class)
                    .list();
            List<String> kinds = opened.jdbc()
                    .sql("select entry::jsonb ->> 'kind' from journal where entry::jsonb ->> 'subject' = ?"
                            + " order by sequence")
                    .param(person)
                    .query(String.class)
                    .list();
            assertEquals(
                    List.of(
                            "access.admit",
                            "access.password",
                            "access.second-factor",
                            "access.password",
                            "access.recovery-codes",
                            "access.recovery"),
                    kinds);
            String app = java.util.Objects.requireNonNull(apps.get("secretive"));
            for (String hidden :
                    List.of(secret, PASSWORD, "Boxer", "secretive", app, recovery.get(0), browser.cookie(), "argon2")) {
                assertFalse(entries.stream().anyMatch(entry -> entry.contains(hidden)), hidden);
            }
            List<String> hashes = opened.jdbc()
                    .sql("select hash from password")
                    .query(String.class)
                    .list();
            assertTrue(
                    hashes.stream().allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$")),
                    hashes.toString());
            assertEquals(hashes.size(), hashes.stream().distinct().count(), "each has a salt of its own");
        }
    }

    @Test
    void a_role_given_past_the_journal_is_found() {
        admit("insider", "body", Role.AUDITOR);
        admit("former", "park-1", Role.APPLICANT);
        change("PUT", "insider", "roles", "{\"roles\":[\"auditor\",\"reviewer\"]}");
        change("POST", "former", "lock", "{\"reason\":\"has left\"}");
        try (Database opened = TestDatabase.open(database)) {
            assertEquals(List.of(), found(opened));
            for (String change : List.of(
                    "update person set roles = 'administrator auditor reviewer' where login = 'insider'",
                    "update person set locked = false where login = 'former'",
                    "update person set tenant = 'park-2' where login = 'former'",
                    "insert into person (id, login, name, tenant, roles)"
                            + " values ('person-x', 'x', 'x', 'body', 'administrator')")) {
                String undo = change.startsWith("insert")
                        ? "delete from person where id = 'person-x'"
                        : change.contains("roles")
                                ? "update person set roles = 'auditor reviewer' where login = 'insider'"
                                : "update person set locked = true, tenant = 'park-1' where login = 'former'";
                TestDatabase.asOwner(database, change);
                assertEquals(1, found(opened).size(), change);
                TestDatabase.asOwner(database, undo);
            }
            assertEquals(List.of(), found(opened));
        }
    }

    private List<Discrepancy> found(Database opened) {
        IssuingCore.Issuer issuer = new IssuingCore.Issuer(
                CertificateSealing.reading(KeyHome.at(folder.resolve("keys"), clock)), Bindings::of);
        return new CertificationBody(opened, Stores.in(folder), issuer, clock)
                .check()
                .run()
                .discrepancies();
    }
}
