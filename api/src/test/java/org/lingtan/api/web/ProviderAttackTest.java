package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lingtan.api.application.Role;
import org.lingtan.api.provider.ForgingProvider;
import org.lingtan.api.provider.ForgingProvider.Signing;
import org.lingtan.api.provider.ProviderSettings;

/** What comes back from a provider, or from somebody who would like to be one, and is not believed. */
class ProviderAttackTest extends ProviderServer {

    private static final String VICTIM = "victim at the provider";

    private Optional<ProviderSettings> other = Optional.empty();

    @Override
    Optional<ProviderSettings> provider() {
        return other.or(super::provider);
    }

    @BeforeAll
    void link() {
        admit("victim", "body", Role.REVIEWER);
        assertEquals(201, link(browser("victim"), VICTIM).status());
    }

    private static Arguments forged(String name, String code, Signing signing, Consumer<JWTClaimsSet.Builder> claims) {
        return Arguments.of(name, code, signing, claims);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    static Stream<Arguments> tokens() {
        String answer = "access.provider-answer";
        String old = "access.provider-old";
        return Stream.of(
                forged("no signature", answer, Signing.NONE, claims -> {}),
                forged("HS256 with the public key", answer, Signing.HMAC_WITH_PUBLIC_KEY, claims -> {}),
                forged("another key under the same id", answer, Signing.OTHER_KEY, claims -> {}),
                forged("another nonce", answer, Signing.RIGHT, claims -> claims.claim("nonce", "another")),
                forged("no nonce", answer, Signing.RIGHT, claims -> claims.claim("nonce", null)),
                forged("another issuer", answer, Signing.RIGHT, claims -> claims.issuer("https://other.example")),
                forged("another audience", answer, Signing.RIGHT, claims -> claims.audience("another client")),
                forged(
                        "two audiences and no party",
                        answer,
                        Signing.RIGHT,
                        claims -> claims.audience(List.of(ForgingProvider.CLIENT, "another client"))),
                forged("another party", answer, Signing.RIGHT, claims -> claims.claim("azp", "another client")),
                forged("expired", answer, Signing.RIGHT, claims -> claims.expirationTime(in(-120))),
                forged("never expires", answer, Signing.RIGHT, claims -> claims.expirationTime(null)),
                forged("issued tomorrow", answer, Signing.RIGHT, claims -> claims.issueTime(in(86_400))),
                forged("not said when issued", answer, Signing.RIGHT, claims -> claims.issueTime(null)),
                forged("about nobody", answer, Signing.RIGHT, claims -> claims.subject(null)),
                forged("about a blank", "access.provider-claim", Signing.RIGHT, claims -> claims.subject(" ")),
                forged(
                        "signed in this morning",
                        old,
                        Signing.RIGHT,
                        claims -> claims.claim(
                                "auth_time", Instant.now().minusSeconds(14_400).getEpochSecond())),
                forged("not said when signed in", old, Signing.RIGHT, claims -> claims.claim("auth_time", null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_that_is_not_for_this_log_in_is_not_believed(
            String name, String code, Signing signing, Consumer<JWTClaimsSet.Builder> claims) {
        forging().says(signing, builder -> {
            builder.subject(VICTIM);
            claims.accept(builder);
        });
        Browser browser = fresh();
        refused(403, code, comeBack(browser, begin(browser)));
        refused(409, "access.provider-state", browser.open(code("victim")));
    }

    @Test
    void the_same_token_with_nothing_forged_is_believed() {
        forging().says(claims -> claims.subject(VICTIM));
        Browser browser = fresh();
        assertEquals(200, comeBack(browser, begin(browser)).status());
    }

    @Test
    void what_was_begun_in_one_browser_counts_in_no_other() {
        forging().says(claims -> claims.subject(VICTIM));
        Browser attacker = fresh();
        Map<String, String> away = begin(attacker);
        refused(409, "access.provider-state", comeBack(fresh(), away));
        Browser victim = fresh();
        Map<String, String> own = begin(victim);
        int asked = forging().asked.size();
        refused(409, "access.provider-state", comeBack(victim, away));
        for (String query :
                List.of("", "?code=x", "?state=&code=x", "?error=access_denied", "?state=a&state=b&code=x")) {
            refused(409, "access.provider-state", victim.get("/api/v1/provider/return" + query));
        }
        refused(
                409,
                "access.provider-state",
                victim.get("/api/v1/provider/return?code=x&state=a&state=" + part(own, "state")));
        assertEquals(asked, forging().asked.size(), "the provider is not even asked");
        assertEquals(200, comeBack(victim, own).status(), "and what is under way goes on");
        assertEquals(200, comeBack(attacker, away).status(), "in its own it does");
    }

    @Test
    void whoever_knew_the_cookie_before_the_return_does_not_go_on() {
        forging().says(claims -> claims.subject(VICTIM).claim("acr", "gold"));
        Browser victim = fresh();
        Map<String, String> away = begin(victim);
        String planted = victim.provider();
        String digest = comeBack(victim, away).json().get("digest").text();
        Client.Answer stolen = fresh().send(
                        "POST",
                        "/api/v1/provider/session",
                        "{\"code\":\"\",\"digest\":\"%s\"}".formatted(digest),
                        Map.of("Cookie", planted));
        refused(409, "access.provider-state", stolen);
        assertEquals(201, victim.open("").status());
    }

    @Test
    void coming_back_twice_counts_once() {
        forging().says(claims -> claims.subject(VICTIM));
        Browser browser = fresh();
        Map<String, String> away = begin(browser);
        String before = browser.provider();
        assertEquals(200, comeBack(browser, away).status());
        int asked = forging().asked.size();
        refused(409, "access.provider-state", comeBack(browser, away));
        Client.Answer replayed = fresh().send(
                        "GET",
                        "/api/v1/provider/return?state=%s&code=%s".formatted(part(away, "state"), part(away, "nonce")),
                        "",
                        Map.of("Cookie", before));
        refused(409, "access.provider-state", replayed);
        assertEquals(asked, forging().asked.size(), "the provider is not even asked");
    }

    @Test
    void the_code_goes_with_the_verifier_of_this_log_in_and_the_secret_of_the_server() throws Exception {
        forging().says(claims -> claims.subject(VICTIM));
        Browser browser = fresh();
        Map<String, String> away = begin(browser);
        forging().asked.clear();
        comeBack(browser, away);
        Map<String, String> form = forging().asked.remove();
        assertEquals("authorization_code", part(form, "grant_type"));
        assertEquals("https://register.example/api/v1/provider/return", part(form, "redirect_uri"));
        assertTrue(part(form, "code_verifier").length() >= 43, form.toString());
        assertEquals("S256", part(away, "code_challenge_method"));
        assertEquals(
                part(away, "code_challenge"),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(part(form, "code_verifier").getBytes(StandardCharsets.US_ASCII))));
        begin(browser);
        comeBack(browser, begin(browser));
        assertNotEquals(part(form, "code_verifier"), part(forging().asked.remove(), "code_verifier"));
    }

    @Test
    void where_the_provider_leads_elsewhere_nobody_follows(@TempDir Path data) throws Exception {
        for (String path : List.of("/.well-known/openid-configuration", "/keys", "/token")) {
            try (ForgingProvider provider = ForgingProvider.start()) {
                other = Optional.of(provider.settings(true));
                provider.redirected.add(path);
                try (Server server = node(Files.createDirectories(data.resolve("to" + path)), folder)) {
                    Browser browser = new Browser(server.address());
                    Client.Answer answer = browser.post("/api/v1/provider/log-in", "");
                    if (answer.status() == 201) {
                        Map<String, String> away =
                                away(answer.json().get("address").text());
                        answer = comeBack(browser, part(away, "state"), part(away, "nonce"), provider.issuer());
                    }
                    boolean isToken = path.equals("/token");
                    refused(isToken ? 403 : 503, isToken ? "access.provider-refused" : "access.provider-down", answer);
                    assertEquals(0, provider.elsewhere.get(), path);
                }
            } finally {
                other = Optional.empty();
            }
        }
    }

    @Test
    void an_answer_of_another_provider_and_an_error_are_told_apart() {
        Browser mixed = fresh();
        Map<String, String> away = begin(mixed);
        refused(
                403,
                "access.provider-answer",
                comeBack(mixed, part(away, "state"), part(away, "nonce"), "https://other.example"));
        Browser silent = fresh();
        Map<String, String> again = begin(silent);
        refused(
                403,
                "access.provider-answer",
                silent.get("/api/v1/provider/return?state=%s&code=x".formatted(part(again, "state"))));
        Browser denied = fresh();
        String state = part(begin(denied), "state");
        Client.Answer error = denied.get(
                "/api/v1/provider/return?error=access_denied&error_description=%%3Cscript%%3E&state=%s&iss=%s"
                        .formatted(state, forging().issuer()));
        refused(403, "access.provider-refused", error);
        assertFalse(error.body().contains("script"), "what somebody else wrote is not repeated");
        Browser unknown = fresh();
        refused(
                403,
                "access.provider-refused",
                comeBack(
                        unknown,
                        part(begin(unknown), "state"),
                        "unknown",
                        forging().issuer()));
        refused(409, "access.provider-state", fresh().get("/api/v1/provider/return"));
    }

    @Test
    void nothing_that_is_brought_says_where_to_go() {
        forging().says(claims -> claims.subject(VICTIM));
        Browser browser = fresh();
        Map<String, String> away = begin(browser);
        Client.Answer back = browser.get(
                "/api/v1/provider/return?state=%s&code=%s&iss=%s&redirect_uri=https://evil.example&next=//evil.example"
                        .formatted(
                                part(away, "state"),
                                part(away, "nonce"),
                                forging().issuer()));
        assertEquals(200, back.status(), back.body());
        assertEquals("", back.header("Location"));
        assertFalse(back.body().contains("evil"));
        assertEquals(
                "https://register.example/api/v1/provider/return",
                away(fresh().post("/api/v1/provider/log-in?redirect_uri=https://evil.example", ""))
                        .get("redirect_uri"));
    }

    @Test
    void another_site_begins_and_ends_nothing() {
        forging().says(claims -> claims.subject(VICTIM).claim("acr", "gold"));
        Map<String, String> cross = Map.of("Sec-Fetch-Site", "cross-site");
        refused(403, "access.forged", fresh().send("POST", "/api/v1/provider/log-in", "", cross));
        Browser browser = fresh();
        comeBack(browser, begin(browser));
        refused(403, "access.forged", browser.send("POST", "/api/v1/provider/session", "{\"code\":\"\"}", cross));
        Browser victim = browser("victim");
        refused(403, "access.forged", victim.send("POST", "/api/v1/provider/identity", "", Map.of("X-CSRF-Token", "")));
        comeBack(victim, away(victim.post("/api/v1/provider/identity", "")));
        refused(403, "access.forged", victim.send("POST", "/api/v1/identities", "", Map.of("X-CSRF-Token", "")));
    }

    @Test
    void a_log_in_links_nothing_and_a_linking_opens_nothing() {
        forging().says(claims -> claims.subject(VICTIM).claim("acr", "gold"));
        Browser browser = browser("reviewer");
        comeBack(browser, begin(browser));
        refused(409, "access.provider-state", browser.tie());
        forging().says(claims -> claims.subject("new").claim("acr", "gold"));
        comeBack(browser, away(browser.post("/api/v1/provider/identity", "")));
        refused(409, "access.provider-state", browser.open(""));
        Browser elsewhere = browser("auditor");
        refused(
                409,
                "access.provider-state",
                elsewhere.send(
                        "POST",
                        "/api/v1/identities",
                        "{\"digest\":\"another\"}",
                        Map.of("Cookie", elsewhere.cookie() + "; " + browser.provider())));
        clock.pass(Duration.ofMinutes(11));
        refused(403, "access.log-in-again", browser.post("/api/v1/provider/identity", ""));
    }

    @Test
    void codes_are_guessed_at_no_faster_than_with_a_password() {
        admit("guessed", "body", Role.REVIEWER);
        link(browser("guessed"), "guessed at the provider");
        int refused = 0;
        for (int log = 0; log < 4 && refused == 0; log++) {
            forging().says(claims -> claims.subject("guessed at the provider"));
            Browser browser = fresh();
            comeBack(browser, begin(browser));
            for (int i = 0; i < 4; i++) {
                int status = browser.open("00000" + i).status();
                refused += status == 429 ? 1 : 0;
                assertEquals(log * 4 + i < 10 ? 403 : 429, status);
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void a_new_key_of_the_provider_is_fetched_when_it_is_first_used() {
        forging().says(claims -> claims.subject(VICTIM));
        Browser before = fresh();
        assertEquals(200, comeBack(before, begin(before)).status());
        int fetched = forging().keysFetched.get();
        forging().rotate();
        Browser after = fresh();
        Client.Answer back = comeBack(after, begin(after));
        assertEquals(200, back.status(), back.body());
        assertEquals(fetched + 1, forging().keysFetched.get());
    }

    @Test
    void a_document_that_is_huge_or_of_somebody_else_or_leads_into_the_clear_is_not_used(@TempDir Path data)
            throws Exception {
        for (String kind : List.of("huge", "issuer", "clear", "none")) {
            try (ForgingProvider provider = ForgingProvider.start()) {
                provider.document = truth -> switch (kind) {
                    case "huge" -> truth.substring(0, truth.length() - 1) + ",\"x\":\"" + "x".repeat(300_000) + "\"}";
                    case "issuer" -> truth.replaceFirst(provider.issuer(), "https://other.example");
                    case "clear" -> truth.replace(provider.issuer() + "/token", "http://other.example/token");
                    default -> "not JSON";
                };
                other = Optional.of(provider.settings(true));
                try (Server server = node(Files.createDirectories(data.resolve(kind)), folder)) {
                    Client.Answer begun = new Browser(server.address()).post("/api/v1/provider/log-in", "");
                    boolean isIssuer = kind.equals("issuer");
                    refused(isIssuer ? 403 : 503, isIssuer ? "access.provider-answer" : "access.provider-down", begun);
                }
            } finally {
                other = Optional.empty();
            }
        }
    }
}
