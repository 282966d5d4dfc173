package org.lingtan.benchmarks;

import java.nio.file.Path;
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

/** A report of about ten pages: building N01 of the office park by gbt50378, in English. */
public final class ReportWorkload {

    private ReportWorkload() {}

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
     * Writes many reports in a row and prints the heap in use after collection at every tenth of them.
     *
     * @param arguments how many
     */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        ReportData data = tenPages();
        ReportWriter writer = new ReportWriter();
        long bytes = 0;
        for (int i = 1; i <= count; i++) {
            bytes += writer.write(data).length;
            if (i % Math.max(1, count / 10) == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(
                        Locale.ROOT,
                        "%d reports, %d MB written, heap in use %d MB of at most %d MB%n",
                        i,
                        bytes >> 20,
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                        runtime.maxMemory() >> 20);
            }
        }
    }
}
