package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;

/** {@code serve} as a process, on a PostgreSQL that somebody else runs, by its settings file alone. */
class ExternalDatabaseTest {

    @TempDir
    private Path folder = Path.of("");

    private Path config(String data, External external) throws IOException {
        return ExternalSettings.write(folder, data, "", external);
    }

    private ServeProcess serve(Path config) throws IOException {
        return ServeProcess.start(folder.resolve("serve.err"), "--config", config.toString());
    }

    @Test
    void it_is_set_up_opens_a_case_stops_and_checks_clean_and_knows_its_database_again() throws Exception {
        Path config = config("data", TestDatabase.fresh());
        ServeProcess first = serve(config);
        Client applicant = first.admitted(first.administrator(), "applicant", "park-1", Role.APPLICANT);
        Client.Answer opened = applicant.post("/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}");
        assertEquals(201, opened.status(), opened.body());
        first.terminate();
        first.stopped();
        assertFalse(Files.exists(folder.resolve("data/postgres")), "no database of its own is made");
        ServeProcess.Outcome sound = ServeProcess.run("fsck", "--config", config.toString());
        assertEquals(0, sound.code(), sound.out());
        assertTrue(sound.out().endsWith(" journal entries, 0 discrepancies\n"), sound.out());
        ServeProcess again = serve(config);
        String id = opened.json().get("id").text();
        String port = again.address().substring(again.address().lastIndexOf(':') + 1);
        ServeProcess.Outcome taken = ServeProcess.run("serve", "--config", config.toString(), "--port", port);
        assertEquals(7, taken.code(), taken.out());
        assertTrue(taken.out().contains("server.taken"), taken.out());
        assertEquals(
                200,
                new Client(again.address(), applicant.token())
                        .get("/api/v1/cases/" + id)
                        .status());
        again.terminate();
        again.stopped();
        Files.delete(config);
        Path other = config("data", TestDatabase.fresh());
        ServeProcess.Outcome refused = ServeProcess.run("serve", "--config", other.toString());
        assertEquals(5, refused.code(), refused.out());
        assertTrue(refused.out().contains("journal.other"), refused.out());
    }

    @Test
    void wrong_settings_end_with_3_and_start_nothing() throws Exception {
        Path config = Files.writeString(folder.resolve("wrong.yaml"), "data: d\nserver: {port: x, prot: 1}\n");
        ServeProcess.Outcome refused = ServeProcess.run("serve", "--config", config.toString());
        assertEquals(3, refused.code(), refused.out());
        assertTrue(refused.out().contains("wrong.yaml:2 server.port"), refused.out());
        assertTrue(refused.out().contains("\"server.port\""), refused.out());
        assertFalse(Files.exists(folder.resolve("d")));
        assertEquals(2, ServeProcess.run("serve", "--port", "x", "--data", "d").code());
        assertEquals(7, ServeProcess.run("serve", "--config", "missing.yaml").code());
    }
}
