package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.catalog.source.JsonNode;

class SecondFactorTest extends RunningServer {

    private Browser newBrowser() {
        return new Browser(stranger().address());
    }

    private Client.Answer logIn(String name, String code) {
        return newBrowser().logIn(name, PASSWORD, code);
    }

    private Browser invited(String name) {
        Client.Answer link = invite(name, "park-1", Role.APPLICANT);
        stranger()
                .post(
                        "/api/v1/password",
                        "{\"secret\":\"%s\",\"password\":\"%s\"}"
                                .formatted(link.json().get("secret").text(), PASSWORD));
        Browser browser = newBrowser();
        assertEquals(201, browser.logIn(name, PASSWORD, "").status());
        return browser;
    }

    @Test
    void whoever_has_no_second_factor_does_nothing_but_enrol() {
        Browser browser = invited("bare");
        JsonNode paths = stranger().get("/api/v1/openapi.json").json().get("paths");
        Set<String> possible = new TreeSet<>();
        paths.entries()
                .forEach((path, operations) -> operations.entries().forEach((verb, operation) -> {
                    String method = verb.toUpperCase(java.util.Locale.ROOT);
                    boolean isOpen = operation
                            .find("security")
                            .filter(ways -> ways.items().isEmpty())
                            .isPresent();
                    String target = path.replaceAll("\\{[a-z]+}", "missing");
                    if (!isOpen && !(method + target).equals("DELETE/api/v1/session")) {
                        Client.Answer answer = browser.send(method, target, "", java.util.Map.of());
                        if (answer.status() != 403) {
                            possible.add(method + " " + path);
                        }
                    }
                }));
        assertEquals(
                Set.of("GET /api/v1/session", "POST /api/v1/second-factor", "POST /api/v1/second-factor/confirmation"),
                possible);
        assertFalse(browser.get("/api/v1/session").json().get("complete").flag());
        assertTrue(browser.get("/api/v1/cases").body().contains("access.enrol"));
        assertEquals(204, browser.delete("/api/v1/session").status());
    }

    @Test
    void enrolling_ends_what_was_open_and_shows_the_secret_once() {
        Browser browser = invited("phone");
        Browser other = newBrowser();
        assertEquals(201, other.logIn("phone", PASSWORD, "").status());
        assertEquals(422, browser.confirm("123456").status(), "nothing was begun");
        JsonNode begun = browser.post("/api/v1/second-factor", "").json();
        String secret = begun.get("secret").text();
        assertTrue(secret.matches("[A-Z2-7]{32}"), secret);
        assertEquals(
                "otpauth://totp/Example%20Body:phone?secret=" + secret
                        + "&issuer=Example%20Body&algorithm=SHA1&digits=6&period=30",
                begun.get("uri").text());
        assertEquals(422, browser.confirm("000000x").status());
        Client.Answer confirmed = browser.confirm(Authenticator.code(secret, clock.instant()));
        assertEquals(200, confirmed.status(), confirmed.body());
        assertTrue(confirmed.header("Set-Cookie").contains("HttpOnly"));
        assertEquals(200, browser.get("/api/v1/cases").status());
        assertEquals(401, other.get("/api/v1/session").status());
        assertFalse(browser.get("/api/v1/session").body().contains(secret));
        assertEquals(403, logIn("phone", "").status(), "the password alone is not enough any more");
    }

    @Test
    void a_code_is_good_once_and_for_its_half_minute_and_those_beside_it() {
        enrol("applicant2", "park-1");
        String secret = java.util.Objects.requireNonNull(apps.get("applicant2"));
        assertEquals(403, logIn("applicant2", code("applicant2")).status(), "it was used to enrol");
        clock.pass(Duration.ofMinutes(5));
        Instant now = clock.instant();
        String body = logIn("nobody", code("applicant2")).body();
        for (int seconds : List.of(-300, -60, 60, 300)) {
            Client.Answer refused = logIn("applicant2", Authenticator.code(secret, now.plusSeconds(seconds)));
            assertEquals(403, refused.status(), "off by " + seconds);
            assertEquals(body, refused.body());
        }
        String early = Authenticator.code(secret, now.minusSeconds(30));
        assertEquals(201, logIn("applicant2", early).status());
        assertEquals(403, logIn("applicant2", early).status(), "it was used");
        String late = Authenticator.code(secret, now.plusSeconds(30));
        assertEquals(201, logIn("applicant2", late).status());
        assertEquals(403, logIn("applicant2", Authenticator.code(secret, now)).status(), "a later one was used");
        assertEquals(
                403,
                newBrowser()
                        .logIn("applicant2", "another password", code("applicant2"))
                        .status());
    }

    private void enrol(String name, String tenant) {
        admit(name, tenant, Role.APPLICANT);
    }

