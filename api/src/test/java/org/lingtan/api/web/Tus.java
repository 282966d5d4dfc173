package org.lingtan.api.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Somebody who uploads in parts. */
record Tus(Client who) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Map<String, String> announced(long length, String digest) {
        String value =
                Base64.getEncoder().encodeToString(digest.replace("sha256:", "").getBytes(StandardCharsets.US_ASCII));
        return Map.of("Upload-Length", String.valueOf(length), "Upload-Metadata", "filename cGFjaw==, sha256 " + value);
    }

    Client.Answer begin(String id, Map<String, String> headers) {
        return send("POST", "/api/v1/cases/" + id + "/uploads", new byte[0], headers);
    }

    String begun(String id, long length) {
        Client.Answer begun = begin(id, Map.of("Upload-Length", String.valueOf(length)));
        if (begun.status() != 201) {
            throw new AssertionError(begun.body());
        }
        return begun.header("Location");
    }

    Client.Answer head(String upload) {
        return send("HEAD", upload, new byte[0], Map.of());
    }

    Client.Answer patch(String upload, long offset, byte[] bytes) {
        return send(
                "PATCH",
                upload,
                bytes,
                Map.of("Upload-Offset", String.valueOf(offset), "Content-Type", "application/offset+octet-stream"));
    }

    Client.Answer delete(String upload) {
        return send("DELETE", upload, new byte[0], Map.of());
    }

    Client.Answer take(String upload, String key) {
        return who.send("POST", upload + "/package", new byte[0], "\"0\"", key);
    }

    Client.Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(who.address() + path))
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + who.token())
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Client.Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
