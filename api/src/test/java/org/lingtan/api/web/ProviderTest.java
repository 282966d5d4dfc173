package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.access.Identities;
import org.lingtan.api.access.ProviderLogIns;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.catalog.source.JsonNode;

/** What people do with an identity provider, and what stays theirs alone. */
class ProviderTest extends ProviderServer {

    private Optional<ProviderSettings> other = Optional.empty();

    @Override
    Optional<ProviderSettings> provider() {
        return other.or(super::provider);
    }

    private Client.Answer back(Browser browser, String subject) {
        forging().says(claims -> claims.subject(subject));
        return comeBack(browser, begin(browser));
    }

    private Client.Answer logIn(Browser browser, String subject, String name) {
        Client.Answer back = back(browser, subject);
        assertEquals(200, back.status(), back.body());
        clock.pass(Duration.ofSeconds(30));
        return browser.open(code(name));
    }

    @Test
    void whoever_linked_an_identity_logs_in_by_it_and_by_the_code_of_the_app() {
        admit("wang", "body", Role.REVIEWER);
        assertEquals(201, link(browser("wang"), "wang at the provider").status());
        Browser browser = fresh();
        Client.Answer back = back(browser, "wang at the provider");
        assertEquals("{\"purpose\":\"log-in\",\"code\":true,\"links\":[]}", shown(back));
        refused(403, "access.provider-code", browser.open(""));
        refused(403, "access.provider-code", browser.open("000000"));
        clock.pass(Duration.ofSeconds(30));
        Client.Answer opened = browser.open(code("wang"));
        assertEquals(201, opened.status(), opened.body());
        assertEquals(ids.get("wang"), opened.json().get("person").text());
        assertEquals("reviewer", opened.json().get("roles").items().get(0).text());
        assertTrue(opened.json().get("complete").flag());
        assertEquals(200, browser.get("/api/v1/cases").status());
        refused(409, "access.provider-state", browser.open(code("wang")));
        assertEquals(204, browser.delete("/api/v1/session").status());
        assertEquals(401, browser.get("/api/v1/session").status());
    }

    @Test
    void two_factors_at_the_provider_stand_for_the_code() {
        admit("li", "park-1", Role.APPLICANT);
        link(browser("li"), "li at the provider");
        for (Map.Entry<String, Object> said :
                List.<Map.Entry<String, Object>>of(Map.entry("acr", "gold"), Map.entry("amr", List.of("pwd", "mfa")))) {
            Browser browser = fresh();
            forging().says(claims -> claims.subject("li at the provider").claim(said.getKey(), said.getValue()));
            Client.Answer back = comeBack(browser, begin(browser));
            assertEquals("{\"purpose\":\"log-in\",\"code\":false,\"links\":[]}", shown(back));
            assertEquals(201, browser.open("").status());
            assertEquals(200, browser.get("/api/v1/cases").status());
        }
        forging()
                .says(claims -> claims.subject("li at the provider")
                        .claim("acr", "silver")
                        .claim("amr", List.of("pwd")));
        Browser weak = fresh();
        assertEquals("{\"purpose\":\"log-in\",\"code\":true,\"links\":[]}", shown(comeBack(weak, begin(weak))));
    }

    @Test
    void somebody_new_comes_in_by_the_one_time_link_without_a_password() {
        Client.Answer invited = invite("newcomer", "body", Role.EVALUATOR);
        String secret = invited.json().get("secret").text();
        Browser browser = fresh();
        refused(403, "access.link", browser.post("/api/v1/provider/invitation", "{\"secret\":\"guessed\"}"));
        forging().says(claims -> claims.subject("newcomer at the provider"));
        Client.Answer begun = browser.post("/api/v1/provider/invitation", "{\"secret\":\"%s\"}".formatted(secret));
        JsonNode back = comeBack(browser, away(begun)).json();
        assertEquals("invitation", back.get("purpose").text());
        assertFalse(back.get("code").flag());
        Client.Answer opened = browser.open("");
        assertEquals(201, opened.status(), opened.body());
        assertFalse(opened.json().get("complete").flag(), "our own app is still to be enrolled");
        assertEquals(403, browser.get("/api/v1/cases").status());
        refused(
                403,
                "access.link",
                fresh().post("/api/v1/provider/invitation", "{\"secret\":\"%s\"}".formatted(secret)));
        Browser again = fresh();
        assertEquals(
                "{\"purpose\":\"log-in\",\"code\":false,\"links\":[]}", shown(back(again, "newcomer at the provider")));
        assertFalse(again.open("").json().get("complete").flag(), "and in every session until it is");
    }

