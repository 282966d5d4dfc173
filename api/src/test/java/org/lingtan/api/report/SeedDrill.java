package org.lingtan.api.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.lingtan.api.backup.Backup;
import org.lingtan.api.backup.Published;
import org.lingtan.api.backup.Restore;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.document.Stores;
import org.lingtan.api.settings.StoreSettings;

/**
 * Backs up a filled register, publishes more certificates, loses the folder, and restores the backup with the latest export
 * of the journal; then issues the next certificate.
 *
 * @param data the data folder, filled before
 * @param folder where backup, export and the restored folder go; nothing of an earlier drill may lie there
 */
record SeedDrill(Path data, Path folder) {

    private static final int LATER = 3;

    /**
     * What came of it.
     *
     * @param certificates how many certificates the backup holds
     * @param written the backup
     * @param restored what was restored and checked
     * @param published the highest number that was published after the backup
     * @param next the first one that was issued afterwards
     * @param files how many documents the restored folder holds
     * @param took seconds for backup, export, and restore with its check
     */
    record Outcome(
            long certificates,
            Backup.Written written,
            Restore.Restored restored,
            long published,
            Certificate next,
            long files,
            List<Double> took) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d certificates, %d journal entries, %d documents, %.2f GB: backup %.0f s, export of the journal %.0f s,"
                            + " restore and check %.0f s; %d discrepancies; published after the backup up to %d, next number"
                            + " %s; in a heap of at most %d MB",
                    certificates,
                    written.entries(),
                    written.documents(),
                    written.bytes() / 1e9,
                    took.get(0),
                    took.get(1),
                    took.get(2),
                    restored.check().discrepancies().size(),
                    published,
                    next.number(),
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    Outcome run() throws IOException {
        Path backup = folder.resolve("backup");
        Path export = folder.resolve("journal.jsonl");
        long start = System.nanoTime();
        long certificates;
        long published;
        Backup.Written written;
        long saved;
        long exporting;
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 2)) {
            certificates = count(database);
            written = new Backup(database, data, Stores.in(data), Clock.systemUTC()).write(backup);
            saved = System.nanoTime();
            CertificateOffice office = new CertificateOffice(database, data, Clock.systemUTC());
            published = 0;
            for (int i = 0; i < LATER; i++) {
                published = office.issue("case-" + UUID.randomUUID()).number().ordinal();
            }
            exporting = System.nanoTime();
            try (BufferedWriter out = Files.newBufferedWriter(export, StandardCharsets.UTF_8)) {
                office.body.journal().export(out);
            }
        }
        long exported = System.nanoTime();
        Path back = folder.resolve("restored");
        StoreSettings into = new StoreSettings(back, new DatabaseSettings.Embedded(back));
        Restore.Restored restored =
                new Restore(backup, Clock.systemUTC()).into(into, Published.of(List.of(), List.of(export)));
        long ended = System.nanoTime();
        Certificate next;
        try (Database database = Database.open(into.database(), 2)) {
            next = new CertificateOffice(database, back, Clock.systemUTC()).issue("case-" + UUID.randomUUID());
        }
        List<Double> took = List.of(seconds(start, saved), seconds(exporting, exported), seconds(exported, ended));
        return new Outcome(certificates, written, restored, published, next, files(back.resolve("documents")), took);
    }

    private static long count(Database database) {
        return database.jdbc()
                .sql("select count(*) from certificate")
                .query(Long.class)
                .single();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static long files(Path documents) {
        try (Stream<Path> found = Files.walk(documents)) {
            return found.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
