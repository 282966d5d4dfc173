package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.provider.ProviderSettings;
import org.springframework.dao.DataAccessException;

/** What is tied to an account, what its person sees of it before, and what ends with it. */
class ProviderLinkTest extends ProviderServer {

    private Optional<ProviderSettings> other = Optional.empty();

    @Override
    Optional<ProviderSettings> provider() {
        return other.or(super::provider);
    }

    private Client.Answer setPassword(String secret, String password) {
        return stranger()
                .post("/api/v1/password", "{\"secret\":\"%s\",\"password\":\"%s\"}".formatted(secret, password));
    }

    private String journal(String kind, String name) {
        try (Database opened = TestDatabase.open(database)) {
            return opened.jdbc()
                    .sql("select string_agg(entry, ' ') from journal where entry::jsonb ->> 'kind' = ?"
                            + " and entry::jsonb ->> 'subject' = ?")
                    .params(kind, java.util.Objects.requireNonNull(ids.get(name)))
                    .query(String.class)
                    .optional()
                    .orElse("");
        }
    }

    @Test
    void a_link_that_is_used_at_the_provider_ends_the_password_that_it_takes_the_place_of() {
        admit("recovered", "body", Role.REVIEWER);
        String secret = oneTimeLink("recovered");
        forging().says(claims -> claims.subject("recovered at the provider"));
        Browser browser = fresh();
        assertEquals(200, comeBack(browser, invited(browser, secret)).status());
        refused(403, "access.provider-code", browser.open(""));
        assertEquals(201, logIn(fresh(), "recovered").status(), "until the link is used the password holds");
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, browser.open(code("recovered")).status());
        refused(403, "access.log-in", logIn(fresh(), "recovered"));
        refused(
                403,
                "access.current-password",
                browser.put(
                        "/api/v1/password",
                        "{\"current\":\"%s\",\"next\":\"zwölf Boxer jagen Viktor\"}".formatted(PASSWORD)));
        assertTrue(journal("access.link-used", "recovered").contains("\"password\":true"), "the journal says so");
        assertEquals(204, setPassword(oneTimeLink("recovered"), PASSWORD).status());
        assertEquals(201, logIn(fresh(), "recovered").status(), "another link gives one again");
    }

    @Test
    void where_only_administrators_use_passwords_a_link_is_not_spent_on_one(@TempDir Path data) throws Exception {
        admit("passwordless", "body", Role.REVIEWER);
        String secret = oneTimeLink("passwordless");
        other = Optional.of(forging().settings(false));
        try (Server server = node(Files.createDirectories(data), folder)) {
            Client stranger = new Client(server.address(), "");
            String body = "{\"secret\":\"%s\",\"password\":\"zwölf Boxer jagen Viktor\"}";
            refused(403, "access.password-elsewhere", stranger.post("/api/v1/password", body.formatted(secret)));
            refused(403, "access.link", stranger.post("/api/v1/password", body.formatted("guessed")));
            forging().says(claims -> claims.subject("passwordless at the provider"));
            Browser browser = new Browser(server.address());
            assertEquals(200, comeBack(browser, invited(browser, secret)).status(), "the link is still good");
        } finally {
            other = Optional.empty();
        }
    }

    @Test
    void whoever_ties_an_identity_sees_first_which_one_and_to_which_account() {
        admit("tied", "body", Role.REVIEWER);
        forging()
                .says(claims -> claims.subject("S-17")
                        .claim("preferred_username", "wang\u202e.wei")
                        .claim("acr", "gold"));
        String shown = "\"issuer\":\"%s\",\"subject\":\"S-17\",\"name\":\"wang\ufffd.wei\""
                .formatted(forging().issuer());
        Browser browser = browser("tied");
        Client.Answer back = comeBack(browser, away(browser.post("/api/v1/provider/identity", "")));
        assertEquals(
                "{\"purpose\":\"identity\",\"code\":false,\"links\":[{\"login\":\"tied\",\"account\":\"tied\",%s,\"endsPassword\":false}]}"
                        .formatted(shown),
                shown(back));
        assertEquals("[]", browser.get("/api/v1/identities").body(), "seen, and not tied yet");
        Browser invited = fresh();
        back = comeBack(invited, invited(invited, oneTimeLink("tied")));
        assertEquals(
                "{\"purpose\":\"invitation\",\"code\":true,\"links\":[{\"login\":\"tied\",\"account\":\"tied\",%s,\"endsPassword\":true}]}"
                        .formatted(shown),
                shown(back));
        assertEquals("[]", browser.get("/api/v1/identities").body());
        assertEquals(201, browser.tie().status());
        Browser own = fresh();
        assertEquals(
                "{\"purpose\":\"log-in\",\"code\":false,\"links\":[]}",
                shown(comeBack(own, begin(own))),
                "where nothing is tied nothing is shown");
        forging().says(claims -> claims.subject("S-18"));
        back = comeBack(browser, away(browser.post("/api/v1/provider/identity", "")));
        assertTrue(back.body().contains("\"subject\":\"S-18\",\"name\":\"\""), back.body());
        try (Database opened = TestDatabase.open(database)) {
            assertEquals(
                    0L,
                    opened.jdbc()
                            .sql(
                                    "select count(*) from provider_log_in l where l::text like any (array['%S-1%', '%wang%', '%tied%'])")
                            .query(Long.class)
                            .single(),
                    "nothing of it is kept");
        }
    }

    /** Somebody comes back in one tab, and is lured by another one's link in a second one; then they go on in the first. */
    @Test
    void a_page_ends_the_log_in_that_it_shows_and_no_other() {
        admit("lured", "body", Role.REVIEWER);
        admit("luring", "body", Role.REVIEWER);
        assertEquals(201, link(browser("lured"), "lured at the provider").status());
        forging().says(claims -> claims.subject("lured at the provider").claim("acr", "gold"));
        Browser first = fresh();
        assertTrue(comeBack(first, begin(first)).body().contains("\"links\":[]"));
        forging().says(claims -> claims.subject("lured elsewhere").claim("acr", "gold"));
        Browser second = first.tab();
        Client.Answer shown = comeBack(second, invited(second, oneTimeLink("luring")));
        assertTrue(shown.body().contains("\"login\":\"luring\""), shown.body());
        first.keepAs(second);
        clock.pass(Duration.ofSeconds(30));
        refused(409, "access.provider-other", first.open(code("luring")));
        assertEquals("[]", browser("luring").get("/api/v1/identities").body(), "nothing was tied");
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, second.open(code("luring")).status(), "whoever saw it goes on");
        Browser linking = browser("lured");
        forging().says(claims -> claims.subject("first of two"));
        assertEquals(
                200,
                comeBack(linking, away(linking.post("/api/v1/provider/identity", "")))
                        .status());
        Browser other = linking.tab();
        forging().says(claims -> claims.subject("second of two"));
        assertEquals(
                200,
                comeBack(other, away(other.post("/api/v1/provider/identity", "")))
                        .status());
        linking.keepAs(other);
        refused(409, "access.provider-other", linking.tie());
        assertEquals(1, linking.get("/api/v1/identities").json().items().size());
        assertEquals(201, other.tie().status());
    }

    @Test
    void a_recovery_code_ends_a_one_time_link_too() {
        admit("phoneless", "body", Role.REVIEWER);
        String recovery = browser("phoneless")
                .post("/api/v1/recovery-codes", "")
                .json()
                .get("recoveryCodes")
                .items()
                .get(0)
                .text();
        forging().says(claims -> claims.subject("phoneless at the provider"));
        Browser browser = fresh();
        assertEquals(
                200,
                comeBack(browser, invited(browser, oneTimeLink("phoneless"))).status());
        Client.Answer opened = browser.open(recovery);
        assertEquals(201, opened.status(), opened.body());
        assertEquals(1, browser.get("/api/v1/identities").json().items().size());
        assertFalse(journal("access.recovery", "phoneless").isEmpty());
    }

    @Test
    void what_a_log_in_was_begun_for_stays_as_it_is() {
        fresh().post("/api/v1/provider/log-in", "");
        try (Database opened = TestDatabase.open(database)) {
            for (String column : List.of("link_hash", "session_id", "anew", "expires")) {
                assertThrows(
                        DataAccessException.class,
                        () -> opened.jdbc()
                                .sql("update provider_log_in set %1$s = %1$s".formatted(column))
                                .update(),
                        column);
            }
        }
    }

    @Test
    void an_administrator_who_takes_identities_away_ends_whatever_may_have_come_of_them() {
        admit("taken", "body", Role.REVIEWER);
        Browser browser = browser("taken");
        assertEquals(201, link(browser, "taken at the provider").status());
        assertEquals(201, link(browser, "taken twice").status());
        Client.Answer token = browser.post(
                "/api/v1/tokens", "{\"label\":\"thief\",\"roles\":[\"reviewer\"],\"readOnly\":false,\"days\":\"365\"}");
        assertEquals(201, token.status(), token.body());
        Client program =
                new Client(stranger().address(), token.json().get("secret").text());
        assertEquals(200, program.get("/api/v1/cases").status());
        String secret = oneTimeLink("taken");
        assertEquals(
                204,
                browser("administrator")
                        .delete("/api/v1/persons/" + ids.get("taken") + "/identities")
                        .status());
        assertEquals(401, browser.get("/api/v1/session").status());
        assertEquals(401, program.get("/api/v1/cases").status(), "a token that was made in such a session, too");
        refused(403, "access.link", setPassword(secret, PASSWORD));
        assertEquals(201, logIn(fresh(), "taken").status(), "password and app stay");
        String told = journal("access.identities-removed", "taken");
        assertTrue(told.contains("\"%s\"".formatted(ids.get("administrator"))), told);
        assertTrue(told.contains("\"identities\":2"), told);
        assertTrue(told.contains("\"tokens\":2"), "one of them the thief's: " + told);
    }

    @Test
    void one_s_own_identity_taken_away_leaves_one_s_tokens() {
        admit("keeper", "body", Role.REVIEWER);
        Browser browser = browser("keeper");
        String id = link(browser, "keeper at the provider").json().get("id").text();
        assertEquals(204, browser.delete("/api/v1/identities/" + id).status());
        assertEquals(200, as("keeper").get("/api/v1/cases").status());
    }

    @Test
    void begun_linkings_are_limited_by_person_and_by_address() {
        admit("eager", "body", Role.REVIEWER);
        Browser browser = browser("eager");
        int status = 201;
        int begun = 0;
        while (status == 201 && begun < 60) {
            status = browser.post("/api/v1/provider/identity", "").status();
            begun++;
        }
        assertEquals(429, status);
        assertEquals(11, begun, "ten in ten minutes");
        assertEquals(201, logIn(fresh(), "eager").status(), "which keeps nobody from logging in");
        clock.pass(Duration.ofMinutes(5));
        Browser again = browser("eager");
        for (int i = 0; i < 8; i++) {
            assertEquals(201, link(again, "eager at the provider").status(), "what came to its end is given back");
        }
        List<Browser> busy = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            admit("busy-" + i, "body", Role.REVIEWER);
            busy.add(browser("busy-" + i).from("192.0.2.77"));
        }
        int refused = 0;
        for (Browser one : busy) {
            for (int i = 0; i < 10; i++) {
                refused += one.post("/api/v1/provider/identity", "").status() == 429 ? 1 : 0;
            }
        }
        assertEquals(10, refused, "fifty from one address");
    }
}