    @Test
    void two_factors_of_an_identity_that_is_nobodys_do_not_stand_for_the_code() {
        admit("holder", "body", Role.DECISION_MAKER);
        String secret = as("administrator")
                .post("/api/v1/persons/" + ids.get("holder") + "/link", "{\"secondFactor\":false}")
                .json()
                .get("secret")
                .text();
        forging().says(claims -> claims.subject("thief at the provider").claim("acr", "gold"));
        Browser thief = fresh();
        Map<String, String> away =
                away(thief.post("/api/v1/provider/invitation", "{\"secret\":\"%s\"}".formatted(secret)));
        assertEquals("login", part(away, "prompt"), "whoever happens to be signed in there is not tied to an account");
        JsonNode back = comeBack(thief, away).json();
        assertEquals("invitation", back.get("purpose").text());
        assertTrue(back.get("code").flag());
        refused(403, "access.provider-code", thief.open(""));
        clock.pass(Duration.ofSeconds(30));
        assertEquals(201, thief.open(code("holder")).status(), "who has the app is the owner");
        try (Database opened = TestDatabase.open(database)) {
            assertEquals(
                    1L,
                    opened.jdbc()
                            .sql("select count(*) from journal where entry::jsonb ->> 'kind' = 'access.link-used'"
                                    + " and entry::jsonb ->> 'subject' = ?")
                            .param(ids.get("holder"))
                            .query(Long.class)
                            .single());
        }
    }

    @Test
    void blank_values_are_refused_as_others() {
        Browser browser = fresh();
        begin(browser);
        refused(409, "access.provider-state", browser.get("/api/v1/provider/return?code=&state="));
        admit("blank", "body", Role.REVIEWER);
        link(browser("blank"), "blank at the provider");
        forging().says(claims -> claims.subject("blank at the provider").claim("acr", ""));
        Browser other = fresh();
        refused(403, "access.provider-answer", comeBack(other, begin(other)));
    }

    @Test
    void an_identity_of_nobody_and_of_somebody_locked_are_answered_alike() {
        admit("leaver", "park-1", Role.APPLICANT);
        Browser own = browser("leaver");
        link(own, "leaver at the provider");
        forging().says(claims -> claims.subject("leaver at the provider"));
        Browser proved = fresh();
        assertEquals(200, comeBack(proved, begin(proved)).status());
        assertEquals(
                204,
                as("administrator")
                        .post("/api/v1/persons/" + ids.get("leaver") + "/lock", "{\"reason\":\"left\"}")
                        .status());
        refused(403, "access.identity-unknown", proved.open(code("leaver")));
        Client.Answer locked = back(fresh(), "leaver at the provider");
        // The e-mail address is the log-in name of somebody, which must count for nothing.
        forging()
                .says(claims -> claims.subject("stranger")
                        .claim("email", "administrator")
                        .claim("email_verified", true)
                        .claim("preferred_username", "administrator"));
        Browser browser = fresh();
        Client.Answer unknown = comeBack(browser, begin(browser));
        refused(403, "access.identity-unknown", unknown);
        assertEquals(unknown.body(), locked.body());
        assertEquals(unknown.status(), locked.status());
    }

    @Test
    void an_identity_belongs_to_one_account_at_most() {
        admit("first", "body", Role.REVIEWER);
        admit("second", "body", Role.AUDITOR);
        assertEquals(201, link(browser("first"), "shared").status());
        assertEquals(201, link(browser("first"), "shared").status(), "once more changes nothing");
        refused(409, "access.identity-taken", link(browser("second"), "shared"));
        Browser invited = fresh();
        String secret =
                invite("third", "body", Role.AUDITOR).json().get("secret").text();
        forging().says(claims -> claims.subject("shared"));
        refused(
                409,
                "access.identity-taken",
                comeBack(
                        invited,
                        away(invited.post("/api/v1/provider/invitation", "{\"secret\":\"%s\"}".formatted(secret)))));
        assertEquals(
                1, browser("first").get("/api/v1/identities").json().items().size());
        Browser many = browser("second");
        for (int i = 0; i < 5; i++) {
            assertEquals(201, link(many, "number " + i).status());
        }
        refused(409, "access.identities-most", link(many, "number 5"));
    }

