package org.lingtan.rulebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.engine.ShelfLibrary;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The shipped rulebooks, compiled once for all tests. */
public final class ShippedBooks {

    /** The assessment date of tests that need one: every shipped book is in force, Hunan's first column not yet. */
    public static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    /** The folder of the books, seen from the module. */
    public static final Path FOLDER = Path.of("books");

    private static final RulebookShelf SHELF = RulebookShelf.ofFolders(List.of(FOLDER));
    private static final ShelfLibrary LIBRARY = ShelfLibrary.of(SHELF, Optional.empty(), Optional.empty());

    private ShippedBooks() {}

    /**
     * The version folders.
     *
     * @return the folders, sorted
     */
    public static List<Path> folders() {
        try (Stream<Path> files = Files.find(FOLDER, 3, (path, attributes) -> path.endsWith("rulebook.yaml"))) {
            return files.map(file -> file.toAbsolutePath().getParent())
                    .filter(folder -> !folder.toString().contains("_template"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every shipped book.
     *
     * @return the compiled books, sorted by id
     */
    public static List<CompiledRulebook> all() {
        return SHELF.ids().stream().map(LIBRARY::load).toList();
    }

    /**
     * What the files of every shipped book say.
     *
     * @return the rulebooks, sorted by id
     */
    public static List<Rulebook> rulebooks() {
        return all().stream().map(CompiledRulebook::rulebook).toList();
    }

    /**
     * The files of a version folder.
     *
     * @param folder the folder
     * @return the bytes by path with forward slashes
     */
    public static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /**
     * A library of the shipped books.
     *
     * @return the library
     */
    public static ShelfLibrary library() {
        return LIBRARY;
    }

    static List<String> lines(List<?> items) {
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add(String.valueOf(item)));
        return lines;
    }
}
