package org.lingtan.engine.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.engine.rulebook.Rulebook.RuleFile;

class KeptRulebookTest {

    private static final Path BOOKS = Path.of("src/test/books");

    private static Rulebook book(String id) {
        return RulebookReader.read(BOOKS.resolve(id).resolve("1.0.0"));
    }

    private static Optional<Rulebook> again(Rulebook book, byte[] kept) {
        Map<String, RuleFile> files = new java.util.HashMap<>();
        book.rules().forEach(rule -> files.put(rule.path(), rule));
        return KeptRulebook.read(
                kept, book.digest(), path -> files.getOrDefault(path, new RuleFile("none", () -> "none")));
    }

    @TestFactory
    Stream<DynamicTest> what_is_kept_says_the_same() {
        return Stream.of("sound", "weights", "houses", "gates", "town", "mini")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Rulebook book = book(id);
                    assertEquals(book, again(book, KeptRulebook.write(book)).orElseThrow());
                }));
    }

    @Test
    void no_byte_of_it_can_be_changed_unnoticed() {
        Rulebook book = book("mini");
        byte[] kept = KeptRulebook.write(book);
        for (int i = 0; i < kept.length; i += 7) {
            byte[] changed = kept.clone();
            changed[i] ^= 1;
            assertTrue(again(book, changed).isEmpty(), "byte " + i);
        }
        assertTrue(again(book, new byte[3]).isEmpty());
    }

    @Test
    void what_was_kept_of_another_rulebook_is_not_taken() {
        assertFalse(again(book("mini"), KeptRulebook.write(book("sound"))).isPresent());
    }

    @Test
    void a_shelf_takes_what_was_kept_and_parses_only_what_was_not(@TempDir Path root) throws IOException {
        Path version = root.resolve("books/mini/1.0.0");
        for (Map.Entry<String, byte[]> file : HostileRulebookTest.mini().entrySet()) {
            Path path = version.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        RulebookId id = RulebookId.parse("mini@1.0.0");
        URL[] places = {root.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            Rulebook parsed = RulebookShelf.of(loader, List.of()).find(id).orElseThrow();
            RulebookShelf.keep(renamed(parsed), root);
            Rulebook kept = RulebookShelf.of(loader, List.of()).find(id).orElseThrow();
            assertEquals("kept", kept.titles().en());
            assertEquals(parsed.rules().get(0).text(), kept.rules().get(0).text());
            Files.writeString(version.resolve("README.md"), "another digest");
            Rulebook changed = RulebookShelf.of(loader, List.of()).find(id).orElseThrow();
            assertEquals(parsed.titles(), changed.titles());
            assertSame(changed.scheme(), parsed.scheme());
        }
    }

    /** Tells the kept rulebook from the parsed one. */
    private static Rulebook renamed(Rulebook book) {
        return new Rulebook(
                book.id(),
                book.digest(),
                new org.lingtan.catalog.Text("保存", "kept"),
                book.standard(),
                book.edition(),
                book.effectiveFrom(),
                book.effectiveTo(),
                book.optInFrom(),
                book.scheme(),
                book.subject(),
                book.offsets(),
                book.dependencies(),
                book.groups(),
                book.criteria(),
                book.parameters(),
                book.levels(),
                book.rules());
    }
}
