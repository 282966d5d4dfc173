package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;

/** Many threads that issue at once: {@code -Dlingtan.issuing=10000 -Dlingtan.issuing.folder=DIR} for the whole count. */
class IssuingRateTest {

    private static final int THREADS = 32;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void numbers_of_many_threads_are_distinct_and_without_gap(@TempDir Path temporary) throws Exception {
        int count = Integer.getInteger("lingtan.issuing", 40);
        String kept = System.getProperty("lingtan.issuing.folder", "");
        Path data = Files.createDirectories(kept.isEmpty() ? temporary : Path.of(kept))
                .toAbsolutePath();
        SharedPrograms.link(data);
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), THREADS)) {
            ReadyCases cases = new ReadyCases(database, data);
            for (int i = 0; i < count; i++) {
                cases.ready("case-" + i);
            }
            CertificateOffice office = new CertificateOffice(database, data, Clock.systemUTC());
            long start = System.nanoTime();
            Set<Long> ordinals = issue(office, count);
            long millis = (System.nanoTime() - start) / 1_000_000;
            int discrepancies = office.body.check().run().discrepancies().size();
            System.err.println(
                    "%d certificates by %d threads in %d ms, %d per 100 seconds, %d distinct numbers up to %d, %d discrepancies"
                            .formatted(
                                    count,
                                    THREADS,
                                    millis,
                                    count * 100_000L / millis,
                                    ordinals.size(),
                                    ordinals.stream()
                                            .mapToLong(Long::longValue)
                                            .max()
                                            .orElse(0),
                                    discrepancies));
            assertEquals(LongStream.rangeClosed(1, count).boxed().collect(Collectors.toSet()), ordinals);
            assertEquals(0, discrepancies);
        }
    }

    private static Set<Long> issue(CertificateOffice office, int count) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Certificate>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String id = "case-" + i;
                calls.add(() -> office.body.core().issue(id, id, CasePath.PUBLISHER, DAY));
            }
            Set<Long> ordinals = new TreeSet<>();
            for (Future<Certificate> issued : pool.invokeAll(calls)) {
                requireSigned(office, issued.get());
                ordinals.add(issued.get().number().ordinal());
            }
            return ordinals;
        } finally {
            pool.shutdown();
        }
    }

    private static void requireSigned(CertificateOffice office, Certificate issued) throws IOException {
        try (var document = Files.newInputStream(office.file(issued))) {
            assertEquals("%PDF-1.7", new String(document.readNBytes(8), java.nio.charset.StandardCharsets.US_ASCII));
        }
    }
}
