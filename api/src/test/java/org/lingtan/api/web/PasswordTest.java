package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.application.Role;

class PasswordTest extends RunningServer {

    private Client.Answer set(Client.Answer link, String password) {
        return stranger()
                .post(
                        "/api/v1/password",
                        "{\"secret\":\"%s\",\"password\":\"%s\"}"
                                .formatted(link.json().get("secret").text(), password));
    }

    private Client.Answer logIn(String login, String password) {
        clock.pass(Duration.ofSeconds(30));
        String code = apps.containsKey(login) ? code(login) : "";
        return new Browser(stranger().address()).logIn(login, password, code);
    }

    private Client.Answer link(String name) {
        return as("administrator").post("/api/v1/persons/" + ids.get(name) + "/link", "{\"secondFactor\":false}");
    }

    @Test
    void a_link_sets_one_password_once() {
        Client.Answer link = invite("once", "park-1", Role.APPLICANT);
        assertEquals(403, logIn("once", PASSWORD).status(), "there is no password yet");
        assertEquals(422, set(link, "too short").status());
        assertEquals(204, set(link, PASSWORD).status(), "a refused password leaves the link good");
        assertEquals(403, set(link, "zwölf Boxer jagen Viktor").status(), "the link is used");
        assertEquals(201, logIn("once", PASSWORD).status());
        assertEquals(403, logIn("once", "zwölf Boxer jagen Viktor").status());
    }

    @Test
    void a_link_ends_after_three_days_and_with_the_next_one() {
        admit("forgetful", "park-1", Role.APPLICANT);
        Browser until = browser("forgetful");
        Client.Answer first = link("forgetful");
        Client.Answer second = link("forgetful");
        assertEquals(403, set(first, "zwölf Boxer jagen Viktor").status());
        assertEquals(200, until.get("/api/v1/session").status(), "a link alone changes nothing");
        assertEquals(201, logIn("forgetful", PASSWORD).status());
        assertEquals(204, set(second, "zwölf Boxer jagen Viktor").status());
        assertEquals(401, until.get("/api/v1/session").status(), "a new password ends what was open");
        assertEquals(403, logIn("forgetful", PASSWORD).status());
        Client.Answer third = link("forgetful");
        clock.pass(Duration.ofDays(3));
        assertEquals(403, set(third, PASSWORD).status());
        assertEquals(201, logIn("forgetful", "zwölf Boxer jagen Viktor").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kurz",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "password1234",
                "qwertyuiop[]",
                "123456789012",
                "applicant weakling",
                "weakling2026",
                "park-1park-1",
                "lingtan lingtan",
                "零碳零碳零碳零碳零碳零碳"
            })
    void a_password_that_is_easy_to_guess_is_refused(String weak) {
        Client.Answer link = people.containsKey("weakling") ? link("weakling") : weakling();
        Client.Answer refused = set(link, weak);
        assertEquals(422, refused.status(), weak);
        assertTrue(refused.body().contains("access.password-"), refused.body());
    }

    private Client.Answer weakling() {
        admit("weakling", "park-1", Role.APPLICANT);
        return link("weakling");
    }

    @Test
    void a_long_password_counts_to_its_last_character_and_in_every_form_of_the_same_text() {
        String longest = "Ångström wiegt Äpfel, ".repeat(12).substring(0, 255);
        Client.Answer link = invite("long", "park-1", Role.APPLICANT);
        assertEquals(422, set(link, longest + "12").status(), "257 characters");
        assertEquals(204, set(link, longest + "1").status(), "256 characters");
        assertEquals(403, logIn("long", longest + "2").status(), "nothing is cut off");
        assertEquals(
                403,
                logIn("long", longest.toLowerCase(java.util.Locale.ROOT) + "1").status());
        String decomposed = java.text.Normalizer.normalize(longest, java.text.Normalizer.Form.NFD);
        assertFalse(decomposed.equals(longest));
        assertEquals(201, logIn("ＬＯＮＧ", decomposed + "1").status());
    }

    @Test
    void a_change_asks_the_old_password_and_ends_the_other_sessions() {
        admit("changing", "park-1", Role.APPLICANT);
        Browser here = browser("changing");
        Browser there = browser("changing");
        String body = "{\"current\":\"%s\",\"next\":\"%s\"}";
        assertEquals(
                403,
                here.put("/api/v1/password", body.formatted("another one", "zwölf Boxer jagen Viktor"))
                        .status());
        assertEquals(
                422,
                here.put("/api/v1/password", body.formatted(PASSWORD, "changing1234"))
                        .status());
        assertEquals(200, there.get("/api/v1/session").status());
        assertEquals(
                204,
                here.put("/api/v1/password", body.formatted(PASSWORD, "zwölf Boxer jagen Viktor"))
                        .status());
        assertEquals(200, here.get("/api/v1/session").status());
        assertEquals(401, there.get("/api/v1/session").status());
        assertEquals(403, logIn("changing", PASSWORD).status());
        assertEquals(201, logIn("changing", "zwölf Boxer jagen Viktor").status());
    }

    /** The answer is the same to the byte, and it takes as long: both derive one hash. */
    @Test
    void an_unknown_name_is_answered_like_a_wrong_password() {
        String wrong = logIn("auditor", "sieben Zwiebeln im Schnee").body();
        assertEquals(wrong, logIn("nobody at all", PASSWORD).body());
        assertEquals(wrong, logIn("", "").body());
        assertEquals(wrong, logIn("x".repeat(60_000), PASSWORD).body());
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            known.add(took("auditor"));
            unknown.add(took("nobody-" + i));
        }
        long least = unknown.stream().sorted().toList().get(4);
        long usual = known.stream().sorted().toList().get(4);
        assertTrue(least * 2 > usual && usual * 2 > least, "unknown " + unknown + ", known " + known);
    }

    private long took(String login) {
        long from = System.nanoTime();
        logIn(login, "sieben Zwiebeln im Schnee");
        return System.nanoTime() - from;
    }
}
