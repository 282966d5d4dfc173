package org.lingtan.api.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.lingtan.api.database.Database;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.ReleaseFiles;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * Released versions as folders, where the engine looks for them. Database and stored archives are what counts; the folders
 * follow from them, are made anew where they are missing, and on every node of a server alike.
 */
final class StoredEditions {

    private final Database database;
    private final Bookcase books;
    private final Path folder;
    private final Path incoming;
    private long seen = -1;

    StoredEditions(Database database, Bookcase books, Editions.Folders folders) {
        this.database = database;
        this.books = books;
        this.folder = folders.released();
        this.incoming = folders.incoming();
    }

    /** The statements about a version by file name, in the bytes that were signed. */
    SortedMap<String, byte[]> statements(RulebookId id) {
        SortedMap<String, byte[]> statements = new TreeMap<>();
        database.jdbc()
                .sql("select file, content from rulebook_statement where id = ? and version = ?")
                .params(id.id(), id.version())
                .query((row, number) -> Map.entry(row.getString("file"), row.getString("content")))
                .list()
                .forEach(one -> statements.put(one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8)));
        return statements;
    }

    /** What gives the files of a version. */
    interface Source {
        Optional<Map<String, byte[]>> find(RulebookId id);
    }

    /** Brings the folders up to what is stored, if anything was stated since, be it on another node. */
    synchronized void follow(Source source) {
        long last = database.jdbc()
                .sql("select coalesce(max(serial), 0) from rulebook_statement")
                .query(Long.class)
                .single();
        if (last == seen) {
            return;
        }
        List<RulebookId> stated = database.jdbc()
                .sql("select distinct id, version from rulebook_statement order by id, version")
                .query((row, number) -> new RulebookId(row.getString("id"), row.getString("version")))
                .list();
        laidOut().stream()
                .filter(place -> stated.stream().noneMatch(id -> place.equals(place(id))))
                .forEach(StoredEditions::remove);
        stated.forEach(id -> materialise(id, source));
        books.reload();
        seen = last;
    }

    private Path place(RulebookId id) {
        return folder.resolve(id.id()).resolve(id.version());
    }

    /** Everything two levels down, and what a crash left half made. */
    private List<Path> laidOut() {
        try (Stream<Path> walk = Files.walk(folder, 2)) {
            return walk.filter(path -> folder.relativize(path).getNameCount() == 2
                            || String.valueOf(path.getFileName()).startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void materialise(RulebookId id, Source source) {
        SortedMap<String, byte[]> statements = statements(id);
        Optional<Statement> release = ReleaseRecord.read(id, statements).findRelease();
        Path place = place(id);
        if (release.isEmpty() || !holds(place, release.get().content(), statements)) {
            remove(place);
        }
        if (release.isEmpty()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        statements.forEach((name, content) -> files.put("release/" + name, content));
        if (!Files.exists(place)) {
            files.putAll(source.find(id)
                    .orElseThrow(() -> new IllegalStateException("The files of %s are gone.".formatted(id))));
            move(write(folder.resolve(".new-" + UUID.randomUUID()), files), place);
        } else {
            write(place, files);
        }
    }

    /** Whether a folder holds what was released and no statement that is not stored. */
    private static boolean holds(Path place, String content, SortedMap<String, byte[]> statements) {
        if (!Files.exists(place)) {
            return true;
        }
        try {
            return RulebookReader.read(place).digest().equals(content)
                    && statements.keySet().containsAll(ReleaseFiles.of(place).keySet());
        } catch (RulebookDefects altered) {
            return false;
        }
    }

    /** A folder of its own for the bench: {@code <id>/<version>} in a place that is removed afterwards. */
    Path unpack(RulebookId id, Map<String, byte[]> files) {
        try {
            Path root = Files.createTempDirectory(incoming, "rulebook");
            try {
                return write(root.resolve(id.id()).resolve(id.version()), files);
            } catch (RuntimeException e) {
                remove(root);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what {@link #unpack} made. */
    void discard(Path version) {
        remove(version.resolve("../..").normalize());
    }

    private static void remove(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path root, Map<String, byte[]> files) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling(""));
                Path partly = path.resolveSibling(".new-" + UUID.randomUUID());
                try (FileChannel channel =
                        FileChannel.open(partly, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                    ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(partly, path, StandardCopyOption.ATOMIC_MOVE);
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path partly, Path place) {
        try {
            Files.createDirectories(place.resolveSibling(""));
            Files.move(partly, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
