package org.lingtan.api.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lingtan.api.document.DocumentStore.State;
import org.lingtan.api.document.FaultyLine.Fault;
import org.lingtan.engine.outcome.CanonicalJson;

/** Documents in a bucket of a real store, which is killed, answers nonsense, or is cut off in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketStoreTest {

    private static final int ALWAYS = 1000;

    private final Random random = new Random(1);
    private Path folder = Path.of("");
    private Optional<StoreServer> started = Optional.empty();

    @BeforeAll
    void start(@TempDir Path place) throws Exception {
        folder = place;
        started = Optional.of(StoreServer.start(place));
    }

    @AfterAll
    void stop() {
        started.ifPresent(StoreServer::close);
    }

    private StoreServer server() {
        return started.orElseThrow();
    }

    private DocumentStore store(DocumentPlace place) {
        return DocumentStore.at(place, folder.resolve("scratch"));
    }

    private byte[] document(int bytes) {
        byte[] document = new byte[bytes];
        random.nextBytes(document);
        return document;
    }

    @Test
    void a_document_comes_back_as_it_went_in_and_is_sent_once() throws IOException {
        DocumentStore store = store(server().bucket("first"));
        byte[] document = document(300_000);
        String digest = CanonicalJson.digest(document);
        assertEquals(State.MISSING, store.state(digest));
        assertEquals(Optional.empty(), store.find(digest).map(bytes -> bytes.length));
        assertEquals(Optional.empty(), store.reading(digest, Files::exists));
        assertEquals(List.of(), store.digests());
        assertEquals(digest, store.put(document));
        Object written = Files.getLastModifiedTime(server().file("first", digest));
        assertEquals(digest, store.put(document));
        assertEquals(written, Files.getLastModifiedTime(server().file("first", digest)), "it was sent again");
        assertArrayEquals(document, store.find(digest).orElseThrow());
        assertEquals(Optional.of(300_000L), store.reading(digest, BucketStoreTest::size));
        assertEquals(List.of(), names(folder.resolve("scratch")), "something is left");
        Path file = Files.write(folder.resolve("package"), document(200_000));
        String other = CanonicalJson.digest(Files.readAllBytes(file));
        store.keep(file, other);
        assertFalse(Files.exists(file));
        assertEquals(State.WHOLE, store.state(other));
        assertEquals(List.of(digest, other).stream().sorted().toList(), store.digests());
        assertTrue(store.layOut(other, folder.resolve("laid-out")));
        assertEquals(200_000, size(folder.resolve("laid-out")));
        assertTrue(store.isReachable());
    }

    @Test
    void a_store_that_is_closed_asks_nothing_more() throws IOException {
        DocumentStore store = store(server().bucket("closed"));
        store.put(document(1000));
        store.close();
        assertThrows(RuntimeException.class, store::digests);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void an_altered_or_lost_object_is_told_from_a_whole_one_and_mended_by_whoever_has_it_still() throws IOException {
        DocumentStore store = store(server().bucket("altered"));
        byte[] document = document(1000);
        String digest = store.put(document);
        document[500] ^= 1;
        Files.write(server().file("altered", digest), document);
        assertEquals(State.ALTERED, store.state(digest));
        assertEquals(Optional.empty(), store.find(digest).map(bytes -> bytes.length));
        assertEquals(State.ALTERED, store.copyTo(digest, folder.resolve("copy")));
        assertFalse(Files.exists(folder.resolve("copy")));
        document[500] ^= 1;
        store.put(document);
        assertEquals(State.WHOLE, store.state(digest));
        Files.delete(server().file("altered", digest));
        assertEquals(State.MISSING, store.state(digest));
    }

    @Test
    void bytes_of_another_digest_are_never_kept() throws IOException {
        DocumentStore store = store(server().bucket("other"));
        Path file = Files.write(folder.resolve("other"), document(1000));
        String digest = CanonicalJson.digest(document(1000));
        assertThrows(UncheckedIOException.class, () -> store.keep(file, digest));
        assertTrue(Files.exists(file));
        assertEquals(Optional.empty(), store.find(digest).map(bytes -> bytes.length));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_line_that_fails_once_is_gone_on_with_and_one_that_fails_on_is_told(Fault fault) throws IOException {
        String name = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        try (FaultyLine line = new FaultyLine(server().port())) {
            DocumentStore store = store(server().bucket(name, line.port()));
            byte[] first = document(400_000);
            line.fail(fault, 1);
            String digest = store.put(first);
            assertArrayEquals(first, store.find(digest).orElseThrow());
            assertTrue(line.failures() >= 1, "the line did not fail");
            if (fault == Fault.CUT_ANSWER) {
                // Only what is read is long enough to be cut.
                assertEquals(1, line.failures());
            }
            byte[] second = document(400_000);
            line.fail(fault, ALWAYS);
            UncheckedIOException told = assertThrows(UncheckedIOException.class, () -> store.put(second));
            assertTrue(line.failures() > 1, "it was tried once only");
            assertTrue(String.valueOf(told.getMessage()).contains("bucket " + name), told.getMessage());
            assertFalse(String.valueOf(told.getMessage()).contains(StoreServer.LOGIN.accessKey()), "who asks is told");
            line.fail(Fault.NONE, 0);
            DocumentStore direct = store(server().bucket(name));
            State after = direct.state(CanonicalJson.digest(second));
            assertTrue(fault == Fault.CUT_ANSWER || after == State.MISSING, () -> "a part is kept: " + after);
            assertTrue(after != State.ALTERED);
            assertEquals(CanonicalJson.digest(second), store.put(second));
            assertEquals(State.WHOLE, direct.state(CanonicalJson.digest(second)));
        }
    }

    @Test
    void a_read_that_breaks_off_is_neither_a_missing_nor_an_altered_document() throws IOException {
        try (FaultyLine line = new FaultyLine(server().port())) {
            DocumentStore store = store(server().bucket("broken-off", line.port()));
            String digest = store.put(document(400_000));
            line.fail(Fault.CUT_ANSWER, ALWAYS);
            assertThrows(UncheckedIOException.class, () -> store.state(digest));
            assertThrows(UncheckedIOException.class, () -> store.find(digest));
            assertThrows(UncheckedIOException.class, () -> store.copyTo(digest, folder.resolve("broken-off")));
            line.fail(Fault.CUT_ANSWER, 1);
            assertEquals(State.WHOLE, store.state(digest));
            assertEquals(1, line.failures());
        }
    }

    /** What this machine cannot write is told as that, not as a bucket that does not answer. */
    @Test
    void a_disk_that_cannot_be_written_is_not_told_as_a_bucket_that_cannot_be_used() throws IOException {
        DocumentStore store = store(server().bucket("unwritable"));
        String digest = store.put(document(1000));
        Path nowhere = folder.resolve("no-such-folder").resolve("copy");
        UncheckedIOException told = assertThrows(UncheckedIOException.class, () -> store.copyTo(digest, nowhere));
        assertInstanceOf(NoSuchFileException.class, told.getCause(), String.valueOf(told));
    }

    @Test
    void a_read_that_breaks_off_leaves_no_part_behind() throws IOException {
        try (FaultyLine line = new FaultyLine(server().port())) {
            DocumentStore store = store(server().bucket("part", line.port()));
            String digest = store.put(document(400_000));
            Path copy = folder.resolve("part");
            line.fail(Fault.CUT_ANSWER, ALWAYS);
            UncheckedIOException told = assertThrows(UncheckedIOException.class, () -> store.copyTo(digest, copy));
            assertTrue(String.valueOf(told.getMessage()).contains("its answers break off"), told.getMessage());
            assertFalse(Files.exists(copy));
            line.fail(Fault.NONE, 0);
            assertEquals(State.WHOLE, store.copyTo(digest, copy));
        }
    }

    @Test
    void a_store_that_is_killed_amid_an_upload_keeps_nothing_and_takes_it_again() throws Exception {
        try (StoreServer own = StoreServer.start(folder.resolve("killed"));
                FaultyLine line = new FaultyLine(own.port())) {
            DocumentStore store = store(own.bucket("killed", line.port()));
            store.put(document(1000));
            byte[] large = document(30_000_000);
            CountDownLatch begun = line.afterBytes(5_000_000);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<String> upload = thread.submit(() -> store.put(large));
            begun.await();
            own.kill();
            assertThrows(java.util.concurrent.ExecutionException.class, upload::get);
            thread.shutdown();
            assertFalse(store.isReachable());
            own.startAgain();
            assertTrue(store.isReachable());
            assertEquals(State.MISSING, store.state(CanonicalJson.digest(large)));
            store.put(large);
            assertEquals(State.WHOLE, store.state(CanonicalJson.digest(large)));
        }
    }

    @Test
    void whoever_may_not_ask_and_a_bucket_that_is_not_there_are_no_missing_documents() throws IOException {
        DocumentPlace.Bucket place = server().bucket("closed");
        String digest = store(place).put(document(10));
        DocumentStore stranger = store(new DocumentPlace.Bucket(
                place.endpoint(), "us-east-1", "closed", true, new DocumentPlace.Login("access", "falsch")));
        assertThrows(UncheckedIOException.class, () -> stranger.state(digest));
        assertFalse(stranger.isReachable());
        DocumentStore nowhere =
                store(new DocumentPlace.Bucket(place.endpoint(), "us-east-1", "nowhere", true, StoreServer.LOGIN));
        assertThrows(UncheckedIOException.class, () -> nowhere.state(digest));
        assertFalse(nowhere.isReachable());
        assertThrows(UncheckedIOException.class, nowhere::digests);
    }
}
