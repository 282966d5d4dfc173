package org.lingtan.api.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.lingtan.api.cli.Lingtan;
import org.lingtan.api.database.BesideDatabase;
import org.lingtan.api.web.LoadPeople;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.PackageWriter;

/**
 * The server on a data folder, the bare endpoints beside it, and this process, which sends: look-ups, previews and
 * submissions at a few numbers of connections, the server and the bare endpoint by turns.
 *
 * @param data the data folder, with the certificates 1 to {@code certificates} of the year of the seed
 * @param work where logs and uploads go
 * @param certificates how many
 * @param connections at how many connections
 * @param before seconds that are not counted, at the start of each
 * @param counted seconds that are
 */
record LoadRun(Path data, Path work, long certificates, List<Integer> connections, double before, double counted) {

    private static final int WARM_UP = 12;
    private static final Path EXAMPLE = Path.of("../examples/large-industrial-park");

    /** A row: the server and the bare endpoint at one number of connections. */
    record Row(String operation, int connections, LoadCell server, double processor, LoadCell bare) {

        static final String HEAD = "%-12s %5s | %9s %9s %9s %9s %7s | %9s %9s %9s %9s | %6s"
                .formatted(
                        "operation",
                        "conn.",
                        "per s",
                        "p50 ms",
                        "p95 ms",
                        "p99 ms",
                        "CPU ms",
                        "bare /s",
                        "p50 ms",
                        "p95 ms",
                        "p99 ms",
                        "ratio");

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-12s %5d | %9.1f %9.2f %9.2f %9.2f %7.1f | %9.1f %9.2f %9.2f %9.2f | %6.2f",
                    operation,
                    connections,
                    server.perSecond(),
                    server.millis(50),
                    server.millis(95),
                    server.millis(99),
                    processor * 1e3,
                    bare.perSecond(),
                    bare.millis(50),
                    bare.millis(95),
                    bare.millis(99),
                    server.perSecond() / bare.perSecond());
        }
    }

    List<Row> run(Consumer<Row> said) throws Exception {
        try (BesideDatabase beside = BesideDatabase.open(data, BareServer.TABLES);
                LoadProcess server = server();
                LoadProcess bare = bare(beside)) {
            List<String> tokens = tokens(server.address());
            Operations all = new Operations(certificates, archive(), tokens.get(0), tokens.get(1));
            int preview;
            try (HttpLine line = new HttpLine(server.address())) {
                preview = all.preview(line);
            }
            List<Row> rows = new ArrayList<>();
            Pair pair = new Pair(server, bare, rows, said);
            pair.measure("look-up", all::lookUp, all::bareLookUp);
            pair.measure("preview", all::preview, all.barePreview(preview));
            pair.measure("submission", all::submit, all::bareSubmit);
            return rows;
        }
    }

    private final class Pair {

        private final LoadProcess server;
        private final LoadProcess bare;
        private final List<Row> rows;
        private final Consumer<Row> said;

        Pair(LoadProcess server, LoadProcess bare, List<Row> rows, Consumer<Row> said) {
            this.server = server;
            this.bare = bare;
            this.rows = rows;
            this.said = said;
        }

        void measure(String name, LoadCell.Operation real, LoadCell.Operation only) throws Exception {
            // Compilers and caches settle before anything is counted.
            LoadCell.run(server.address(), real, 4, 0, WARM_UP * before);
            LoadCell.run(bare.address(), only, 4, 0, WARM_UP * before);
            for (int count : connections) {
                LoadCell bareCell = LoadCell.run(bare.address(), only, count, before, counted);
                double used = server.processorSeconds();
                LoadCell cell = LoadCell.run(server.address(), real, count, before, counted);
                double perTurn = (server.processorSeconds() - used) / (cell.perSecond() * (before + cell.seconds()));
                Row row = new Row(name, count, cell, perTurn, bareCell);
                rows.add(row);
                said.accept(row);
            }
        }
    }

    private LoadProcess server() throws IOException {
        Path settings = Files.writeString(work.resolve("load.yaml"), """
                data: %s
                server:
                  port: 0
                access:
                  second-factor: false
                  register-by-address: 0
                  packages-by-person: 0
                """.formatted(data));
        return LoadProcess.start(
                Lingtan.class.getName(),
                List.of(),
                Map.of(),
                work.resolve("server.log"),
                "serve",
                "--config",
                settings.toString());
    }

    private LoadProcess bare(BesideDatabase beside) throws IOException {
        String[] own = beside.own();
        String[] other = beside.beside();
        return LoadProcess.start(
                BareServer.class.getName(),
                List.of(
                        "-Dbare.folder=" + work.resolve("bare"),
                        "-Dbare.own.url=" + own[0],
                        "-Dbare.own.user=" + own[1],
                        "-Dbare.beside.url=" + other[0],
                        "-Dbare.beside.user=" + other[1]),
                Map.of("BARE_OWN", own[2], "BARE_BESIDE", other[2]),
                work.resolve("bare.log"));
    }

    /** Kept beside the data folder, since a server is set up once. */
    private List<String> tokens(String address) throws IOException {
        Path kept = data.resolveSibling(data.getFileName() + ".load-tokens");
        Path link = data.resolve("set-up-link");
        if (Files.exists(link)) {
            String secret =
                    Files.readString(link, StandardCharsets.UTF_8).strip().replaceFirst(".*#", "");
            Files.write(kept, LoadPeople.admitted(address, secret));
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
        }
        return Files.readAllLines(kept);
    }

    private byte[] archive() throws IOException {
        Path zip = work.resolve("package.zip");
        Files.deleteIfExists(zip);
        PackageWriter.write(EXAMPLE, zip, Catalogue.shipped());
        return Files.readAllBytes(zip);
    }
}
