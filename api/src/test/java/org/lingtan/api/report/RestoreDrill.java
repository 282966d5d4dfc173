package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.lingtan.api.backup.Backup;
import org.lingtan.api.backup.Published;
import org.lingtan.api.backup.Restore;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.settings.StoreSettings;

/**
 * Issues certificates, backs them up, restores them from the embedded database into an external one and back, and says
 * how long that took. Every certificate is a complete case with a document of its own, really signed. Goes on with the
 * certificates that its folder holds already.
 */
final class RestoreDrill {

    private final Path folder;
    private final long certificates;

    RestoreDrill(Path folder, long certificates) {
        this.folder = folder.toAbsolutePath();
        this.certificates = certificates;
    }

    /** What came of a way from a backup to a new place. */
    record Leg(
            String what,
            long documents,
            long bytes,
            long backupMillis,
            long restoreMillis,
            int discrepancies,
            long last) {
        @Override
        public String toString() {
            return "%s: %d documents, %d bytes, backup %d ms, restore and check %d ms, %d discrepancies, last number %d"
                    .formatted(what, documents, bytes, backupMillis, restoreMillis, discrepancies, last);
        }
    }

    List<Leg> run() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        SharedPrograms.link(data);
        StoreSettings first = new StoreSettings(data, new DatabaseSettings.Embedded(data));
        issue(first);
        StoreSettings external = new StoreSettings(folder.resolve("external"), TestDatabase.fresh());
        Leg there = leg("embedded to external", first, external);
        Path back = folder.resolve("back");
        Leg again = leg("external to embedded", external, new StoreSettings(back, new DatabaseSettings.Embedded(back)));
        return List.of(there, again);
    }

    private void issue(StoreSettings into) throws IOException {
        try (Database database = Database.open(into.database(), 2)) {
            CertificateOffice office = new CertificateOffice(database, into.data(), Clock.systemUTC());
            long there = database.jdbc()
                    .sql("select count(*) from certificate")
                    .query(Long.class)
                    .single();
            for (long i = there; i < certificates; i++) {
                office.issue("case-" + i);
            }
        }
    }

    private Leg leg(String what, StoreSettings from, StoreSettings to) throws IOException {
        Path out = folder.resolve("backup-of-" + from.data().getFileName());
        long start = System.nanoTime();
        Backup.Written written;
        try (Database database = Database.open(from.database(), 2)) {
            written = new Backup(database, from.data(), from.openDocuments(), Clock.systemUTC()).write(out);
        }
        long between = System.nanoTime();
        Restore.Restored restored = new Restore(out, Clock.systemUTC()).into(to, Published.of(List.of(), List.of()));
        return new Leg(
                what,
                written.documents(),
                written.bytes(),
                (between - start) / 1_000_000,
                (System.nanoTime() - between) / 1_000_000,
                restored.check().discrepancies().size(),
                restored.last().values().stream().mapToLong(Long::longValue).sum());
    }
}
