package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Role;
import org.lingtan.api.provider.Keycloak;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.catalog.source.JsonNode;

/** Logging in at a provider that others made, by its own pages, as a browser does. */
class KeycloakTest extends RunningServer {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private static final HttpClient PAGES = HttpClient.newHttpClient();

    private Optional<Keycloak> started = Optional.empty();

    @Override
    void prepare(Path data) throws IOException {
        try {
            started = Optional.of(Keycloak.start(data, HEAD.address() + ProviderDesk.BACK));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Optional<ProviderSettings> provider() {
        return started.map(Keycloak::settings);
    }

    @AfterAll
    void end() {
        started.ifPresent(Keycloak::close);
    }

    /** Signs in on the pages of the provider, and answers where it sends the browser then. */
    private static URI signIn(String address, String name) throws Exception {
        HttpResponse<String> page =
                PAGES.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, page.statusCode(), page.body());
        // Browsers take cookies that are for TLS alone from this machine too; the client of the JDK does not.
        String cookies = page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", -1)[0])
                .collect(Collectors.joining("; "));
        Matcher form = FORM.matcher(page.body());
        assertTrue(form.find(), page.body());
        HttpResponse<String> sent = PAGES.send(
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies)
                        .POST(HttpRequest.BodyPublishers.ofString("username=%s&password=%s"
                                .formatted(name, URLEncoder.encode(Keycloak.PASSWORD, StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(302, sent.statusCode(), sent.body());
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    private Client.Answer comeBack(Browser browser, Client.Answer begun, String name) throws Exception {
        assertEquals(201, begun.status(), begun.body());
        URI back = signIn(begun.json().get("address").text(), name);
        assertTrue(back.toString().startsWith(HEAD.address() + ProviderDesk.BACK + "?"), back.toString());
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private Browser fresh() {
        return new Browser(stranger().address());
    }

    @Test
    void somebody_links_an_identity_and_logs_in_by_it() throws Exception {
        admit("wang", "body", Role.REVIEWER);
        Browser browser = browser("wang");
        Client.Answer back = comeBack(browser, browser.post("/api/v1/provider/identity", ""), "wang");
        assertEquals(200, back.status(), back.body());
        JsonNode shown = back.json().get("links").items().get(0);
        assertEquals("wang", shown.get("login").text());
        assertFalse(shown.get("subject").text().isBlank());
        assertEquals(201, browser.tie().status());
        Browser elsewhere = fresh();
        assertEquals(
                "{\"purpose\":\"log-in\",\"code\":true,\"links\":[]}",
                ProviderServer.shown(comeBack(elsewhere, elsewhere.post("/api/v1/provider/log-in", ""), "wang")));
        clock.pass(Duration.ofSeconds(30));
        Client.Answer opened = elsewhere.open(code("wang"));
        assertEquals(201, opened.status(), opened.body());
        assertEquals(ids.get("wang"), opened.json().get("person").text());
        assertEquals(200, elsewhere.get("/api/v1/cases").status());
        Browser stranger = fresh();
        Client.Answer unknown = comeBack(stranger, stranger.post("/api/v1/provider/log-in", ""), "li");
        assertEquals(403, unknown.status(), unknown.body());
        assertEquals("access.identity-unknown", ProviderServer.problem(unknown));
    }

    /** A code that the provider made for another browser is of no use in this one, and a code is of no use twice. */
    @Test
    void a_code_of_another_log_in_is_not_taken() throws Exception {
        Browser victim = fresh();
        URI stolen = signIn(
                victim.post("/api/v1/provider/log-in", "").json().get("address").text(), "wang");
        String code = stolen.getRawQuery().replaceFirst(".*(?:^|&)(code=[^&]+).*", "$1");
        Browser attacker = fresh();
        URI own = signIn(
                attacker.post("/api/v1/provider/log-in", "")
                        .json()
                        .get("address")
                        .text(),
                "li");
        String injected = own.getRawQuery().replaceFirst("(^|&)code=[^&]+", "$1" + code);
        Client.Answer answer = attacker.get(own.getRawPath() + "?" + injected);
        assertEquals(403, answer.status(), answer.body());
        assertEquals("access.provider-refused", ProviderServer.problem(answer), "the verifier is another one");
    }

    /** The provider signs for another client with the same keys. */
    @Test
    void a_code_of_another_client_is_not_taken() throws Exception {
        Browser browser = fresh();
        String address = browser.post("/api/v1/provider/log-in", "")
                .json()
                .get("address")
                .text()
                .replace("client_id=lingtan", "client_id=another");
        URI back = signIn(address, "wang");
        Client.Answer answer = browser.get(back.getRawPath() + "?" + back.getRawQuery());
        assertEquals(403, answer.status(), answer.body());
        assertEquals("access.provider-refused", ProviderServer.problem(answer));
    }
}
