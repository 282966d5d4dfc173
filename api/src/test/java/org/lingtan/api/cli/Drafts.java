package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of shipped rulebooks, as an editor would change them. */
final class Drafts {

    private final Path folder;

    private Drafts(Path folder) {
        this.folder = folder;
    }

    static Drafts of(String book, String version, Path target) throws IOException {
        Path source = Shell.ROOT.resolve("rulebooks/books").resolve(book).resolve(version);
        try (var walk = Files.walk(source)) {
            for (Path path : walk.sorted().toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        return new Drafts(target);
    }

    /** Replaces the first occurrence of a text that must be there. */
    Drafts replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("The file (%s) does not say (%s).".formatted(file, from));
        }
        Files.writeString(
                path, text.substring(0, at) + to + text.substring(at + from.length()), StandardCharsets.UTF_8);
        return this;
    }

    Path folder() {
        return folder;
    }
}
