package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few certificates here; {@code -Dlingtan.drill=2000 -Dlingtan.drill.folder=target/drill} is the whole drill. */
class RestoreDrillTest {

    @Test
    void what_is_restored_is_complete_checks_clean_and_goes_on_above_the_last_number(@TempDir Path temporary)
            throws Exception {
        long count = Long.getLong("lingtan.drill", 3);
        String kept = System.getProperty("lingtan.drill.folder", "");
        Path folder = kept.isEmpty() ? temporary : Files.createDirectories(Path.of(kept));
        List<RestoreDrill.Leg> legs = new RestoreDrill(folder, count).run();
        for (RestoreDrill.Leg leg : legs) {
            System.err.println("restore drill, " + leg);
            assertEquals(0, leg.discrepancies(), leg.toString());
            assertEquals(count, leg.last(), leg.toString());
        }
    }
}
