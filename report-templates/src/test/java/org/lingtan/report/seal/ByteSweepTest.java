package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;

/**
 * Changes one byte of a real, signed report after the other: of a sample in the build, of all with
 * {@code -Dlingtan.sweep-step=1}. The report is small: its template prints the cover only.
 */
class ByteSweepTest {

    private static final int SAMPLE = 997;

    @TempDir
    private Path temporary = Path.of("");

    private byte[] sealed() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("cover"));
        String yaml = Files.readString(Path.of("src/test/templates/harbour/template.yaml"))
                .replaceFirst("parts: \\[[^]]*]", "parts: [cover]");
        Files.writeString(folder.resolve("template.yaml"), yaml);
        ReportTemplate template = ReportTemplate.of(folder);
        String json = new String(Certified.self().toJson(), StandardCharsets.UTF_8);
        ReportData data = ReportData.read(json.replace(ReportTemplate.shipped().layout(), template.layout())
                .getBytes(StandardCharsets.UTF_8));
        KeyHome home =
                KeyHome.at(temporary.resolve("home"), Clock.fixed(Certified.TIME.minusSeconds(60), ZoneOffset.UTC));
        SealKey key = home.evaluationKey();
        byte[] sealed = Certified.sealed(data, key, java.util.List.of(ReportCredential.issue(data, key)), template);
        Verification whole =
                new ReportVerifier(home.issuers(), template, Optional.empty()).verify(sealed, Certified.TIME);
        assertEquals(Verdict.VALID, whole.verdict(), whole.findings().toString());
        return sealed;
    }

    private static boolean isRefused(byte[] file) {
        try {
            return !SealedReport.read(file).faults().isEmpty();
        } catch (SourceException refused) {
            return true;
        }
    }

    @Test
    void every_changed_byte_is_refused() throws IOException {
        byte[] sealed = sealed();
        int step = Integer.getInteger("lingtan.sweep-step", SAMPLE);
        int all = (sealed.length + step - 1) / step;
        AtomicInteger tried = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        IntStream.range(0, all).parallel().forEach(n -> {
            int at = n * step;
            byte[] changed = sealed.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            if (isRefused(changed)) {
                refused.incrementAndGet();
            } else {
                System.out.printf("Byte %d changed and not refused%n", at);
            }
            if (tried.incrementAndGet() % 20_000 == 0) {
                System.out.printf("Byte sweep: %d of %d tried%n", tried.get(), all);
            }
        });
        System.out.printf(
                "Byte sweep: %d of %d changed bytes refused, of a report of %d bytes%n",
                refused.get(), tried.get(), sealed.length);
        assertTrue(all > 100, "a report of only " + sealed.length + " bytes");
        assertEquals(all, refused.get());
    }
}
