package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.database.Database;
import org.lingtan.api.upload.Uploads;
import org.lingtan.engine.outcome.CanonicalJson;

/** Packages in parts: over broken connections, at another node, by nobody else, and never more than there is room for. */
class UploadTest extends RunningServer {

    private static final int LARGEST = 200_000_000;

    private Tus applicant() {
        return new Tus(as("applicant"));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new Random(7).nextBytes(random);
        return random;
    }

    private static String code(Client.Answer answer) {
        return answer.json().get("problems").items().get(0).get("code").text();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        clock.pass(Duration.ofHours(25));
        Path parts = folder.resolve("uploads");
        try (Database again = Database.open(database, 2)) {
            new Uploads(again, parts, UPLOADS, clock).forgetEnded();
        }
        if (Files.exists(parts)) {
            try (var files = Files.list(parts)) {
                assertEquals(0, files.count(), "parts of ended uploads are left");
            }
        }
    }

    @Test
    void a_package_in_parts_over_two_nodes_becomes_the_package_of_the_case(@TempDir Path other) throws Exception {
        String id = openCase();
        Client.Answer begun = applicant().begin(id, Tus.announced(archive.length, CanonicalJson.digest(archive)));
        assertEquals(201, begun.status(), begun.body());
        assertEquals(List.of("1.0.0"), begun.response().headers().allValues("Tus-Resumable"));
        assertFalse(begun.header("Upload-Expires").isEmpty());
        String upload = begun.header("Location");
        int half = archive.length / 2;
        Client.Answer first = applicant().patch(upload, 0, Arrays.copyOf(archive, half));
        assertEquals(204, first.status(), first.body());
        assertEquals(String.valueOf(half), first.header("Upload-Offset"));
        assertEquals(409, applicant().take(upload, "early").status(), "a half is no package");
        try (Server node = node(other, folder)) {
            Tus there = new Tus(new Client(node.address(), as("applicant").token()));
            Client.Answer found = there.head(upload);
            assertEquals(200, found.status());
            assertEquals(String.valueOf(half), found.header("Upload-Offset"));
            assertEquals(String.valueOf(archive.length), found.header("Upload-Length"));
            assertEquals("no-store", found.header("Cache-Control"));
            byte[] rest = Arrays.copyOfRange(archive, half, archive.length);
            Client.Answer wrong = there.patch(upload, 0, archive);
            assertEquals(409, wrong.status());
            assertEquals("upload.offset", code(wrong));
            assertEquals(204, there.patch(upload, half, rest).status());
        }
        Client.Answer taken = applicant().take(upload, "take-" + id);
        assertEquals(200, taken.status(), taken.body());
        assertTrue(taken.json().get("receipt").get("hash").text().startsWith("sha256:"));
        assertEquals(taken.body(), applicant().take(upload, "take-" + id).body(), "sent again under its key");
        assertEquals(404, applicant().take(upload, "other-" + id).status());
        assertEquals(404, applicant().head(upload).status());
        assertEquals("\"1\"", as("applicant").get("/api/v1/cases/" + id).header("ETag"), "it was attached once");
    }

    @Test
    void a_package_that_is_refused_names_its_problems_and_the_upload_stays() {
        String id = openCase();
        byte[] nonsense = "no package".getBytes(StandardCharsets.UTF_8);
        String upload = applicant().begun(id, nonsense.length);
        assertEquals(204, applicant().patch(upload, 0, nonsense).status());
        Client.Answer refused = applicant().take(upload, "refused-" + id);
        assertEquals(422, refused.status());
        Client.Answer whole = as("applicant").send("POST", "/api/v1/cases/" + id + "/package", nonsense, "\"0\"");
        String file = "package[0-9]+";
        assertEquals(
                whole.body().replaceAll(file, "-"),
                refused.body().replaceAll(file, "-"),
                "another verdict than of the package at once");
        assertEquals(String.valueOf(nonsense.length), applicant().head(upload).header("Upload-Offset"));
        assertEquals(204, applicant().delete(upload).status());
        assertEquals(404, applicant().head(upload).status());
    }