    @Test
    void only_its_owner_and_an_administrator_take_an_identity_away() {
        admit("owner", "body", Role.REVIEWER);
        Browser owner = browser("owner");
        String id = link(owner, "owner at the provider").json().get("id").text();
        for (String name : people.keySet()) {
            if (!name.equals("owner") && apps.containsKey(name)) {
                assertEquals(
                        404, browser(name).delete("/api/v1/identities/" + id).status(), name);
            }
        }
        assertEquals(
                401,
                stranger()
                        .send("DELETE", "/api/v1/identities/" + id, new byte[0], "")
                        .status());
        Browser elsewhere = fresh();
        assertEquals(201, logIn(elsewhere, "owner at the provider", "owner").status());
        Browser here = browser("owner");
        assertEquals(204, here.delete("/api/v1/identities/" + id).status());
        assertEquals(401, elsewhere.get("/api/v1/session").status(), "it may have been opened by the identity");
        refused(403, "access.identity-unknown", back(fresh(), "owner at the provider"));
        assertEquals(201, link(here, "owner at the provider").status());
        Browser administrator = browser("administrator");
        assertEquals(
                204,
                administrator
                        .delete("/api/v1/persons/" + ids.get("owner") + "/identities")
                        .status());
        assertEquals(401, here.get("/api/v1/session").status());
        refused(403, "access.identity-unknown", back(fresh(), "owner at the provider"));
        refused(
                409,
                "access.own-account",
                administrator.delete("/api/v1/persons/" + ids.get("administrator") + "/identities"));
    }

    @Test
    void journal_and_log_hold_ids_and_nothing_that_the_provider_calls_somebody() {
        admit("quiet", "body", Role.REVIEWER);
        String id = link(browser("quiet"), "S-1-5-quiet").json().get("id").text();
        Browser browser = fresh();
        assertEquals(201, logIn(browser, "S-1-5-quiet", "quiet").status());
        Map<String, String> away = begin(fresh());
        comeBack(fresh(), part(away, "state"), "a code", forging().issuer());
        String log = String.join("\n", logged);
        assertFalse(log.contains("S-1-5-quiet"), log);
        assertFalse(log.contains(part(away, "state")), log);
        assertTrue(log.contains("/api/v1/provider/return"), log);
        try (Database opened = TestDatabase.open(database)) {
            String bodies = opened.jdbc()
                    .sql("select string_agg(entry, ' ') from journal")
                    .query(String.class)
                    .optional()
                    .orElse("");
            assertTrue(bodies.contains(id), "the journal says that it was linked");
            assertFalse(bodies.contains("S-1-5-quiet"), "and not what the provider calls it");
            assertEquals(
                    0L,
                    opened.jdbc()
                            .sql("select count(*) from identity where identity::text like '%S-1-5%'")
                            .query(Long.class)
                            .single());
        }
        assertTrue(id.startsWith("identity-"), id);
    }

    @Test
    void an_identity_that_was_linked_past_the_journal_shows() {
        admit("victim", "body", Role.REVIEWER);
        link(browser("victim"), "victim at the provider");
        try (Database opened = TestDatabase.open(database)) {
            Journal journal = new Journal(opened, clock);
            assertEquals(List.of(), discrepancies(opened, journal));
            opened.jdbc()
                    .sql("insert into identity (id, person_id, issuer, mark, linked)"
                            + " values ('identity-forged', ?, 'issuer', 'mark', now())")
                    .param(ids.get("victim"))
                    .update();
            List<Discrepancy> found = discrepancies(opened, journal);
            assertEquals(1, found.size(), found.toString());
            assertEquals("access.identity", found.get(0).code());
            assertEquals("identity/identity-forged", found.get(0).place());
            opened.jdbc()
                    .sql("delete from identity where id = 'identity-forged'")
                    .update();
        }
    }

