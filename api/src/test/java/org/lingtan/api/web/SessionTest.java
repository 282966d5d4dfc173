package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;

class SessionTest extends RunningServer {

    private static final String OPEN = "{\"label\":\"t\",\"roles\":[\"applicant\"],\"readOnly\":true,\"days\":\"1\"}";

    @Test
    void a_cookie_goes_to_this_host_alone_and_no_script_reads_it() {
        Browser browser = new Browser(stranger().address());
        Client.Answer opened = logIn(browser, "applicant");
        String cookie = opened.header("Set-Cookie");
        assertTrue(
                cookie.matches("__Host-lingtan-session=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict"),
                cookie);
        assertEquals(200, browser.get("/api/v1/cases").status());
        assertTrue(opened.body().contains(ids.get("applicant")), opened.body());
        assertEquals(204, browser.delete("/api/v1/session").status());
        assertEquals("__Host-lingtan-session=", browser.cookie());
    }

    @Test
    void a_session_ends_when_it_is_idle_and_after_twelve_hours() {
        Browser idle = browser("applicant");
        clock.pass(Duration.ofMinutes(29));
        assertEquals(200, idle.get("/api/v1/session").status());
        clock.pass(Duration.ofMinutes(31));
        assertEquals(401, idle.get("/api/v1/session").status());
        Browser busy = browser("applicant");
        for (int i = 0; i < 35; i++) {
            clock.pass(Duration.ofMinutes(20));
            assertEquals(200, busy.get("/api/v1/session").status(), "after " + (i + 1) * 20 + " minutes");
        }
        clock.pass(Duration.ofMinutes(20));
        assertEquals(401, busy.get("/api/v1/session").status());
    }

    @Test
    void every_log_in_is_a_new_session_and_ends_the_one_before() {
        Browser browser = browser("applicant");
        String before = browser.cookie();
        Browser stolen = browser.at(stranger().address());
        assertEquals(200, stolen.get("/api/v1/session").status());
        assertEquals(201, logIn(browser, "applicant").status());
        assertNotEquals(before, browser.cookie());
        assertEquals(401, stolen.get("/api/v1/session").status());
        assertEquals(204, browser.delete("/api/v1/session").status());
        Browser planted = new Browser(stranger().address());
        planted.send("GET", "/api/v1/session", "", Map.of("Cookie", "__Host-lingtan-session=chosen-by-somebody"));
        assertEquals(401, planted.get("/api/v1/session").status());
    }

    @Test
    void people_see_and_end_their_own_sessions_alone() {
        Browser here = browser("declarant");
        Browser there = browser("declarant");
        List<JsonNode> open = here.get("/api/v1/sessions").json().items();
        assertEquals(1, open.stream().filter(one -> one.get("current").flag()).count());
        String other = there.get("/api/v1/session").json().get("id").text();
        assertTrue(open.stream().anyMatch(one -> one.get("id").text().equals(other)));
        assertEquals(404, browser("other").delete("/api/v1/sessions/" + other).status());
        assertEquals(200, there.get("/api/v1/session").status());
        assertEquals(204, here.delete("/api/v1/sessions/" + other).status());
        assertEquals(401, there.get("/api/v1/session").status());
        assertEquals(200, here.get("/api/v1/session").status());
    }

    @Test
    void an_eleventh_session_ends_the_oldest() {
        clock.pass(Duration.ofSeconds(1));
        Browser oldest = browser("reviewer");
        for (int i = 0; i < 9; i++) {
            clock.pass(Duration.ofSeconds(1));
            browser("reviewer");
        }
        assertEquals(200, oldest.get("/api/v1/session").status());
        browser("reviewer");
        assertEquals(401, oldest.get("/api/v1/session").status());
    }

    @Test
    void what_only_the_owner_should_do_needs_a_recent_log_in() {
        Browser browser = browser("applicant");
        assertEquals(201, browser.post("/api/v1/tokens", OPEN).status());
        clock.pass(Duration.ofMinutes(10));
        Client.Answer refused = browser.post("/api/v1/tokens", OPEN);
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("access.log-in-again"), refused.body());
        assertEquals(200, browser.get("/api/v1/tokens").status());
        assertEquals(201, logIn(browser, "applicant").status());
        assertEquals(201, browser.post("/api/v1/tokens", OPEN).status());
    }

    @Test
    void a_request_that_another_page_made_a_browser_send_changes_nothing() {
        Browser browser = browser("applicant");
        Browser other = browser("applicant");
        String foreign = other.get("/api/v1/session").json().get("csrf").text();
        List<Map<String, String>> forged = List.of(
                Map.of("X-CSRF-Token", ""),
                Map.of("X-CSRF-Token", "guessed"),
                Map.of("X-CSRF-Token", foreign),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "http://register.example"),
                Map.of("Origin", "https://register.example.evil.example"),
                Map.of("Origin", "null"));
        for (Map<String, String> headers : forged) {
            Client.Answer refused = browser.send("POST", "/api/v1/tokens", OPEN, headers);
            assertEquals(403, refused.status(), headers.toString());
            assertTrue(refused.body().contains("access.forged"), refused.body());
        }
        for (Map<String, String> headers : List.of(
                Map.of("Origin", "https://register.example", "Sec-Fetch-Site", "same-origin"),
                Map.of("Origin", stranger().address()),
                Map.of("Sec-Fetch-Site", "none"))) {
            assertEquals(
                    201, browser.send("POST", "/api/v1/tokens", OPEN, headers).status(), headers.toString());
        }
        assertEquals(
                403,
                new Browser(stranger().address())
                        .send(
                                "POST",
                                "/api/v1/session",
                                "{\"login\":\"other\",\"password\":\"%s\"}".formatted(PASSWORD),
                                Map.of("Origin", "https://evil.example"))
                        .status(),
                "nobody is logged in as somebody else");
    }

    @Test
    void a_token_is_the_sender_whatever_cookie_comes_with_it() {
        Browser browser = browser("administrator");
        Client.Answer answer = browser.send(
                "GET",
                "/api/v1/persons",
                "",
                Map.of("Authorization", "Bearer " + as("other").token()));
        assertEquals(403, answer.status());
        assertEquals(
                401,
                browser.send("GET", "/api/v1/persons", "", Map.of("Authorization", "Basic x"))
                        .status());
        assertEquals(200, browser.get("/api/v1/persons").status());
    }

    @Test
    void a_session_is_known_to_every_node_and_after_a_restart(@TempDir Path elsewhere) throws IOException {
        Browser browser = browser("applicant");
        for (Path data : List.of(elsewhere, elsewhere.resolve("plain"))) {
            Files.createDirectories(data);
            Files.copy(folder.resolve("access-key"), data.resolve("access-key"));
        }
        CertificateHead local = new CertificateHead(new Text("本机", "Local"), "http://127.0.0.1:8080");
        try (Server second = node(elsewhere, HEAD);
                Server plain = node(elsewhere.resolve("plain"), local)) {
            Browser there = browser.at(second.address());
            assertEquals(200, there.get("/api/v1/session").status());
            assertEquals(204, there.delete("/api/v1/session").status());
            assertEquals(401, browser.get("/api/v1/session").status());
            Client.Answer opened = logIn(new Browser(plain.address()), "applicant");
            String cookie = opened.header("Set-Cookie");
            assertTrue(cookie.matches("lingtan-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"), cookie);
        }
    }
}
