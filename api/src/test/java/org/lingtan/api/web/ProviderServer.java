package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.lingtan.api.provider.ForgingProvider;
import org.lingtan.api.provider.ProviderSettings;

/** A server whose people may log in at a provider that forges. */
abstract class ProviderServer extends RunningServer {

    private Optional<ForgingProvider> started = Optional.empty();

    final ForgingProvider forging() {
        return started.orElseThrow();
    }

    @Override
    void prepare(Path data) throws IOException {
        started = Optional.of(ForgingProvider.start());
    }

    @Override
    Optional<ProviderSettings> provider() {
        return Optional.of(forging().settings(true));
    }

    @AfterAll
    final void end() {
        started.ifPresent(ForgingProvider::close);
    }

    /** What a browser is sent away with. */
    final Map<String, String> away(Client.Answer begun) {
        assertEquals(201, begun.status(), begun.body());
        String address = begun.json().get("address").text();
        assertTrue(address.startsWith(forging().issuer() + "/authorize?"), address);
        return away(address);
    }

    /** What an address at a provider says. */
    static Map<String, String> away(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    /** A part of an address or a form, which must be there. */
    static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    final Map<String, String> begin(Browser browser) {
        return away(browser.post("/api/v1/provider/log-in", ""));
    }

    /** Comes back from the provider, which is told the nonce by the code. */
    final Client.Answer comeBack(Browser browser, Map<String, String> away) {
        return comeBack(
                browser, part(away, "state"), part(away, "nonce"), forging().issuer());
    }

    final Client.Answer comeBack(Browser browser, String state, String code, String issuer) {
        return browser.send(
                "GET",
                "/api/v1/provider/return?state=%s&code=%s&iss=%s"
                        .formatted(encoded(state), encoded(code), encoded(issuer)),
                "",
                Map.of("Sec-Fetch-Site", "cross-site", "X-CSRF-Token", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the return answers, but for the digest, which is another one each time. */
    static String shown(Client.Answer back) {
        assertEquals(200, back.status(), back.body());
        String digest = back.json().get("digest").text();
        assertTrue(digest.matches("sha256:[0-9a-f]{64}"), digest);
        return back.body().replace(",\"digest\":\"%s\"".formatted(digest), "");
    }

    /** The code of the first problem of an answer. */
    static String problem(Client.Answer answer) {
        return answer.json().get("problems").items().get(0).get("code").text();
    }

    final void refused(int status, String code, Client.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, problem(answer));
        assertEquals("", answer.header("Location"));
        answer.response()
                .headers()
                .allValues("Set-Cookie")
                .forEach(cookie -> assertTrue(!cookie.contains("lingtan-session"), "a refusal opens nothing"));
    }

    /** Links the identity of a subject to somebody in a browser in which they are logged in. */
    final Client.Answer link(Browser browser, String subject) {
        forging().says(claims -> claims.subject(subject));
        Client.Answer back = comeBack(browser, away(browser.post("/api/v1/provider/identity", "")));
        return back.status() == 200 ? browser.tie() : back;
    }

    /** The secret of a one-time link that an administrator gives somebody who has lost the password. */
    final String oneTimeLink(String name) {
        Client.Answer link =
                as("administrator").post("/api/v1/persons/" + ids.get(name) + "/link", "{\"secondFactor\":false}");
        assertEquals(201, link.status(), link.body());
        return link.json().get("secret").text();
    }

    /** Begins to use a one-time link at the provider. */
    final Map<String, String> invited(Browser browser, String secret) {
        return away(browser.post("/api/v1/provider/invitation", "{\"secret\":\"%s\"}".formatted(secret)));
    }

    final Browser fresh() {
        return new Browser(stranger().address());
    }
}
