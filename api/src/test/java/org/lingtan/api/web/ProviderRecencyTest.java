package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Role;

/** How long ago people signed in at the provider, and what it is good for. */
class ProviderRecencyTest extends ProviderServer {

    private static final String SUBJECT = "wang at the provider";

    @BeforeAll
    void link() {
        admit("wang", "body", Role.REVIEWER);
        assertEquals(201, link(browser("wang"), SUBJECT).status());
    }

    /** The provider says that its person signed in so many seconds ago. */
    private void signedIn(long ago) {
        forging()
                .says(claims -> claims.subject(SUBJECT)
                        .claim("acr", "gold")
                        .claim("auth_time", Instant.now().minusSeconds(ago).getEpochSecond()));
    }

    private void checked(Browser browser, Supplier<Map<String, String>> begin, String prompt) {
        for (long good : new long[] {-40, 0, 40}) {
            signedIn(good);
            Map<String, String> away = begin.get();
            assertEquals(prompt, part(away, "prompt"));
            assertEquals(200, comeBack(browser, away).status(), "signed in %d s ago".formatted(good));
        }
        signedIn(80);
        refused(403, "access.provider-old", comeBack(browser, begin.get()));
        forging().says(claims -> claims.subject(SUBJECT).claim("auth_time", null));
        refused(403, "access.provider-old", comeBack(browser, begin.get()));
        signedIn(-80);
        refused(403, "access.provider-answer", comeBack(browser, begin.get()));
    }

    @Test
    void whoever_is_asked_to_sign_in_anew_must_have_done_so() {
        Browser browser = browser("wang");
        checked(browser, () -> away(browser.post("/api/v1/provider/identity", "")), "login");
        Browser invited = fresh();
        String secret = oneTimeLink("wang");
        checked(invited, () -> invited(invited, secret), "login");
    }

    @Test
    void in_a_session_a_log_in_is_a_fresh_one() {
        Browser browser = browser("wang");
        checked(browser, () -> begin(browser), "login");
    }

    @Test
    void the_time_at_the_provider_s_pages_counts_as_well() {
        Browser browser = browser("wang");
        Map<String, String> away = away(browser.post("/api/v1/provider/identity", ""));
        clock.pass(Duration.ofMinutes(3));
        signedIn(200);
        assertEquals(200, comeBack(browser, away).status(), "signed in after it began");
        Map<String, String> again = away(browser.post("/api/v1/provider/identity", ""));
        clock.pass(Duration.ofMinutes(3));
        signedIn(260);
        refused(403, "access.provider-old", comeBack(browser, again));
    }

    @Test
    void without_a_session_the_last_ten_minutes_do_and_the_leeway_is_counted_once() {
        for (long good : new long[] {-40, 0, 590, 640}) {
            signedIn(good);
            Browser browser = fresh();
            Map<String, String> away = begin(browser);
            assertNull(away.get("prompt"));
            assertEquals(200, comeBack(browser, away).status(), "signed in %d s ago".formatted(good));
        }
        for (long bad : new long[] {680, -80}) {
            signedIn(bad);
            Browser browser = fresh();
            refused(403, bad < 0 ? "access.provider-answer" : "access.provider-old", comeBack(browser, begin(browser)));
        }
    }

    @Test
    void a_session_is_as_recent_as_the_log_in_at_the_provider() {
        signedIn(400);
        Browser browser = fresh();
        assertEquals(200, comeBack(browser, begin(browser)).status());
        clock.pass(Duration.ofMinutes(2));
        assertEquals(201, browser.open("").status());
        assertEquals(201, browser.post("/api/v1/provider/identity", "").status(), "less than nine minutes ago");
        clock.pass(Duration.ofMinutes(2));
        refused(403, "access.log-in-again", browser.post("/api/v1/provider/identity", ""));
        signedIn(640);
        Browser late = fresh();
        assertEquals(200, comeBack(late, begin(late)).status());
        assertEquals(201, late.open("").status());
        refused(403, "access.log-in-again", late.post("/api/v1/provider/identity", ""));
    }
}