    private static List<Discrepancy> discrepancies(Database opened, Journal journal) {
        return new IntegrityCheck(opened, journal, () -> List.of(Identities.rederivation(opened)))
                .run()
                .discrepancies();
    }

    @Test
    void the_cookie_goes_along_from_another_site_and_is_soon_forgotten() {
        Client.Answer begun = fresh().post("/api/v1/provider/log-in", "");
        String cookie = begun.header("Set-Cookie");
        for (String part :
                List.of("__Host-lingtan-provider=", "; HttpOnly", "; Secure", "; SameSite=Lax", "; Max-Age=600")) {
            assertTrue(cookie.contains(part), cookie);
        }
        Map<String, String> away = away(begun);
        assertEquals("code", part(away, "response_type"));
        assertEquals("S256", part(away, "code_challenge_method"));
        assertEquals("https://register.example/api/v1/provider/return", part(away, "redirect_uri"));
        assertEquals("600", part(away, "max_age"));
        assertEquals("openid", part(away, "scope"));
        assertEquals(
                4,
                List.of(part(away, "state"), part(away, "nonce"), part(away, "code_challenge"), cookie).stream()
                        .distinct()
                        .count());
    }

    @Test
    void it_takes_ten_minutes_at_most() {
        admit("slow", "body", Role.REVIEWER);
        link(browser("slow"), "slow at the provider");
        Browser inTime = fresh();
        Browser late = fresh();
        forging().says(claims -> claims.subject("slow at the provider").claim("acr", "gold"));
        Map<String, String> one = begin(inTime);
        Map<String, String> other = begin(late);
        clock.pass(ProviderLogIns.LONGEST.minusSeconds(2));
        assertEquals(200, comeBack(inTime, one).status());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(201, inTime.open("").status());
        Browser waiting = fresh();
        assertEquals(200, comeBack(waiting, begin(waiting)).status());
        clock.pass(Duration.ofSeconds(1));
        int asked = forging().asked.size();
        refused(409, "access.provider-state", comeBack(late, other));
        assertEquals(asked, forging().asked.size(), "the provider is not even asked");
        clock.pass(ProviderLogIns.LONGEST.minusSeconds(1));
        refused(409, "access.provider-state", waiting.open(""));
    }

    private static long underWay(Database opened) {
        return opened.jdbc()
                .sql("select count(*) from provider_log_in")
                .query(Long.class)
                .single();
    }

    @Test
    void while_the_provider_is_away_whoever_may_logs_in_by_a_password(@TempDir Path data) throws Exception {
        assertEquals(
                "{\"passwords\":\"everybody\",\"providers\":[{\"zh\":\"统一登录\",\"en\":\"Single sign-on\"}]}",
                stranger().get("/api/v1/log-in").body());
        try (var gone = org.lingtan.api.provider.ForgingProvider.start()) {
            other = Optional.of(gone.settings(false));
        }
        long before;
        try (Database opened = TestDatabase.open(database)) {
            before = underWay(opened);
        }
        try (Server server = node(Files.createDirectories(data), folder)) {
            assertTrue(new Client(server.address(), "")
                    .get("/api/v1/log-in")
                    .body()
                    .contains("\"administrators\""));
            Browser browser = new Browser(server.address());
            refused(503, "access.provider-down", browser.post("/api/v1/provider/log-in", ""));
            browser.from("192.0.2.88");
            for (int i = 0; i < 60; i++) {
                refused(503, "access.provider-down", browser.post("/api/v1/provider/log-in", ""));
            }
            try (Database opened = TestDatabase.open(database)) {
                assertEquals(before, underWay(opened), "what cannot be begun is not kept");
            }
            assertTrue(logged.stream().anyMatch(line -> line.contains("\"failure\":\"unreachable\"")));
            clock.pass(Duration.ofSeconds(30));
            refused(403, "access.log-in", browser.logIn("reviewer", PASSWORD, code("reviewer")));
            assertEquals(
                    201,
                    browser.logIn("administrator", PASSWORD, code("administrator"))
                            .status(),
                    "from an address from which many have tried the other way");
            for (int i = 0; i < 12; i++) {
                refused(503, "access.provider-down", browser.post("/api/v1/provider/identity", ""));
            }
        } finally {
            other = Optional.empty();
        }
    }
}
