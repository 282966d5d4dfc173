package org.lingtan.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The small rulebooks of the engine's own tests, each compiled at most once. */
public final class TestBooks {

    private static final RulebookShelf SHELF = RulebookShelf.ofFolders(List.of(Path.of("src/test/books")));
    private static final ShelfLibrary LIBRARY = ShelfLibrary.of(SHELF, Optional.empty(), Optional.empty());

    private TestBooks() {}

    public static ShelfLibrary library() {
        return LIBRARY;
    }

    public static RulebookId id(String book) {
        return RulebookId.parse(book + "@1.0.0");
    }

    public static CompiledRulebook compiled(String book) {
        return LIBRARY.load(id(book));
    }

    /** The files of a book, free to be broken. */
    public static Map<String, byte[]> files(String book) {
        return new TreeMap<>(SHELF.files(id(book)));
    }

    /** Replaces a text that must occur in a file. */
    public static void replace(Map<String, byte[]> files, String path, String from, String to) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("The book has no file (%s).".formatted(path));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("The file (%s) does not say (%s).".formatted(path, from));
        }
        files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
}
