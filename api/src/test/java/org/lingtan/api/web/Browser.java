package org.lingtan.api.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody with a browser: keeps the cookie of the session, and sends beside it what the log-in answered. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private String cookie = "";
    private String csrf = "";
    private String known = "";
    private String provider = "";
    private String digest = "";
    private String from = "";

    Browser(String address) {
        this.address = address;
    }

    /** The same browser, as if the other server stood behind the same name. */
    Browser at(String other) {
        Browser moved = new Browser(other);
        moved.cookie = cookie;
        moved.csrf = csrf;
        return moved;
    }

    private void keep(String set) {
        String value = set.split(";", -1)[0];
        if (value.contains("lingtan-browser")) {
            known = value;
        } else if (value.contains("lingtan-provider")) {
            provider = value;
        } else {
            cookie = value;
        }
    }

    /** The same browser, somewhere else in the world. */
    Browser from(String origin) {
        from = origin;
        return this;
    }

    String cookie() {
        return cookie;
    }

    Client.Answer logIn(String login, String password, String code) {
        Client.Answer answer = post(
                "/api/v1/session",
                "{\"login\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(login, password, code));
        if (answer.status() == 201) {
            csrf = answer.json().get("csrf").text();
        }
        return answer;
    }

    /** Enrols an app, and goes on in the session that comes of it. */
    Client.Answer confirm(String code) {
        Client.Answer answer = post("/api/v1/second-factor/confirmation", "{\"code\":\"%s\"}".formatted(code));
        if (answer.status() == 200) {
            csrf = answer.json().get("session").get("csrf").text();
        }
        return answer;
    }

    /** What the browser keeps of a log-in at the identity provider. */
    String provider() {
        return provider;
    }

    /** Ends a log-in at the identity provider, and goes on in the session that comes of it. */
    Client.Answer open(String code) {
        Client.Answer answer =
                post("/api/v1/provider/session", "{\"code\":\"%s\",\"digest\":\"%s\"}".formatted(code, digest));
        if (answer.status() == 201) {
            csrf = answer.json().get("csrf").text();
        }
        return answer;
    }

    /** Ends a log-in at the identity provider by linking the identity. */
    Client.Answer tie() {
        return post("/api/v1/identities", "{\"digest\":\"%s\"}".formatted(digest));
    }

    /** The same browser, in another tab: it shares what is kept, as of now, and shows what it shows itself. */
    Browser tab() {
        Browser other = at(address);
        other.known = known;
        other.provider = provider;
        return other;
    }

    /** Takes over what another tab of the same browser has kept since. */
    void keepAs(Browser other) {
        cookie = other.cookie;
        csrf = other.csrf;
        provider = other.provider;
    }

    Client.Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    Client.Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    Client.Answer put(String path, String body) {
        return send("PUT", path, body, Map.of());
    }

    Client.Answer delete(String path) {
        return send("DELETE", path, "", Map.of());
    }

    /** Sends a request with further headers, which take the place of those that a browser sends; a blank one is left out. */
    Client.Answer send(String method, String path, String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>();
        all.put(
                "Cookie",
                Stream.of(cookie, known, provider).filter(one -> !one.isEmpty()).collect(Collectors.joining("; ")));
        all.put("X-Forwarded-For", from);
        all.put("X-CSRF-Token", csrf);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            Client.Answer answer = new Client.Answer(response.statusCode(), response.body(), response);
            if (path.startsWith("/api/v1/provider/return") && answer.status() == 200) {
                digest = answer.json().get("digest").text();
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
