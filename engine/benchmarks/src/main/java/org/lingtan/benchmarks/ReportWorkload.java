package org.lingtan.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.ShelfLibrary;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportSource;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;

/** A report of about ten pages: building N01 of the office park by gbt50378, in English. */
public final class ReportWorkload {

    static final Instant TIME = Instant.parse("2026-11-26T00:00:00Z");

    private ReportWorkload() {}

    /** A fresh evaluation key, as the first run of the product makes it. */
    static SealKey key() {
        try {
            Path home = Files.createTempDirectory("lingtan-benchmark");
            return KeyHome.at(home, Clock.fixed(TIME.minusSeconds(60), ZoneOffset.UTC)).evaluationKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] issue(ReportWriter writer, ReportData data, SealKey key) throws IOException {
        byte[] unsigned = writer.write(data, List.of(ReportCredential.issue(data, key)));
        return new Sealer(key, Optional.empty()).seal(unsigned, TIME);
    }

    static ReportData tenPages() {
        Path root = Path.of(System.getProperty("lingtan.root"));
        Catalogue catalogue = Catalogue.shipped();
        ShelfLibrary library = ShelfLibrary.of(
                RulebookShelf.ofFolders(List.of(root.resolve("rulebooks/books"))), Optional.empty(), Optional.empty());
        EvidencePackage evidence = PackageReader.read(root.resolve("examples/office-park"), catalogue)
                .evidence()
                .orElseThrow();
        Assessment assessment = new AssessmentEngine(catalogue, library, EvaluationMode.FLAT)
                .assess(
                        evidence,
                        List.of(RulebookId.parse("gbt50378")),
                        evidence.applicationDate(),
                        ReviewRecord.none())
                .get(0);
        return new ReportSource(catalogue, library.read(assessment.rulebook()))
                .selfAssessment(evidence, assessment, ReportLanguage.EN, ReportTemplate.shipped().layout(), true);
    }

    /**
     * Issues many reports in a row and prints the heap in use after collection at every tenth of them.
     *
     * @param arguments how many
     * @throws IOException if a report cannot be signed
     */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        ReportData data = tenPages();
        ReportWriter writer = new ReportWriter();
        SealKey key = key();
        long bytes = 0;
        long start = System.nanoTime();
        for (int i = 1; i <= count; i++) {
            bytes += issue(writer, data, key).length;
            if (i % Math.max(1, count / 10) == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        Locale.ROOT,
                        "%d reports issued in %d s, %d MB written, heap in use %d MB of at most %d MB%n",
                        i,
                        (System.nanoTime() - start) / 1_000_000_000L,
                        bytes >> 20,
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                        runtime.maxMemory() >> 20);
            }
        }
    }
}
