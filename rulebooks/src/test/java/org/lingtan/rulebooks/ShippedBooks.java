package org.lingtan.rulebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/** The shipped rulebooks, compiled once for all tests. */
public final class ShippedBooks {

    /** The assessment date of tests that need one: every shipped book is in force, Hunan's first column not yet. */
    public static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    /** The folder of the books, seen from the module. */
    public static final Path FOLDER = Path.of("books");

    private static final Map<RulebookId, CompiledRulebook> BOOKS = compile();

    private ShippedBooks() {}

    private static Map<RulebookId, CompiledRulebook> compile() {
        Map<RulebookId, CompiledRulebook> books = new TreeMap<>();
        for (Path folder : folders()) {
            Rulebook book = RulebookReader.read(folder);
            books.put(book.id(), new RuleRuntime().compile(book));
        }
        return books;
    }

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
        return List.copyOf(BOOKS.values());
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
    public static RulebookLibrary library() {
        return new RulebookLibrary() {
            @Override
            public RulebookId resolve(RulebookId id, LocalDate date) {
                return BOOKS.keySet().stream()
                        .filter(known -> known.id().equals(id.id()))
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public CompiledRulebook load(RulebookId pinned) {
                CompiledRulebook book = BOOKS.get(pinned);
                if (book == null) {
                    throw new IllegalArgumentException("The rulebook (%s) is not shipped.".formatted(pinned));
                }
                return book;
            }
        };
    }

    static List<String> lines(List<?> items) {
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add(String.valueOf(item)));
        return lines;
    }
}
