package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Periods;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.report.SigningSettings;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.settings.Listening;
import org.lingtan.api.settings.ServerSettings;
import org.lingtan.api.settings.StoreSettings;

/** A start that fails at whatever point leaves nothing open: no connection, no job, nothing that listens. */
class FailedStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path data = Path.of("");

    private final External database = TestDatabase.fresh();
    private final long threads = threads();

    /** A clock that has no time. */
    private static final class BrokenClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new AssertionError("no time");
        }
    }

    private Server start(DocumentPlace place, Clock clock) {
        ServerSettings given = new ServerSettings(
                new StoreSettings(data, data, database, place),
                new Listening(0, "127.0.0.1"),
                new Listening(0, "127.0.0.1"),
                List.of(),
                RunningServer.HEAD,
                List.of(),
                SigningSettings.EVALUATION,
                AccessSettings.standard(),
                Optional.empty(),
                Periods.STANDARD,
                RunningServer.UPLOADS);
        return Server.start(new Server.Settings(
                given, Bookcase.open(List.of(), Optional.empty()), clock, new ServerLog(clock, line -> {})));
    }

    private DocumentPlace documents() {
        return new DocumentPlace.Folder(data.resolve("documents"));
    }

    /** Threads of jobs and of what listens. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("http-nio") || name.startsWith("db-scheduler"))
                .count();
    }

    private static boolean comesTrue(BooleanSupplier what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!what.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        return what.getAsBoolean();
    }

    /** Who has logged in; workers of the database itself, as of its autovacuum, come and go without a role. */
    private List<String> connections(Database other) {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        return other.jdbc()
                .sql("select concat_ws(' ', usename, backend_start, state, query) from pg_stat_activity"
                        + " where datname = ? and usesysid is not null")
                .param(name)
                .query(String.class)
                .list();
    }

    private void nothingIsOpen() {
        try (Database other = TestDatabase.open(TestDatabase.fresh())) {
            assertTrue(
                    comesTrue(() -> connections(other).isEmpty()), () -> "connections are left: " + connections(other));
        }
        assertTrue(comesTrue(() -> threads() == threads), "jobs or listeners are left");
    }

    /** Both are written last, when jobs run and the server listens. */
    @ParameterizedTest
    @ValueSource(strings = {"set-up-link-new", "journal-mark-new"})
    void a_file_that_cannot_be_written(String name) throws IOException {
        Path inTheWay = Files.createDirectories(data.resolve(name).resolve("something"));
        assertThrows(UncheckedIOException.class, () -> start(documents(), Clock.systemUTC()));
        nothingIsOpen();
        Files.delete(inTheWay);
        Files.delete(data.resolve(name));
        try (Server server = start(documents(), Clock.systemUTC())) {
            assertEquals(
                    200,
                    new Client(server.address(), "").get("/api/v1/certificates").status());
        }
        nothingIsOpen();
    }

    @Test
    void documents_that_cannot_be_opened() {
        DocumentPlace nowhere = new DocumentPlace.Bucket(
                Optional.of(URI.create("no-scheme")),
                "us-east-1",
                "bucket",
                true,
                new DocumentPlace.Login("access", "secret"));
        assertThrows(RuntimeException.class, () -> start(nowhere, Clock.systemUTC()));
        nothingIsOpen();
    }

    @Test
    void an_error_that_is_no_exception() {
        assertThrows(AssertionError.class, () -> start(documents(), new BrokenClock()));
        nothingIsOpen();
    }
}
