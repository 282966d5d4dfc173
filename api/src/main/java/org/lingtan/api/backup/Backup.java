package org.lingtan.api.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TableCopies;
import org.lingtan.api.database.TableCopies.Contents;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.problem.Refusal;

/**
 * Writes backups while the server runs. The tables are copied first, in one state of the database; documents are only
 * ever added, so that those copied afterwards hold all that this state names.
 */
public final class Backup {

    /** The list of documents in a backup. */
    static final String DOCUMENTS = "documents.txt";

    /** What opens the secrets of accounts in the database. */
    static final String ACCESS_KEY = "access-key";

    private final Database database;
    private final Path data;
    private final DocumentStore documents;
    private final Clock clock;

    /**
     * Backups of what a server keeps.
     *
     * @param database its database
     * @param data its data folder, or the one that its nodes share
     * @param documents its documents
     * @param clock what time it is
     */
    public Backup(Database database, Path data, DocumentStore documents, Clock clock) {
        this.database = database;
        this.data = data;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * What a backup holds.
     *
     * @param entries entries of the journal
     * @param documents documents
     * @param bytes all its bytes
     * @param manifest the digest of its manifest, which holds all other digests
     * @param damaged documents whose stored bytes are not theirs any more; they are left out
     */
    public record Written(long entries, long documents, long bytes, String manifest, List<String> damaged) {
        /** Copies the list. */
        public Written {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Writes a backup. What is left of an unfinished one has no manifest.
     *
     * @param out a folder that is empty or not there yet; it is made with mode 700, since it holds keys
     * @return what it holds
     * @throws IOException if something cannot be read or written
     * @throws Refusal if the folder is not empty
     */
    public Written write(Path out) throws IOException {
        requireEmpty(out);
        Files.createDirectories(
                out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path tables = Files.createDirectory(out.resolve("tables"));
        Contents contents =
                TableCopies.out(database, table -> new BufferedOutputStream(created(tables.resolve(table + ".copy"))));
        List<HashedFile> files = new ArrayList<>();
        for (TableCopies.Table table : contents.tables()) {
            files.add(HashedFile.of(out, "tables/" + table.name() + ".copy"));
        }
        files.addAll(keys(out));
        Documents copied = documents(out);
        files.add(copied.list());
        Manifest manifest = new Manifest(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                contents,
                files,
                copied.count(),
                copied.damaged());
        byte[] json = manifest.toJson();
        Path partly = out.resolve("manifest-new");
        try (OutputStream to = created(partly)) {
            to.write(json);
        }
        // Every byte is on the disk before the manifest is.
        HashedFile.syncAll(out);
        Files.move(partly, out.resolve(Manifest.NAME));
        HashedFile.sync(out);
        long entries = contents.tables().stream()
                .filter(table -> table.name().equals("journal"))
                .mapToLong(TableCopies.Table::rows)
                .sum();
        long bytes =
                copied.bytes() + files.stream().mapToLong(HashedFile::bytes).sum();
        return new Written(
                entries,
                copied.count(),
                bytes,
                HashedFile.of(out, Manifest.NAME).digest(),
                copied.damaged());
    }

    static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        boolean isEmpty = Files.isDirectory(folder);
        if (isEmpty) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                isEmpty = !inside.iterator().hasNext();
            }
        }
        if (!isEmpty) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "backup.not-empty", folder.toString(), folder);
        }
    }

    private static OutputStream created(Path file) throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** The keys of the data folder and the list of all that ever signed; keys that settings name lie elsewhere. */
    private List<HashedFile> keys(Path out) throws IOException {
        Path keys = data.resolve("keys");
        List<HashedFile> copied = new ArrayList<>();
        if (Files.exists(data.resolve(ACCESS_KEY))) {
            copied.add(HashedFile.copy(data.resolve(ACCESS_KEY), out.resolve(ACCESS_KEY), ACCESS_KEY));
        }
        if (!Files.isDirectory(keys)) {
            return copied;
        }
        try (Stream<Path> found = Files.walk(keys)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                if (!String.valueOf(file.getFileName()).startsWith(".")) {
                    String path = data.relativize(file).toString();
                    copied.add(HashedFile.copy(file, out.resolve(path), path));
                }
            }
        }
        return copied;
    }

    private record Documents(HashedFile list, long count, long bytes, List<String> damaged) {}

    private Documents documents(Path out) throws IOException {
        List<String> whole = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        long bytes = 0;
        for (String digest : documents.digests()) {
            String name = digest.substring("sha256:".length());
            Path to = out.resolve("documents").resolve(name.substring(0, 2)).resolve(name);
            Files.createDirectories(to.resolveSibling(""));
            if (documents.copyTo(digest, to) == DocumentStore.State.WHOLE) {
                whole.add(name);
                bytes += Files.size(to);
            } else {
                damaged.add(name);
            }
        }
        Path list = out.resolve(DOCUMENTS);
        try (OutputStream to = new BufferedOutputStream(created(list))) {
            for (String name : whole) {
                to.write((name + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return new Documents(HashedFile.of(out, DOCUMENTS), whole.size(), bytes, damaged);
    }
}
