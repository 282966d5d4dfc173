package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.api.report.CertificateOffice;

/** Backups of a folder with issued certificates, and what must never be taken for one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupCommandTest {

    @TempDir
    private static Path folder = Path.of("");

    private Path data = Path.of("");
    private Path early = Path.of("");
    private Path journal = Path.of("");

    @BeforeAll
    void issue() throws Exception {
        data = Files.createDirectories(folder.resolve("data"));
        early = folder.resolve("early");
        journal = folder.resolve("journal.jsonl");
        SharedPrograms.link(data);
        issue(data, "first");
        Shell.Result written = Shell.run("backup", "--data", data.toString(), "--out", early.toString());
        assertEquals(0, written.code(), written::err);
        issue(data, "second");
        issue(data, "third");
        assertEquals(
                0,
                Shell.run("fsck", "--data", data.toString(), "--journal", journal.toString())
                        .code());
    }

    private static String issue(Path data, String id) throws IOException {
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 2)) {
            return new CertificateOffice(database, data, Clock.systemUTC())
                    .issue(id)
                    .number()
                    .toString();
        }
    }

    private static Path target(String name) {
        return folder.resolve(name);
    }

    private Shell.Result restore(Path target, Path from, String... more) {
        return Shell.run(Stream.concat(
                        Stream.of("restore", "--data", target.toString(), "--from", from.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(early)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(early.relativize(file).toString()));
            }
        }
        return copy;
    }

    @Test
    void a_backup_comes_back_whole_with_its_keys_and_the_next_number() throws IOException {
        Path all = folder.resolve("all");
        Shell.Result written = Shell.run("backup", "--data", data.toString(), "--out", all.toString());
        assertEquals(0, written.code(), written::err);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all)));
        Path target = target("whole");
        Shell.Result restored = restore(target, all);
        assertEquals(0, restored.code(), restored::err);
        assertTrue(restored.out().contains("next number: LT-2026-000004"), restored.out());
        assertTrue(restored.err().contains("given out twice"), restored.err());
        Shell.Result sound = Shell.run("fsck", "--data", target.toString());
        assertEquals(0, sound.code(), sound::out);
        assertEquals("LT-2026-000004", issue(target, "fourth"));
        assertEquals(0, Shell.run("fsck", "--data", target.toString()).code());
        assertEquals(5, restore(target, all).code(), "it is not empty");
        assertEquals(
                5,
                Shell.run("backup", "--data", data.toString(), "--out", all.toString())
                        .code());
    }

    @Test
    void an_older_backup_never_gives_out_what_was_published_since() throws IOException {
        Path told = target("told");
        Shell.Result restored = restore(told, early, "--published", "LT-2026-000003", "--published", "LT-2025-000007");
        assertEquals(0, restored.code(), restored::err);
        assertTrue(restored.out().contains("next number: LT-2025-000008, LT-2026-000004"), restored.out());
        assertEquals("", restored.err());
        assertEquals("LT-2026-000004", issue(told, "again"));
        assertEquals(0, Shell.run("fsck", "--data", told.toString()).code());
        Path followed = target("followed");
        assertEquals(
                0, restore(followed, early, "--journal", journal.toString()).code());
        assertEquals("LT-2026-000004", issue(followed, "again"));
        assertEquals(2, restore(target("never"), early, "--published", "3").code());
        assertFalse(Files.exists(target("never")));
    }

    @Test
    void a_journal_that_is_older_or_broken_tells_nothing() throws IOException {
        List<String> lines = Files.readAllLines(journal);
        Path older = Files.write(folder.resolve("older.jsonl"), lines.subList(0, 5));
        Shell.Result refused = restore(target("older"), early, "--journal", older.toString());
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("backup.journal"), refused.err());
        Path broken = Files.writeString(
                folder.resolve("broken.jsonl"), Files.readString(journal).replaceFirst("person|STAFF|case", "cases"));
        assertEquals(
                3,
                restore(target("broken"), early, "--journal", broken.toString()).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables/journal.copy",
                "tables/certificate_series.copy",
                "documents.txt",
                "keys/issuers.json",
                "keys/keys/evaluation.p12",
                "a document"
            })
    void an_altered_file_is_found_before_anything_is_written(String name) throws IOException {
        Path copy = copy("altered-" + name.replace('/', '-'));
        Path file = name.equals("a document") ? document(copy) : copy.resolve(name);
        Files.writeString(file, "x", StandardOpenOption.APPEND);
        Path target = target("from-" + copy.getFileName());
        Shell.Result refused = restore(target, copy);
        assertEquals(3, refused.code(), refused::out);
        assertTrue(refused.err().contains("backup.altered"), refused.err());
        assertFalse(Files.exists(target), "something was written");
    }

    private static Path document(Path backup) throws IOException {
        try (Stream<Path> files = Files.walk(backup.resolve("documents"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void an_unfinished_backup_and_an_unfinished_restore_are_refused() throws IOException {
        Path copy = copy("unfinished");
        Files.delete(document(copy));
        assertEquals(3, restore(target("from-unfinished"), copy).code());
        Files.delete(copy.resolve("manifest.json"));
        Shell.Result refused = restore(target("from-unfinished"), copy);
        assertTrue(refused.err().contains("backup.manifest"), refused.err());
        assertEquals(3, refused.code());
        Path half = Files.createDirectories(target("half"));
        Files.createFile(half.resolve("restore-unfinished"));
        for (String command : List.of("serve", "fsck")) {
            Shell.Result stopped = Shell.run(command, "--data", half.toString());
            assertTrue(stopped.err().contains("settings.unfinished"), stopped.err());
        }
    }

    @Test
    void a_manifest_leads_nowhere_outside_the_backup() throws IOException {
        Path copy = copy("wandering");
        Path manifest = copy.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("keys/issuers.json", "keys/../../x"));
        Shell.Result refused = restore(target("from-wandering"), copy);
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("backup.form"), refused.err());
        Files.writeString(manifest, Files.readString(manifest).replace("\"journal\"", "\"journal; drop\""));
        assertEquals(3, restore(target("from-wandering"), copy).code());
    }
}
