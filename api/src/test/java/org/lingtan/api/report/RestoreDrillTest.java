package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few certificates here; the README says how the whole drills are run. */
class RestoreDrillTest {

    private static Path folder(String property, Path temporary) throws Exception {
        String kept = System.getProperty(property, "");
        return kept.isEmpty()
                ? temporary
                : Files.createDirectories(Path.of(kept)).toAbsolutePath();
    }

    @Test
    void what_is_restored_is_complete_checks_clean_and_goes_on_above_the_last_number(@TempDir Path temporary)
            throws Exception {
        long count = Long.getLong("lingtan.drill", 3);
        List<RestoreDrill.Leg> legs = new RestoreDrill(folder("lingtan.drill.folder", temporary), count).run();
        for (RestoreDrill.Leg leg : legs) {
            System.err.println("restore drill, " + leg);
            assertEquals(0, leg.discrepancies(), leg.toString());
            assertEquals(count, leg.last(), leg.toString());
        }
    }

    /** The register is filled at once; where {@code lingtan.register.folder} holds that many already, it is taken as it is. */
    @Test
    void a_filled_register_comes_back_and_goes_on_above_what_was_published_after_the_backup(@TempDir Path temporary)
            throws Exception {
        long count = Long.getLong("lingtan.register", 9);
        Path data = folder("lingtan.register.folder", temporary).resolve("data");
        Path work = folder("lingtan.register.folder", temporary).resolve("drill");
        RegisterSeed.into(data, count, Math.min(count / 3, 300), System.err);
        SeedDrill.Outcome outcome = new SeedDrill(data, Files.createDirectories(work)).run();
        System.err.println("restore drill, " + outcome);
        assertTrue(outcome.certificates() >= count, outcome.toString());
        assertEquals(List.of(), outcome.restored().check().discrepancies());
        assertEquals(List.of(), outcome.written().damaged());
        assertEquals(outcome.certificates() + 3, outcome.published(), outcome.toString());
        assertEquals(outcome.published() + 1, outcome.next().number().ordinal(), outcome.toString());
        // The next certificate brings its document; the package of its case is the same as those of the others before.
        assertEquals(outcome.written().documents(), outcome.restored().documents());
        assertTrue(outcome.files() > outcome.written().documents(), outcome.toString());
    }
}
