package org.lingtan.api.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.api.settings.StoreSettings;
import org.lingtan.engine.rulebook.RulebookId;

class BackupWhileWorkingTest {

    private static final RulebookId RULEBOOK = RulebookId.parse("cnip@1.0.0");

    /** Cases and journal change together; a backup in which one is older than the other would not be re-derived. */
    @Test
    void a_backup_is_of_one_moment_while_others_work_on(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        AtomicBoolean isOver = new AtomicBoolean();
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Cases cases = new Cases(database, new Journal(database, Clock.systemUTC()));
            CompletableFuture<Integer> work = CompletableFuture.supplyAsync(() -> {
                int opened = 0;
                while (!isOver.get()) {
                    cases.open("case-" + opened, CasePath.APPLICANT, RULEBOOK);
                    opened++;
                }
                return opened;
            });
            for (int i = 0; i < 5; i++) {
                Path out = folder.resolve("backup-" + i);
                Backup.Written written = new Backup(database, data, Stores.in(data), Clock.systemUTC()).write(out);
                Restore.Restored restored = new Restore(out, Clock.systemUTC())
                        .into(
                                new StoreSettings(folder.resolve("restored-" + i), TestDatabase.fresh()),
                                Published.of(List.of(), List.of()));
                assertEquals(List.of(), restored.check().discrepancies());
                assertEquals(written.entries() + 1, restored.check().entries());
            }
            isOver.set(true);
            assertTrue(work.get() > 100, "nobody worked meanwhile");
        }
    }
}