    @Test
    void what_does_not_have_the_announced_digest_or_length_is_refused() {
        String id = openCase();
        byte[] sent = random(1000);
        Client.Answer begun = applicant().begin(id, Tus.announced(900, CanonicalJson.digest(sent)));
        String upload = begun.header("Location");
        Client.Answer more = applicant().patch(upload, 0, sent);
        assertEquals(422, more.status());
        assertEquals("upload.too-long", code(more));
        assertEquals("900", applicant().head(upload).header("Upload-Offset"));
        Client.Answer other = applicant().take(upload, "digest-" + id);
        assertEquals(422, other.status());
        assertEquals("upload.digest", code(other));
    }

    @Test
    void nobody_else_finds_an_upload() {
        String id = openCase();
        String upload = applicant().begun(id, 10);
        Map<String, Integer> refused = Map.of("declarant", 404, "other", 404, "evaluator", 403, "administrator", 403);
        refused.forEach((name, status) -> {
            Tus somebody = new Tus(as(name));
            assertEquals(status, somebody.head(upload).status(), name);
            assertEquals(status, somebody.patch(upload, 0, new byte[10]).status(), name);
            assertEquals(status, somebody.take(upload, name + id).status(), name);
            assertEquals(status, somebody.delete(upload).status(), name);
        });
        assertEquals(401, stranger().send("HEAD", upload, new byte[0], "").status());
        String another = openCase();
        String elsewhere = upload.replace(id, another);
        assertEquals(404, applicant().head(elsewhere).status(), "found under another case");
        assertEquals("0", applicant().head(upload).header("Upload-Offset"));
    }

    @Test
    void a_case_that_takes_no_package_takes_no_part_of_one() {
        String id = openCase();
        assertEquals(
                200,
                as("applicant")
                        .send("POST", "/api/v1/cases/" + id + "/package", archive, "\"0\"")
                        .status());
        String upload = applicant().begun(id, 10);
        assertEquals(200, act("declarant", id, "submit", "").status());
        assertEquals(409, applicant().patch(upload, 0, new byte[10]).status());
        assertEquals("0", applicant().head(upload).header("Upload-Offset"));
        assertEquals(409, applicant().begin(id, Map.of("Upload-Length", "10")).status());
        assertEquals(204, applicant().delete(upload).status());
    }

    @Test
    void there_is_room_for_so_many_and_so_much() {
        String id = openCase();
        List<String> open = List.of(
                applicant().begun(id, LARGEST),
                applicant().begun(id, LARGEST),
                applicant().begun(id, LARGEST));
        Client.Answer fourth = applicant().begin(id, Map.of("Upload-Length", "1"));
        assertEquals(409, fourth.status());
        assertEquals("upload.too-many", code(fourth));
        Tus declarant = new Tus(as("declarant"));
        String last = declarant.begun(id, UPLOADS.bytes() - 3L * LARGEST);
        Client.Answer full = declarant.begin(id, Map.of("Upload-Length", "1"));
        assertEquals("upload.full", code(full));
        assertEquals(204, applicant().delete(open.get(0)).status());
        assertEquals(204, declarant.delete(last).status());
        Client.Answer again = applicant().begin(id, Map.of("Upload-Length", "1", "Idempotency-Key", "begin-" + id));
        assertEquals(201, again.status());
        assertEquals(
                again.header("Location"),
                applicant()
                        .begin(id, Map.of("Upload-Length", "1", "Idempotency-Key", "begin-" + id))
                        .header("Location"));
        clock.pass(Duration.ofHours(24));
        assertEquals(404, applicant().head(again.header("Location")).status(), "it ends by itself");
        assertEquals(201, applicant().begin(id, Map.of("Upload-Length", "1")).status());
    }

