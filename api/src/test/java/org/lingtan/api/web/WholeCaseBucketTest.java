package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.document.StoreServer;
import org.lingtan.catalog.source.JsonNode;

/** The whole case with its documents in a bucket; and what commands, and the server, do while that is damaged or down. */
class WholeCaseBucketTest extends WholeCase {

    private static final String BUCKET = "documents-1";
    private static final int IO = 7;

    private Optional<StoreServer> started = Optional.empty();

    @Override
    void prepare(Path data) throws IOException {
        try {
            started = Optional.of(StoreServer.start(data.resolve("store")));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    DocumentPlace place(Path data) {
        try {
            return server().bucket(BUCKET);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopStore() {
        started.ifPresent(StoreServer::close);
    }

    private StoreServer server() {
        return started.orElseThrow();
    }

    /** The settings of the commands, which read the same bucket. */
    private String config(String data, String bucket, External external) throws IOException {
        Path secret = folder.resolve("documents.secret");
        Files.writeString(secret, StoreServer.LOGIN.secretKey() + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        String documents =
                """
                documents:
                  bucket: %s
                  endpoint: %s
                  access-key: %s
                  secret-key-file: documents.secret
                """.formatted(bucket, server().bucket(bucket).endpoint().orElseThrow(), StoreServer.LOGIN.accessKey());
        return ExternalSettings.write(folder, data, documents, external).toString();
    }

    /** A backup goes into another bucket and another database, and everything agrees there too. */
    @Override
    void everythingAgrees() throws Exception {
        super.everythingAgrees();
        assertFalse(Files.exists(folder.resolve("documents")), "something is kept beside the bucket");
        String first = config(".", BUCKET, database);
        ServeProcess.Outcome sound = ServeProcess.run("fsck", "--config", first);
        assertEquals(0, sound.code(), sound.out());
        String out = folder.resolve("backup").toString();
        ServeProcess.Outcome written = ServeProcess.run("backup", "--config", first, "--out", out);
        assertEquals(0, written.code(), written.out());
        String second = config("second", "documents-2", TestDatabase.fresh());
        ServeProcess.Outcome restored = ServeProcess.run("restore", "--config", second, "--from", out);
        assertEquals(0, restored.code(), restored.out());
        Path lost = object("documents-2", 0);
        Path altered = object("documents-2", 1);
        Files.delete(lost);
        Files.write(altered, new byte[] {1}, StandardOpenOption.APPEND);
        ServeProcess.Outcome damaged = ServeProcess.run("fsck", "--config", second);
        assertEquals(1, damaged.code(), damaged.out());
        assertTrue(damaged.out().contains(lost.getFileName().toString()), damaged.out());
        assertTrue(damaged.out().contains(altered.getFileName().toString()), damaged.out());
        ServeProcess.Outcome partly = ServeProcess.run(
                "backup", "--config", second, "--out", folder.resolve("partly").toString());
        assertTrue(partly.out().contains(altered.getFileName().toString()), partly.out());
        server().kill();
        for (String command : new String[] {"fsck", "backup"}) {
            String[] arguments = command.equals("fsck")
                    ? new String[] {command, "--config", first}
                    : new String[] {
                        command,
                        "--config",
                        first,
                        "--out",
                        folder.resolve("none").toString()
                    };
            ServeProcess.Outcome unreachable = ServeProcess.run(arguments);
            assertEquals(IO, unreachable.code(), "a store that is down is no damage: " + unreachable.out());
            assertTrue(unreachable.out().contains(BUCKET), unreachable.out());
            assertFalse(unreachable.out().contains(StoreServer.LOGIN.secretKey()), unreachable.out());
        }
        assertFalse(Files.exists(folder.resolve("none/manifest.json")));
        server().startAgain();
    }

    private Path object(String bucket, int number) throws IOException {
        try (var files = Files.list(server().objects(bucket).resolve("documents"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9a-f]{64}"))
                    .sorted()
                    .skip(number)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Nothing is acknowledged while the store is down, and the same request goes on afterwards. */
    @Override
    void whileRunning() throws Exception {
        String id = openCase();
        Client management =
                new Client("http://127.0.0.1:" + running.orElseThrow().managementPort(), "");
        assertEquals(200, management.get("/health/readiness").status());
        server().kill();
        Client.Answer down = attach(id);
        assertEquals(503, down.status(), down.body());
        assertEquals(503, management.get("/health/readiness").status());
        JsonNode health = management.get("/health").json();
        assertEquals(
                "DOWN", health.get("components").get("documents").get("status").text());
        assertEquals("\"0\"", as("applicant").get("/api/v1/cases/" + id).header("ETag"), "it was done");
        server().startAgain();
        Client.Answer again = attach(id);
        assertEquals(200, again.status(), again.body());
        assertEquals(200, management.get("/health/readiness").status());
        assertFalse(String.join("\n", logged).contains(StoreServer.LOGIN.secretKey()));
    }

    private Client.Answer attach(String id) {
        return as("applicant").send("POST", "/api/v1/cases/" + id + "/package", archive, "\"0\"", "attach-" + id);
    }
}
