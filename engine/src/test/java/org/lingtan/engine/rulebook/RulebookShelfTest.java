package org.lingtan.engine.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.SourceException;

class RulebookShelfTest {

    private static final ClassLoader NO_BOOKS = ClassLoader.getPlatformClassLoader();

    private static void write(Path root, String version, UnaryOperator<String> head) throws IOException {
        for (Map.Entry<String, byte[]> file : HostileRulebookTest.mini().entrySet()) {
            Path path = root.resolve("mini").resolve(version).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            String text = new String(file.getValue(), UTF_8);
            Files.writeString(path, file.getKey().equals("rulebook.yaml") ? head.apply(text) : text, UTF_8);
        }
    }

    @Test
    void versions_stand_in_the_order_of_their_numbers(@TempDir Path root) throws IOException {
        for (String version : List.of("1.10.0", "1.9.0", "2.0.0")) {
            write(root, version, text -> text.replace("version: 1.0.0", "version: " + version));
        }
        RulebookShelf shelf = RulebookShelf.of(NO_BOOKS, List.of(root));
        assertEquals("[mini@1.9.0, mini@1.10.0, mini@2.0.0]", shelf.ids().toString());
        assertEquals(3, shelf.all().size());
        SourceException unknown = shelf.unknown(RulebookId.parse("none"));
        assertTrue(String.valueOf(unknown.getMessage()).contains("mini@1.9.0"), unknown.getMessage());
    }

    @Test
    void a_folder_that_names_another_version_is_refused(@TempDir Path root) throws IOException {
        write(root, "3.0.0", UnaryOperator.identity());
        RulebookShelf shelf = RulebookShelf.of(NO_BOOKS, List.of(root));
        RulebookDefects defects = assertThrows(RulebookDefects.class, () -> shelf.find(RulebookId.parse("mini@3.0.0")));
        assertEquals("rulebook.folder", defects.defects().get(0).code());
    }

    @Test
    void an_edited_copy_under_the_same_version_is_refused(@TempDir Path one, @TempDir Path two) throws IOException {
        write(one, "1.0.0", UnaryOperator.identity());
        write(two, "1.0.0", text -> text + "# edited\n");
        assertEquals(1, RulebookShelf.of(NO_BOOKS, List.of(one, one)).ids().size());
        RulebookDefects defects =
                assertThrows(RulebookDefects.class, () -> RulebookShelf.of(NO_BOOKS, List.of(one, two)));
        assertEquals("rulebook.repeated", defects.defects().get(0).code());
    }

    @Test
    void shipped_rulebooks_are_found_in_a_jar(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("books.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("books/"));
            for (Map.Entry<String, byte[]> entry : HostileRulebookTest.mini().entrySet()) {
                out.putNextEntry(new JarEntry("books/mini/1.0.0/" + entry.getKey()));
                out.write(entry.getValue());
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            RulebookShelf shelf = RulebookShelf.of(loader, List.of());
            RulebookId id = RulebookId.parse("mini@1.0.0");
            assertTrue(shelf.isShipped(id));
            Rulebook packed = shelf.find(id).orElseThrow();
            assertEquals(RulebookReader.read(HostileRulebookTest.mini()).digest(), packed.digest());
        }
    }

    @Test
    void a_rule_file_changed_after_reading_is_refused(@TempDir Path root) throws IOException {
        write(root, "1.0.0", UnaryOperator.identity());
        RulebookShelf shelf = RulebookShelf.of(NO_BOOKS, List.of(root));
        RulebookId id = RulebookId.parse("mini@1.0.0");
        Rulebook book = shelf.find(id).orElseThrow();
        Rulebook.RuleFile rule = book.rules().get(0);
        Path file = root.resolve("mini/1.0.0").resolve(rule.path());
        assertEquals(Files.readString(file, UTF_8), rule.text());
        assertEquals(HostileRulebookTest.mini().keySet(), shelf.files(id).keySet());
        Files.writeString(file, rule.text() + "// edited\n", UTF_8);
        RulebookDefects one = assertThrows(RulebookDefects.class, rule::text);
        RulebookDefects all = assertThrows(RulebookDefects.class, () -> shelf.files(id));
        assertEquals("rulebook.changed", one.defects().get(0).code());
        assertEquals("rulebook.changed", all.defects().get(0).code());
    }

    @Test
    void the_digest_covers_every_file_but_those_under_release() throws IOException {
        Map<String, byte[]> files = HostileRulebookTest.mini();
        String digest = RulebookReader.read(files).digest();
        assertEquals("sha256:", digest.substring(0, 7));
        files.put("release/digest.txt", new byte[] {1});
        assertEquals(digest, RulebookReader.read(files).digest());
        for (String path : HostileRulebookTest.mini().keySet()) {
            Map<String, byte[]> changed = HostileRulebookTest.mini();
            String text = new String(changed.get(path), UTF_8) + (path.endsWith(".drl") ? "// x\n" : "# x\n");
            changed.put(path, text.getBytes(UTF_8));
            assertNotEquals(digest, RulebookReader.read(changed).digest(), path);
        }
    }
}
