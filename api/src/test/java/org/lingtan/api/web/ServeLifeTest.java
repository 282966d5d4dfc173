package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.evidence.PackageWriter;

/** A server as a process, from its first start to its end by a signal, with a backup in between. */
class ServeLifeTest {

    @TempDir
    private Path folder = Path.of("");

    private String[] arguments() {
        return new String[] {"--port", "0", "--data", folder.resolve("data").toString()};
    }

    @Test
    void a_request_that_is_under_way_is_answered_before_a_signal_ends_the_server_and_its_database() throws Exception {
        SharedPrograms.link(Files.createDirectories(folder.resolve("data")));
        ServeProcess server = ServeProcess.start(folder.resolve("err"), arguments());
        Client applicant = server.admitted(server.administrator(), "applicant", "park-1", Role.APPLICANT);
        Client.Answer opened = applicant.post("/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}");
        String id = opened.json().get("id").text();
        backUp();
        Path zip = folder.resolve("package.zip");
        PackageWriter.write(RunningServer.EXAMPLE, zip, Catalogue.shipped());
        byte[] archive = Files.readAllBytes(zip);
        CompletableFuture<HttpResponse<String>> answer;
        try (PipedOutputStream body = new PipedOutputStream()) {
            answer = upload(server, id, applicant.token(), body);
            body.write(archive, 0, archive.length / 2);
            body.flush();
            waitUntilItIsOnItsWay();
            server.terminate();
            // New requests are turned away while the one under way goes on.
            assertTrue(isClosedWithin(server, 10), "new connections are still taken");
            body.write(archive, archive.length / 2, archive.length - archive.length / 2);
        }
        assertEquals(200, answer.get(1, TimeUnit.MINUTES).statusCode());
        server.stopped();
        assertStoppedCleanly();
        ServeProcess.Outcome sound =
                ServeProcess.run("fsck", "--data", folder.resolve("data").toString());
        assertEquals(0, sound.code(), sound.out());
        for (String line : Files.readAllLines(folder.resolve("err"))) {
            assertFalse(JsonSource.read("log", line).get("event").text().isEmpty(), line);
        }
        assertTrue(Files.readString(folder.resolve("err")).contains("\"event\":\"stopped\""));
    }

    private void backUp() throws Exception {
        Path out = folder.resolve("backup");
        ServeProcess.Outcome written =
                ServeProcess.run("backup", "--data", folder.resolve("data").toString(), "--out", out.toString());
        assertEquals(0, written.code(), written.out());
        assertFalse(written.out().startsWith("0 journal entries"), written.out());
        Path again = Files.createDirectories(folder.resolve("again"));
        ServeProcess.Outcome restored =
                ServeProcess.run("restore", "--data", again.toString(), "--from", out.toString());
        assertEquals(0, restored.code(), restored.out());
        assertEquals(-1, Files.mismatch(folder.resolve("data/access-key"), again.resolve("access-key")));
    }

    private static CompletableFuture<HttpResponse<String>> upload(
            ServeProcess server, String id, String token, PipedOutputStream body) throws IOException {
        PipedInputStream in = new PipedInputStream(body, 1 << 20);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/cases/" + id + "/package"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "upload")
                .header("If-Match", "\"0\"")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> in))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private void waitUntilItIsOnItsWay() throws Exception {
        Path incoming = folder.resolve("data/incoming");
        for (int i = 0; i < 200; i++) {
            try (var files = Files.list(incoming)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("the upload never arrives");
    }

    private static boolean isClosedWithin(ServeProcess server, int seconds) throws InterruptedException {
        for (int i = 0; i < seconds * 10; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/certificates"))
                    .build();
            ExecutionException failed = null;
            try {
                HttpClient.newHttpClient()
                        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .get();
            } catch (ExecutionException e) {
                failed = e;
            }
            if (failed != null && failed.getCause() instanceof ConnectException) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    private void assertStoppedCleanly() throws IOException {
        Path postgres = folder.resolve("data/postgres");
        assertFalse(Files.exists(postgres.resolve("data/postmaster.pid")), "the database still runs");
        assertTrue(Files.readString(postgres.resolve("postgres.log"))
                .stripTrailing()
                .endsWith("database system is shut down"));
    }
}
