package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.engine.outcome.CanonicalJson;

/** A server that is killed amid an upload goes on where it was after its next start. */
class UploadKillTest {

    private static final int PART = 1 << 20;
    private static final int PARTS = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_upload_goes_on_after_a_kill_and_is_what_was_announced() throws Exception {
        String[] arguments = {
            "--config",
            ExternalSettings.write(folder, "data", "", TestDatabase.fresh()).toString()
        };
        ServeProcess server = ServeProcess.start(folder.resolve("err"), arguments);
        Client applicant = server.admitted(server.administrator(), "applicant", "park-1", Role.APPLICANT);
        String id = applicant
                .post("/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}")
                .json()
                .get("id")
                .text();
        byte[] sent = new byte[PARTS * PART];
        new Random(3).nextBytes(sent);
        String upload = new Tus(applicant)
                .begin(id, Tus.announced(sent.length, CanonicalJson.digest(sent)))
                .header("Location");
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + sent.length
                                    + "\r\nAuthorization: Bearer " + applicant.token() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(sent, 0, 3 * PART + PART / 2);
            out.flush();
            for (int i = 0; i < 200 && offset(applicant, upload) < 3 * PART; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            server.process().destroyForcibly();
            assertTrue(server.process().waitFor(1, TimeUnit.MINUTES));
        }
        Path parts = folder.resolve("data/uploads").resolve(upload.substring(upload.lastIndexOf('/') + 1));
        // What was on its way to the disk without being counted is written over.
        Files.write(parts, new byte[3 * PART], java.nio.file.StandardOpenOption.APPEND);
        ServeProcess again = ServeProcess.start(folder.resolve("err"), arguments);
        Client back = new Client(again.address(), applicant.token());
        int offset = offset(back, upload);
        assertEquals(3 * PART, offset);
        Tus tus = new Tus(back);
        assertEquals(
                204,
                tus.patch(upload, offset, Arrays.copyOfRange(sent, offset, sent.length))
                        .status());
        Client.Answer taken = tus.take(upload, "take");
        assertEquals(422, taken.status(), "random bytes are no package");
        assertFalse(taken.body().contains("upload.digest"), taken.body());
        assertArrayLength(parts, sent.length);
        again.terminate();
        again.stopped();
    }

    private static void assertArrayLength(Path file, long length) throws Exception {
        assertEquals(length, Files.size(file), "what a kill left behind the end is cut off");
    }

    private static int offset(Client who, String upload) {
        return Integer.parseInt(new Tus(who).head(upload).header("Upload-Offset"));
    }
}
