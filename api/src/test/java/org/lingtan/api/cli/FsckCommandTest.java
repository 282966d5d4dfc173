package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.api.report.CertificateOffice;

class FsckCommandTest {

    @Test
    void a_sound_folder_passes_and_an_altered_document_does_not(@TempDir Path data) throws Exception {
        SharedPrograms.link(data);
        Path document;
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 2)) {
            CertificateOffice office = new CertificateOffice(database, data, Clock.systemUTC());
            document = office.file(office.issue("case"));
        }
        Shell.Result sound = Shell.run(
                "fsck",
                "--data",
                data.toString(),
                "--journal",
                data.resolve("journal.jsonl").toString());
        assertEquals(0, sound.code(), sound::err);
        assertTrue(sound.out().contains(" 0 discrepancies"), sound::out);
        assertEquals(
                sound.out().split(" ", 2)[0],
                String.valueOf(Files.readAllLines(data.resolve("journal.jsonl")).size()));
        byte[] bytes = Files.readAllBytes(document);
        bytes[20] ^= 1;
        Files.write(document, bytes);
        Shell.Result altered = Shell.run("fsck", "--data", data.toString(), "--format", "json");
        assertEquals(1, altered.code(), altered::err);
        assertTrue(altered.out().contains("certificate.document"), altered::out);
    }

    @Test
    void a_folder_without_a_database_is_refused_and_stays_empty(@TempDir Path data) throws Exception {
        assertEquals(7, Shell.run("fsck", "--data", data.toString()).code());
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(0, left.count());
        }
    }
}
