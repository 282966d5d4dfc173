package org.lingtan.engine.internal.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder read by the rules of a ZIP: no links, no special files, the same names and limits. */
final class FolderArchive implements Archive {

    private final Path root;
    private final SortedMap<String, Long> files = new TreeMap<>();

    FolderArchive(Path root) {
        this.root = root;
        String name = String.valueOf(root.toAbsolutePath().normalize().getFileName());
        ArchiveProblems problems = new ArchiveProblems(name);
        try {
            Files.walkFileTree(root, new Survey(problems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.throwIfAny();
        long total = files.values().stream().mapToLong(Long::longValue).sum();
        if (total > MAX_BYTES) {
            throw problems.broken("package.too-large", total, MAX_BYTES);
        }
    }

    private final class Survey extends SimpleFileVisitor<Path> {

        private final ArchiveProblems problems;
        private final EntryNames names;
        private int count;

        Survey(ArchiveProblems problems) {
            this.problems = problems;
            this.names = new EntryNames(problems);
        }

        private String name(Path path) {
            StringBuilder result = new StringBuilder();
            root.relativize(path)
                    .forEach(part -> result.append(result.isEmpty() ? "" : "/").append(part));
            return result.toString();
        }

        private void count() {
            if (++count > MAX_ENTRIES) {
                throw problems.broken("package.too-many", count, MAX_ENTRIES);
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            count();
            return names.admit(name(folder) + "/") ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            count();
            String name = name(file);
            if (attributes.isSymbolicLink()) {
                problems.add("package.link", name);
            } else if (!attributes.isRegularFile()) {
                problems.add("package.special", name);
            } else if (names.admit(name)) {
                files.put(name, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public SortedMap<String, Long> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    @Override
    public InputStream open(String path) {
        if (!files.containsKey(path)) {
            throw new IllegalArgumentException("The folder holds no file (%s).".formatted(path));
        }
        try {
            return new BufferedInputStream(Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Nothing stays open.
    }
}
