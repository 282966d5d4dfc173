package org.lingtan.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.problem.Refusal;

/** The embedded server under the kills that a machine deals out. The users are processes of their own. */
class LocalPostgresTest {

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    private record User(Process process, BufferedReader said, OutputStream told) {

        static User start(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            DatabaseUser.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            User user = new User(process, process.inputReader(StandardCharsets.UTF_8), process.getOutputStream());
            assertEquals("ready", user.said().readLine());
            return user;
        }

        String append() throws IOException {
            told.write('a');
            told.flush();
            return said.readLine();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        }

        void leave() throws IOException, InterruptedException {
            told.close();
            assertEquals("closed", said.readLine());
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        }
    }

    @BeforeEach
    void programs() throws IOException {
        home = SharedPrograms.link(folder);
    }

    @AfterEach
    void nothing_is_left_running() throws IOException {
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    private java.util.Optional<ProcessHandle> postmaster() throws IOException {
        return PostmasterFile.find(home.resolve("data")).flatMap(running -> ProcessHandle.of(running.pid()));
    }

    @Test
    void a_server_that_outlived_its_killed_user_is_adopted_and_stops_with_its_last_user() throws Exception {
        Files.createDirectories(home.resolve("data-new"));
        Files.writeString(home.resolve("data-new/PG_VERSION"), "a kill while the cluster was made left this");
        User first = User.start(folder);
        assertEquals("1", first.append());
        for (String name : new String[] {"lingtan.password", "lingtan_owner.password"}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))));
        }
        long server = postmaster().orElseThrow().pid();
        first.kill();
        User second = User.start(folder);
        assertEquals(server, postmaster().orElseThrow().pid());
        assertEquals("2", second.append());
        User third = User.start(folder);
        second.leave();
        assertEquals("3", third.append(), "the server outlives a user that leaves while another works");
        third.leave();
        assertTrue(postmaster().isEmpty());
    }

    @Test
    void a_killed_server_is_started_again_under_its_user_with_all_that_was_acknowledged() throws Exception {
        User user = User.start(folder);
        assertEquals("1", user.append());
        ProcessHandle server = postmaster().orElseThrow();
        server.destroyForcibly();
        server.onExit().get(1, TimeUnit.MINUTES);
        assertEquals("2", user.append());
        assertFalse(postmaster().orElseThrow().pid() == server.pid());
        user.kill();
        ProcessHandle second = postmaster().orElseThrow();
        second.destroyForcibly();
        second.onExit().get(1, TimeUnit.MINUTES);
        User next = User.start(folder);
        assertEquals("3", next.append(), "both were killed, nothing is lost");
        next.leave();
    }

    @Test
    void a_stale_file_that_names_a_stranger_does_not_keep_the_server_from_starting() throws Exception {
        User user = User.start(folder);
        user.leave();
        Path data = home.resolve("data");
        String stranger = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(
                data.resolve("postmaster.pid"), stranger + "\n" + data + "\n1\n5432\n\n127.0.0.1\n  1 1\nready   \n");
        User next = User.start(folder);
        assertEquals("1", next.append());
        next.leave();
    }

    @Test
    void the_folder_of_another_version_is_refused_with_a_remedy() throws IOException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/PG_VERSION"), "9.6\n");
        Refusal refusal = assertThrows(Refusal.class, () -> LocalPostgres.start(home));
        assertEquals("database.version", refusal.problems().get(0).code());
    }
}