    @Test
    void of_many_log_ins_at_once_with_one_code_one_succeeds() {
        enrol("racing", "park-1");
        clock.pass(Duration.ofSeconds(60));
        String code = code("racing");
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sent.add(CompletableFuture.supplyAsync(() -> logIn("racing", code).status()));
        }
        assertEquals(
                1,
                sent.stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status == 201)
                        .count());
    }

    @Test
    void a_recovery_code_is_good_once_in_any_spelling_and_renewing_ends_the_old_ones() {
        Browser browser = invited("careful");
        String secret =
                browser.post("/api/v1/second-factor", "").json().get("secret").text();
        List<String> codes = texts(browser.confirm(Authenticator.code(secret, clock.instant())));
        assertEquals(10, Set.copyOf(codes).size());
        codes.forEach(code -> assertTrue(code.matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}"), code));
        assertEquals(201, logIn("careful", codes.get(0)).status());
        assertEquals(403, logIn("careful", codes.get(0)).status());
        String typed = codes.get(1).toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        assertEquals(201, logIn("careful", typed).status());
        assertEquals(403, logIn("applicant", codes.get(2)).status(), "they are one person's");
        List<String> renewed = texts(browser.post("/api/v1/recovery-codes", ""));
        assertEquals(403, logIn("careful", codes.get(3)).status());
        Browser recovered = newBrowser();
        assertEquals(201, recovered.logIn("careful", PASSWORD, renewed.get(0)).status());
        assertEquals(201, recovered.post("/api/v1/second-factor", "").status());
    }

    private static List<String> texts(Client.Answer answer) {
        return answer.json().get("recoveryCodes").list(JsonNode::text);
    }

    @Test
    void a_reset_of_the_password_leaves_the_app_unless_it_was_lost_too() {
        enrol("loser", "park-1");
        assertEquals(204, reset("loser", false).status());
        assertEquals(403, logIn("loser", "").status());
        assertEquals(201, logIn(newBrowser(), "loser").status());
        Client.Answer lost = reset("loser", true);
        assertEquals(204, lost.status());
        Browser again = newBrowser();
        assertEquals(201, again.logIn("loser", PASSWORD, "").status());
        assertFalse(again.get("/api/v1/session").json().get("complete").flag());
    }

    private Client.Answer reset(String name, boolean secondFactor) {
        Client.Answer link = as("administrator")
                .post("/api/v1/persons/" + ids.get(name) + "/link", "{\"secondFactor\":%s}".formatted(secondFactor));
        return stranger()
                .post(
                        "/api/v1/password",
                        "{\"secret\":\"%s\",\"password\":\"%s\"}"
                                .formatted(link.json().get("secret").text(), PASSWORD));
    }

    @Test
    void another_app_takes_the_place_of_the_one_before_once_it_is_confirmed() {
        enrol("mover", "park-1");
        Browser browser = browser("mover");
        String old = java.util.Objects.requireNonNull(apps.get("mover"));
        String next =
                browser.post("/api/v1/second-factor", "").json().get("secret").text();
        clock.pass(Duration.ofSeconds(60));
        assertEquals(
                201, logIn("mover", Authenticator.code(old, clock.instant())).status());
        assertEquals(
                200, browser.confirm(Authenticator.code(next, clock.instant())).status());
        clock.pass(Duration.ofSeconds(60));
        assertEquals(
                403, logIn("mover", Authenticator.code(old, clock.instant())).status());
        assertEquals(
                201, logIn("mover", Authenticator.code(next, clock.instant())).status());
    }

    @Test
    void enrolling_makes_no_log_in_more_recent_and_no_session_longer() {
        Browser browser = invited("patient");
        String expires = browser.get("/api/v1/session").json().get("expires").text();
        clock.pass(Duration.ofMinutes(9));
        String secret =
                browser.post("/api/v1/second-factor", "").json().get("secret").text();
        clock.pass(Duration.ofMinutes(9));
        assertEquals(
                200,
                browser.confirm(Authenticator.code(secret, clock.instant())).status());
        assertEquals(
                expires, browser.get("/api/v1/session").json().get("expires").text());
        Client.Answer again = browser.post("/api/v1/second-factor", "");
        assertEquals(403, again.status(), again.body());
        assertTrue(again.body().contains("access.log-in-again"), again.body());
    }

    @Test
    void secrets_lie_sealed_in_the_database_and_open_with_the_key_of_the_data_folder_alone(@TempDir Path elsewhere)
            throws Exception {
        Path key = folder.resolve("access-key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(32, Files.size(key));
        try (Database opened = TestDatabase.open(database)) {
            List<String> sealed = opened.jdbc()
                    .sql("select sealed from totp")
                    .query(String.class)
                    .list();
            for (String secret : apps.values()) {
                byte[] raw = org.bouncycastle.util.encoders.Base32.decode(secret);
                for (String one : sealed) {
                    byte[] stored = java.util.Base64.getDecoder().decode(one);
                    assertFalse(one.contains(secret));
                    assertTrue(java.util.Collections.indexOfSubList(boxed(stored), boxed(raw)) < 0);
                }
            }
            assertEquals(sealed.size(), Set.copyOf(sealed).size());
        }
        try (Server other = node(elsewhere, HEAD)) {
            clock.pass(Duration.ofSeconds(30));
            assertEquals(
                    403,
                    new Browser(other.address())
                            .logIn("applicant", PASSWORD, code("applicant"))
                            .status(),
                    "this node has another key");
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>();
        for (byte one : bytes) {
            boxed.add(one);
        }
        return boxed;
    }

    /** RFC 6238, appendix B, to the six digits that apps show. */
    @Test
    void the_codes_are_those_of_the_standard() {
        String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assertEquals("287082", Authenticator.code(secret, Instant.ofEpochSecond(59)));
        assertEquals("081804", Authenticator.code(secret, Instant.ofEpochSecond(1_111_111_109)));
        assertEquals("353130", Authenticator.code(secret, Instant.ofEpochSecond(20_000_000_000L)));
    }
}
