package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalMark;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.report.CertificateOffice;

/** Whatever writes files meets a disk that takes only a part of them: short writes, then none. */
class FullDiskTest {

    private static final int IO = 7;

    @TempDir
    private Path folder = Path.of("");

    private String config(String data, External external) throws IOException {
        for (String name : new String[] {"application", "owner"}) {
            Path secret = folder.resolve(name);
            Files.deleteIfExists(secret);
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    secret, (name.equals("owner") ? external.owner() : external.application()).password() + "\n");
        }
        return Files.writeString(folder.resolve(data + ".yaml"), """
                        data: %s
                        database:
                          url: %s
                          user: %s
                          password-file: application
                          owner: %s
                          owner-password-file: owner
                        """.formatted(
                                data,
                                external.url(),
                                external.application().user(),
                                external.owner().user()))
                .toString();
    }

    @Test
    void a_backup_is_whole_or_none_and_a_restore_that_broke_off_is_never_taken_for_one() throws Exception {
        External external = TestDatabase.fresh();
        String config = config("data", external);
        try (Database database = TestDatabase.open(external)) {
            new CertificateOffice(database, Files.createDirectory(folder.resolve("data")), Clock.systemUTC())
                    .issue("case");
        }
        for (int kibibytes : new int[] {1, 4, 100}) {
            Path out = folder.resolve("broken-" + kibibytes);
            ServeProcess.Outcome broken =
                    ServeProcess.runOnFullDisk(kibibytes, "backup", "--config", config, "--out", out.toString());
            assertEquals(IO, broken.code(), broken.out());
            ServeProcess.Outcome refused = ServeProcess.run(
                    "restore", "--config", config("none", TestDatabase.fresh()), "--from", out.toString());
            assertNotEquals(0, refused.code(), refused.out());
            assertFalse(Files.exists(folder.resolve("none")), "half a backup was restored");
        }
        String whole = folder.resolve("whole").toString();
        ServeProcess.Outcome written = ServeProcess.run("backup", "--config", config, "--out", whole);
        assertEquals(0, written.code(), written.out());
        for (int kibibytes : new int[] {1, 100}) {
            String to = config("to-" + kibibytes, TestDatabase.fresh());
            ServeProcess.Outcome broken =
                    ServeProcess.runOnFullDisk(kibibytes, "restore", "--config", to, "--from", whole);
            assertEquals(IO, broken.code(), broken.out());
            ServeProcess.Outcome refused = ServeProcess.run("fsck", "--config", to);
            assertTrue(refused.code() != 0 && refused.out().contains("settings.unfinished"), refused.out());
        }
    }

    @Test
    void a_key_that_cannot_be_written_leaves_the_one_before() throws Exception {
        String data = folder.resolve("home").toString();
        assertEquals(
                0,
                ServeProcess.run("key", "rotate", "--data", data, "--reason", "first")
                        .code());
        String before = ServeProcess.run("key", "show", "--data", data).out();
        ServeProcess.Outcome broken =
                ServeProcess.runOnFullDisk(1, "key", "rotate", "--data", data, "--reason", "second");
        assertEquals(IO, broken.code(), broken.out());
        ServeProcess.Outcome after = ServeProcess.run("key", "show", "--data", data);
        assertEquals(0, after.code(), after.out());
        ServeProcess.Outcome rotated = ServeProcess.run("key", "rotate", "--data", data, "--reason", "third");
        assertEquals(0, rotated.code(), rotated.out());
        assertNotEquals(before, ServeProcess.run("key", "show", "--data", data).out());
    }

    @Test
    void a_mark_that_cannot_be_written_leaves_the_one_before() throws Exception {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Journal journal = new Journal(database, Clock.systemUTC());
            JournalMark mark = new JournalMark(journal, folder);
            mark.write();
            String before = Files.readString(folder.resolve("journal-mark"));
            journal.append("somebody", "test", "subject", java.util.Map.of());
            Files.createSymbolicLink(folder.resolve("journal-mark-new"), Path.of("/dev/full"));
            org.junit.jupiter.api.Assertions.assertThrows(IOException.class, mark::write);
            assertEquals(before, Files.readString(folder.resolve("journal-mark")));
            mark.require();
            Files.delete(folder.resolve("journal-mark-new"));
            mark.write();
            assertNotEquals(before, Files.readString(folder.resolve("journal-mark")));
        }
    }
}