    @Test
    void what_came_before_a_connection_broke_is_kept() throws Exception {
        String id = openCase();
        byte[] sent = random(3_000_000);
        String upload = applicant().begun(id, sent.length);
        URI address = URI.create(stranger().address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PATCH " + upload
                            + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                            + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + sent.length
                            + "\r\nAuthorization: Bearer " + as("applicant").token() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(sent, 0, 2_000_000);
            out.flush();
        }
        long kept = 0;
        for (int i = 0; i < 600 && kept < 2_000_000; i++) {
            kept = Long.parseLong(applicant().head(upload).header("Upload-Offset"));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(2_000_000, kept);
        byte[] rest = Arrays.copyOfRange(sent, 2_000_000, sent.length);
        assertEquals(204, applicant().patch(upload, kept, rest).status());
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("uploads").resolve(upload.substring(upload.lastIndexOf('/') + 1)),
                        Files.write(folder.resolve("sent"), sent)));
    }

    @Test
    void of_many_who_send_the_same_part_one_is_taken() throws Exception {
        String id = openCase();
        byte[] sent = random(2_500_000);
        String upload = applicant().begun(id, sent.length);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Callable<Integer> one = () -> applicant().patch(upload, 0, sent).status();
        long taken = 0;
        for (var status : pool.invokeAll(List.of(one, one, one, one, one, one, one, one))) {
            assertTrue(List.of(204, 409).contains(status.get()), status::toString);
            taken += status.get() == 204 ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(1, taken);
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("uploads").resolve(upload.substring(upload.lastIndexOf('/') + 1)),
                        Files.write(folder.resolve("sent"), sent)));
    }

    @Test
    void nothing_is_put_behind_what_is_gone_from_the_disk() throws Exception {
        String id = openCase();
        String upload = applicant().begun(id, 2000);
        assertEquals(204, applicant().patch(upload, 0, random(1000)).status());
        Files.delete(folder.resolve("uploads").resolve(upload.substring(upload.lastIndexOf('/') + 1)));
        assertEquals(404, applicant().patch(upload, 1000, random(1000)).status());
        assertEquals(409, applicant().take(upload, "gone-" + id).status(), "it is not whole");
    }

    @Test
    void only_what_uploads_are_made_of_is_removed_when_nothing_names_it() throws Exception {
        Path parts = Files.createDirectories(folder.resolve("uploads"));
        Path stray = Files.createFile(parts.resolve("upload-00000000-0000-0000-0000-000000000000"));
        Path note = Files.createFile(parts.resolve("lost+found.txt"));
        Path kept = Files.createDirectories(parts.resolve("upload-00000000-0000-0000-0000-000000000001"));
        try (Database opened = Database.open(database, 1)) {
            new Uploads(opened, parts, UPLOADS, clock).forgetEnded();
        }
        assertFalse(Files.exists(stray));
        assertTrue(Files.exists(note), "it is somebody else's");
        assertTrue(Files.exists(kept), "a folder is no upload");
        Files.delete(note);
        Files.delete(kept);
    }

    @Test
    void headers_are_read_strictly() {
        String id = openCase();
        Client.Answer other = applicant().begin(id, Map.of("Upload-Length", "1", "Tus-Resumable", "0.2.2"));
        assertEquals(412, other.status());
        assertEquals(List.of("1.0.0"), other.response().headers().allValues("Tus-Version"));
        for (String length : List.of("", "0", "-1", "x", "200000001")) {
            assertEquals(
                    422, applicant().begin(id, Map.of("Upload-Length", length)).status(), length);
        }
        for (Client.Answer refused : List.of(
                other,
                applicant().begin(id, Map.of("Upload-Length", "0")),
                applicant().head("/api/v1/cases/" + id + "/uploads/none"),
                new Tus(as("evaluator")).begin(id, Map.of("Upload-Length", "1")))) {
            assertEquals(
                    List.of("1.0.0"),
                    refused.response().headers().allValues("Tus-Resumable"),
                    () -> refused.status() + " " + refused.body());
        }
        for (String metadata : List.of("sha256", "sha256 ?", "sha256 YQ==")) {
            assertEquals(
                    422,
                    applicant()
                            .begin(id, Map.of("Upload-Length", "1", "Upload-Metadata", metadata))
                            .status(),
                    metadata);
        }
        String upload = applicant().begun(id, 10);
        assertEquals(
                415,
                applicant()
                        .send("PATCH", upload, new byte[10], Map.of("Upload-Offset", "0", "Content-Type", "text/plain"))
                        .status());
        assertEquals(
                422,
                applicant()
                        .send(
                                "PATCH",
                                upload,
                                new byte[10],
                                Map.of("Upload-Offset", "x", "Content-Type", "application/offset+octet-stream"))
                        .status());
    }
}
