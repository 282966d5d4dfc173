package org.lingtan.api.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.report.RegisterSeed;

/** A moment of load on a few certificates here; {@code api/benchmarks/load} measures. */
class LoadTest {

    @Test
    void every_operation_is_answered_by_the_server_and_by_the_bare_endpoint(@TempDir Path temporary) throws Exception {
        long certificates = Long.getLong("lingtan.register", 9);
        double seconds = Double.parseDouble(System.getProperty("lingtan.load.seconds", "0.1"));
        String kept = System.getProperty("lingtan.register.folder", "");
        boolean isMeasured = !kept.isEmpty();
        Path folder = isMeasured ? Files.createDirectories(Path.of(kept)).toAbsolutePath() : temporary;
        RegisterSeed.into(folder.resolve("data"), certificates, 0, System.err);
        List<Integer> connections = isMeasured ? List.of(1, 10, 100) : List.of(1, 3);
        System.err.println(LoadRun.Row.HEAD);
        Path work = Files.createDirectories(temporary.resolve("work"));
        List<LoadRun.Row> rows = new LoadRun(
                        folder.resolve("data"), work, certificates, connections, seconds / 5, seconds)
                .run(System.err::println);
        assertEquals(3 * connections.size(), rows.size());
        for (LoadRun.Row row : rows) {
            assertTrue(row.server().done() > 0 && row.bare().done() > 0, row.toString());
        }
    }
}
