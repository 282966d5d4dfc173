package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Role;

class RateLimitTest extends RunningServer {

    private static final String WRONG = "sieben Zwiebeln im Schnee";

    private Browser at(String address) {
        return new Browser(stranger().address()).from(address);
    }

    private static int refusedAfter(Client.Answer answer) {
        assertEquals(429, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(answer.body().contains("access.too-many"), answer.body());
        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertTrue(seconds >= 1, answer.header("Retry-After"));
        return seconds;
    }

    private void attack(String login) {
        for (int i = 0; i < 10; i++) {
            assertEquals(403, at("203.0.113." + i).logIn(login, WRONG, "").status(), "attempt " + i);
        }
    }

    @Test
    void strangers_who_try_an_account_wait_and_its_owner_does_not() {
        admit("victim", "park-1", Role.APPLICANT);
        Browser owner = browser("victim");
        clock.pass(Duration.ofHours(1));
        attack("victim");
        int seconds = refusedAfter(at("203.0.113.99").logIn("VICTIM", PASSWORD, code("victim")));
        assertTrue(seconds <= 60, "after " + seconds);
        assertEquals(201, owner.logIn("victim", PASSWORD, code("victim")).status(), "this browser is known");
        clock.pass(Duration.ofSeconds(seconds));
        assertEquals(
                201,
                at("203.0.113.99").logIn("victim", PASSWORD, code("victim")).status(),
                "nobody is locked out for good");
    }

    @Test
    void a_browser_known_to_one_account_is_a_stranger_to_another_and_cannot_be_made_up() {
        admit("second", "park-1", Role.APPLICANT);
        Browser other = browser("second");
        clock.pass(Duration.ofHours(1));
        attack("auditor");
        refusedAfter(other.logIn("auditor", PASSWORD, ""));
        for (String made : List.of("x", "x.y", "a.", "." + "A".repeat(43))) {
            String body = "{\"login\":\"auditor\",\"password\":\"%s\",\"code\":\"\"}".formatted(PASSWORD);
            refusedAfter(at("203.0.113.98")
                    .send("POST", "/api/v1/session", body, Map.of("Cookie", "__Host-lingtan-browser=" + made)));
        }
    }

    @Test
    void an_address_that_tries_many_accounts_waits_whatever_it_says_about_itself() {
        for (int i = 0; i < 50; i++) {
            String claimed = i % 2 == 0 ? "" : "198.51.100." + i + ", ";
            assertEquals(
                    403,
                    at(claimed + "192.0.2.1").logIn("somebody-" + i, WRONG, "").status());
        }
        refusedAfter(at("198.51.100.200, 192.0.2.1").logIn("somebody-50", WRONG, ""));
        assertEquals(403, at("192.0.2.2").logIn("somebody-50", WRONG, "").status());
        for (int i = 0; i < 50; i++) {
            assertEquals(
                    403,
                    at("2001:db8:1:2::" + Integer.toHexString(i))
                            .logIn("v6-" + i, WRONG, "")
                            .status());
        }
        refusedAfter(at("2001:db8:1:2:ffff::1").logIn("v6-50", WRONG, ""));
        assertEquals(403, at("2001:db8:1:3::1").logIn("v6-50", WRONG, "").status());
    }

    @Test
    void one_time_links_are_not_guessed_at_will() {
        String body = "{\"secret\":\"guess\",\"password\":\"%s\"}".formatted(PASSWORD);
        String setUp = "{\"secret\":\"guess\",\"name\":\"x\",\"login\":\"x\",\"password\":\"%s\"}".formatted(PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertEquals(403, at("192.0.2.10").post("/api/v1/password", body).status());
            assertEquals(403, at("192.0.2.10").post("/api/v1/setup", setUp).status());
        }
        refusedAfter(at("192.0.2.10").post("/api/v1/password", body));
        refusedAfter(at("192.0.2.10").post("/api/v1/setup", setUp));
        assertEquals(403, at("192.0.2.11").post("/api/v1/password", body).status());
    }

    @Test
    void the_register_is_read_at_a_measured_pace() {
        Browser reader = at("192.0.2.20");
        for (int i = 0; i < 300; i++) {
            assertEquals(200, reader.get("/api/v1/certificates").status(), "request " + i);
        }
        int seconds = refusedAfter(reader.get("/api/v1/certificates/LT-2026-000001"));
        assertEquals(200, at("192.0.2.21").get("/api/v1/certificates").status());
        clock.pass(Duration.ofSeconds(seconds));
        assertEquals(200, reader.get("/api/v1/certificates").status());
    }

    @Test
    void a_person_has_so_many_packages_checked() {
        byte[] broken = {1};
        for (int i = 0; i < 60; i++) {
            String what = i % 2 == 0 ? "check" : "preview";
            assertTrue(as("applicant")
                            .send("POST", "/api/v1/packages/" + what, broken, "")
                            .status()
                    != 429);
        }
        refusedAfter(as("applicant").send("POST", "/api/v1/packages/check", broken, ""));
        assertEquals(
                200,
                as("declarant")
                        .send("POST", "/api/v1/packages/check", broken, "")
                        .status());
    }

    @Test
    void a_password_is_not_guessed_from_an_open_session() {
        admit("hijacked", "park-1", Role.APPLICANT);
        Browser browser = browser("hijacked");
        String body = "{\"current\":\"%s\",\"next\":\"zwölf Boxer jagen Viktor\"}";
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    403,
                    browser.put("/api/v1/password", body.formatted("guess " + i))
                            .status());
        }
        refusedAfter(browser.put("/api/v1/password", body.formatted(PASSWORD)));
    }

    /** Forty log-ins in twenty minutes are twice as many as come back in that time. */
    @Test
    void what_succeeds_is_not_counted() {
        for (int i = 0; i < 40; i++) {
            assertEquals(201, logIn(at("192.0.2.30"), "reviewer").status(), "log-in " + i);
        }
    }

    /** An address of this machine that is not the one to itself, as a proxy elsewhere would have. */
    private static Optional<String> findOutside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }

    @Test
    void what_a_stranger_says_about_its_address_is_not_believed_and_what_a_named_proxy_says_is(@TempDir Path elsewhere)
            throws IOException {
        Optional<String> outside = findOutside();
        Assumptions.assumeTrue(outside.isPresent(), "this machine has no other address");
        AccessSettings access = AccessSettings.standard();
        try (Server open = node(elsewhere, HEAD, "0.0.0.0", List.of(), access);
                Server behind =
                        node(elsewhere.resolve("behind"), HEAD, "0.0.0.0", List.of(outside.orElseThrow()), access)) {
            String direct = open.address().replace("127.0.0.1", outside.orElseThrow());
            String proxied = behind.address().replace("127.0.0.1", outside.orElseThrow());
            for (int i = 0; i < 50; i++) {
                String claimed = "198.51.100." + i;
                assertEquals(
                        403,
                        new Browser(direct)
                                .from(claimed)
                                .logIn("d-" + i, WRONG, "")
                                .status());
                assertEquals(
                        403,
                        new Browser(proxied)
                                .from(claimed)
                                .logIn("p-" + i, WRONG, "")
                                .status());
            }
            refusedAfter(new Browser(direct).from("198.51.100.99").logIn("d-50", WRONG, ""));
            assertEquals(
                    403,
                    new Browser(proxied)
                            .from("198.51.100.99")
                            .logIn("p-50", WRONG, "")
                            .status());
        }
    }
}
