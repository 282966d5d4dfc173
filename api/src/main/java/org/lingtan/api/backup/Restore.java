package org.lingtan.api.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalMark;
import org.lingtan.api.certificate.CertificateNumber;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.certificate.NumberSeries;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TableCopies;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.api.settings.StoreSettings;
import org.lingtan.catalog.source.Problem;
import org.lingtan.report.seal.KeyHome;

/**
 * Restores a backup into an empty data folder and an empty database. Every hash is checked before anything is written,
 * and everything is re-derived before it is called done.
 */
public final class Restore {

    /** Who passes over numbers and says that something was restored. */
    private static final String ACTOR = "restore";

    private final Path backup;
    private final Clock clock;

    /**
     * The way back from a backup.
     *
     * @param backup its folder
     * @param clock what time it is
     */
    public Restore(Path backup, Clock clock) {
        this.backup = backup;
        this.clock = clock;
    }

    /**
     * What was restored.
     *
     * @param check what could not be re-derived afterwards
     * @param documents how many documents
     * @param damaged documents that were damaged before the backup already
     * @param last the last number of each series; the next one is above it
     */
    public record Restored(
            IntegrityCheck.Result check, long documents, List<String> damaged, SortedMap<Integer, Long> last) {
        /** Copies the list. */
        public Restored {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Restores it.
     *
     * @param into an empty data folder, and a database in which nothing was done yet
     * @param published which numbers are known to be published
     * @return what was restored
     * @throws IOException if something cannot be read or written
     * @throws Refusal if the backup is not whole, or what it is to go into is not empty
     */
    public Restored into(StoreSettings into, Published published) throws IOException {
        Backup.requireEmpty(into.data());
        Backup.requireEmpty(into.shared());
        Manifest manifest = Manifest.read(backup);
        List<String> documents = checked(manifest);
        for (Path folder : List.of(into.data(), into.shared())) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Path unfinished = Files.createFile(into.shared().resolve(StoreSettings.UNFINISHED));
        keys(manifest, into.shared());
        try (DocumentStore store = into.openDocuments()) {
            for (String name : documents) {
                DocumentStore.State copied =
                        store.copyIn(backup.resolve("documents").resolve(place(name)), "sha256:" + name);
                if (copied != DocumentStore.State.WHOLE) {
                    throw altered(name, "sha256:" + name, copied.name());
                }
            }
        }
        HashedFile.syncAll(into.shared());
        TableCopies.in(
                into.database(),
                manifest.contents(),
                table -> new BufferedInputStream(Files.newInputStream(backup.resolve("tables/" + table + ".copy"))));
        Restored restored = rederived(into, manifest, published);
        Files.delete(unfinished);
        HashedFile.sync(into.shared());
        return restored;
    }

    private static String place(String name) {
        return name.substring(0, 2) + "/" + name;
    }

    /** Holds every file against its hash and says all that differ; gives the names of the documents. */
    private List<String> checked(Manifest manifest) throws IOException {
        List<Problem> altered = new ArrayList<>();
        for (HashedFile file : manifest.files()) {
            check(backup.resolve(file.path()), file.digest(), altered);
        }
        refuseIfAny(altered);
        List<String> documents = Files.readAllLines(backup.resolve(Backup.DOCUMENTS), StandardCharsets.US_ASCII);
        for (String name : documents) {
            if (!name.matches("[0-9a-f]{64}")) {
                throw Refusal.of(Refusal.Reason.INPUT, "backup.form", Backup.DOCUMENTS, name);
            }
            check(backup.resolve("documents").resolve(place(name)), "sha256:" + name, altered);
        }
        refuseIfAny(altered);
        return documents;
    }

    private void check(Path file, String digest, List<Problem> altered) throws IOException {
        String path = backup.relativize(file).toString();
        String found = Files.isRegularFile(file) ? HashedFile.of(backup, path).digest() : "-";
        if (!found.equals(digest)) {
            altered.addAll(altered(path, digest, found).problems());
        }
    }

    private static void refuseIfAny(List<Problem> altered) {
        if (!altered.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, altered);
        }
    }

    private static Refusal altered(String path, String expected, String found) {
        return Refusal.of(Refusal.Reason.INPUT, "backup.altered", path, expected, found);
    }

    private static void require(HashedFile copied, String expected) {
        if (!copied.digest().equals(expected)) {
            throw altered(copied.path(), expected, copied.digest());
        }
    }

    private void keys(Manifest manifest, Path data) throws IOException {
        for (HashedFile file : manifest.files()) {
            if (file.path().startsWith("keys/") || file.path().equals(Backup.ACCESS_KEY)) {
                Path to = data.resolve(file.path());
                Files.createDirectories(
                        to.resolveSibling(""),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                require(HashedFile.copy(backup.resolve(file.path()), to, file.path()), file.digest());
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private Restored rederived(StoreSettings into, Manifest manifest, Published published) throws IOException {
        try (Database database = Database.open(into.database(), 2);
                DocumentStore documents = into.openDocuments()) {
            KeyHome home = KeyHome.at(into.keys(), clock);
            CertificationBody body = new CertificationBody(
                    database, documents, new IssuingCore.Issuer(CertificateSealing.reading(home), Bindings::of), clock);
            Journal journal = body.journal();
            published.requireAfter(journal.head().sequence(), journal.head().hash());
            // Sessions and one-time links of then open nothing now; people log in again.
            database.jdbc().sql("delete from provider_log_in").update();
            database.jdbc().sql("delete from session").update();
            database.jdbc().sql("delete from password_link").update();
            // The bytes of what was on its way in are in no backup.
            database.jdbc().sql("delete from package_upload").update();
            String restored = HashedFile.of(backup, Manifest.NAME).digest();
            journal.append(ACTOR, "backup.restore", restored, Map.of("created", manifest.created()));
            NumberSeries series = new NumberSeries(body);
            published.highest().forEach((year, ordinal) -> series.skipTo(ACTOR, new CertificateNumber(year, ordinal)));
            IntegrityCheck.Result check = body.check().run();
            new JournalMark(journal, into.data()).write();
            return new Restored(check, manifest.documents(), manifest.damaged(), series.last());
        }
    }
}
