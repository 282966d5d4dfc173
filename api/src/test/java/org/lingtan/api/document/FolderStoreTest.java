package org.lingtan.api.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lingtan.api.document.FailingDisk.Fault;
import org.lingtan.engine.outcome.CanonicalJson;

/** The store of documents on a disk that is full, breaks, or writes less than it was asked to, at every step. */
class FolderStoreTest {

    private static final byte[] DOCUMENT = new byte[100_000];
    private static final String DIGEST;

    static {
        new Random(1).nextBytes(DOCUMENT);
        DIGEST = CanonicalJson.digest(DOCUMENT);
    }

    @TempDir
    private Path folder = Path.of("");

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("store"))) {
            return found.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    /** Nothing, or the whole document; never anything else, and never a scrap beside it. */
    private void assertNothingOrAll(FolderStore store) throws IOException {
        boolean isThere = store.findFile(DIGEST).isPresent();
        assertEquals(isThere, store.find(DIGEST).isPresent(), "a part of a document bears its name");
        assertEquals(isThere ? 1 : 0, files().size(), () -> "something is left");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "SHORT_WRITES")
    void a_put_that_fails_leaves_nothing_or_all_and_can_be_asked_again(Fault fault) throws IOException {
        Path place = Files.createDirectories(folder.resolve("store"));
        FailingDisk disk = new FailingDisk(place, fault);
        FolderStore store = new FolderStore(place, disk);
        for (int i = 1; i <= 2; i++) {
            assertThrows(UncheckedIOException.class, () -> store.put(DOCUMENT));
            assertEquals(i, disk.reached(), "a document that was not settled is taken for kept");
            assertNothingOrAll(store);
        }
        disk.mend();
        assertEquals(DIGEST, store.put(DOCUMENT));
        assertArrayEquals(DOCUMENT, store.find(DIGEST).orElseThrow());
        assertEquals(1, files().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"OPEN", "FORCE", "CLOSE", "MOVE", "SYNC_FOLDER", "SYNC_STORE"})
    void a_file_that_cannot_be_kept_stays_whole_in_one_place_and_can_be_kept_again(Fault fault) throws IOException {
        Path place = Files.createDirectories(folder.resolve("store"));
        FailingDisk disk = new FailingDisk(place, fault);
        FolderStore store = new FolderStore(place, disk);
        Path incoming = Files.write(folder.resolve("incoming"), DOCUMENT);
        assertThrows(UncheckedIOException.class, () -> store.keep(incoming, DIGEST));
        assertEquals(1, disk.reached());
        assertNothingOrAll(store);
        assertEquals(store.findFile(DIGEST).isEmpty(), Files.exists(incoming));
        disk.mend();
        store.keep(Files.write(incoming, DOCUMENT), DIGEST);
        assertArrayEquals(DOCUMENT, store.find(DIGEST).orElseThrow());
    }

    /** A store whose uploads come in on another disk, which fails at a step. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "SHORT_WRITES")
    void a_file_from_another_disk_is_copied_whole_or_not_at_all(Fault fault) throws IOException {
        Path place = Files.createDirectories(folder.resolve("store"));
        FailingDisk disk = new FailingDisk(place, fault);
        disk.stand(folder.resolve("incoming"));
        FolderStore store = new FolderStore(place, disk);
        Path incoming = Files.write(folder.resolve("incoming"), DOCUMENT);
        assertThrows(UncheckedIOException.class, () -> store.keep(incoming, DIGEST));
        assertNothingOrAll(store);
        assertTrue(store.findFile(DIGEST).isPresent() || Files.exists(incoming), "it stands nowhere");
        disk.mend();
        store.keep(Files.write(incoming, DOCUMENT), DIGEST);
        assertArrayEquals(DOCUMENT, store.find(DIGEST).orElseThrow());
        assertFalse(Files.exists(incoming));
    }

    @Test
    void short_writes_are_gone_on_with() throws IOException {
        Path place = folder.resolve("store");
        FolderStore store = new FolderStore(place, new FailingDisk(place, Fault.SHORT_WRITES));
        store.put(DOCUMENT);
        assertArrayEquals(DOCUMENT, store.find(DIGEST).orElseThrow());
        Path other = folder.resolve("other");
        FailingDisk disk = new FailingDisk(other, Fault.SHORT_WRITES);
        disk.stand(folder.resolve("incoming"));
        FolderStore copying = new FolderStore(other, disk);
        copying.keep(Files.write(folder.resolve("incoming"), DOCUMENT), DIGEST);
        assertArrayEquals(DOCUMENT, copying.find(DIGEST).orElseThrow());
    }

    @Test
    void a_document_that_was_damaged_is_mended_by_whoever_has_it_still() throws IOException {
        FolderStore store = new FolderStore(folder.resolve("store"));
        store.put(DOCUMENT);
        Files.write(store.findFile(DIGEST).orElseThrow(), new byte[] {1});
        assertEquals(Optional.empty(), store.find(DIGEST).map(bytes -> bytes.length));
        store.put(DOCUMENT);
        assertArrayEquals(DOCUMENT, store.find(DIGEST).orElseThrow());
        assertEquals(1, files().size());
    }
}
