package org.lingtan.api.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;

/** Somebody at the other end of the wire. */
record Client(String address, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JsonSource.read("answer", body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) {
        return send("GET", path, new byte[0], "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), "\"0\"");
    }

    Answer send(String method, String path, byte[] body, String match) {
        return send(method, path, body, match, UUID.randomUUID().toString());
    }

    Answer send(String method, String path, byte[] body, String match, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Idempotency-Key", key)
                .header("Content-Type", method.equals("GET") ? "text/plain" : "application/json")
                .method(method, BodyPublishers.ofByteArray(body));
        if (!match.isEmpty()) {
            request.header("If-Match", match);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
