package org.lingtan.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.ShelfLibrary;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The shipped examples under the shipped rulebooks, read as folders: the reports of this module are made of results. */
public final class Examples {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> PARKS = List.of("office-park", "logistics-park", "large-industrial-park");
    static final List<ReportLanguage> LANGUAGES = List.of(ReportLanguage.values());
    static final Catalogue CATALOGUE = Catalogue.shipped();

    private static final RulebookShelf SHELF = RulebookShelf.ofFolders(List.of(ROOT.resolve("rulebooks/books")));
    static final ShelfLibrary LIBRARY = ShelfLibrary.of(SHELF, Optional.empty(), Optional.empty());
    private static final AssessmentEngine ENGINE = new AssessmentEngine(CATALOGUE, LIBRARY, EvaluationMode.FLAT);
    private static final Map<String, EvidencePackage> PACKAGES = new ConcurrentHashMap<>();
    private static final Map<RulebookId, ReportSource> SOURCES = new ConcurrentHashMap<>();

    private Examples() {}

    public static EvidencePackage evidence(String park) {
        return PACKAGES.computeIfAbsent(
                park,
                name -> PackageReader.read(ROOT.resolve("examples").resolve(name), CATALOGUE)
                        .evidence()
                        .orElseThrow());
    }

    public static List<Assessment> assess(EvidencePackage evidence, String book, ReviewRecord review) {
        return ENGINE.assess(evidence, List.of(RulebookId.parse(book)), evidence.applicationDate(), review);
    }

    public static ReportSource source(Assessment assessment) {
        return SOURCES.computeIfAbsent(assessment.rulebook(), id -> new ReportSource(CATALOGUE, LIBRARY.read(id)));
    }

    public static ReportData report(String park, String book, ReportLanguage language) {
        EvidencePackage evidence = evidence(park);
        Assessment assessment = assess(evidence, book, ReviewRecord.none()).get(0);
        return source(assessment)
                .selfAssessment(
                        evidence, assessment, language, ReportTemplate.shipped().layout(), true);
    }

    /** A certificate with everything a review record and an issuance can hold. */
    static ReportData certificate(String park, String book, ReportLanguage language) {
        return certificate(park, book, language, issuance());
    }

    static ReportData certificate(String park, String book, ReportLanguage language, Issuance issuance) {
        EvidencePackage evidence = evidence(park);
        ReviewRecord review = review(evidence);
        Assessment assessment = assess(evidence, book, review).get(0);
        return source(assessment)
                .certificate(
                        evidence,
                        assessment,
                        review,
                        issuance,
                        language,
                        ReportTemplate.shipped().layout(),
                        false);
    }

    private static ReviewRecord review(EvidencePackage evidence) {
        TreeMap<String, ReviewRecord.Decision> decisions = new TreeMap<>();
        evidence.items().forEach(item -> decisions.put(item.id(), new ReviewRecord.Decision.Accepted()));
        List<String> documents = evidence.items().stream()
                .filter(EvidenceItem.DocumentItem.class::isInstance)
                .map(EvidenceItem::id)
                .toList();
        decisions.put(
                documents.get(0), new ReviewRecord.Decision.Rejected("文件第三页缺公章，现场未能核实 the seal is missing on page 3"));
        evidence.items().stream()
                .filter(EvidenceItem.Attestation.class::isInstance)
                .findFirst()
                .ifPresent(item -> decisions.put(
                        item.id(),
                        new ReviewRecord.Decision.Adjusted(
                                Map.of("answer", Ratio.ONE), "现场查看属实 seen on site", "audit-notes.pdf#page 4")));
        return new ReviewRecord(
                "certified",
                decisions,
                new TreeMap<>(),
                new TreeMap<>(Map.of("cnip/X20/long", true)),
                new TreeMap<>(Map.of("CCER/sample/1-20", "已用于另一园区 used by another park")));
    }

    static Issuance issuance() {
        return issuance(List.of(
                new Issuance.Nonconformity(
                        "NC-1",
                        "7.2",
                        "minor",
                        "两个计量表未按期检定 two meters not calibrated in time",
                        "已补检定，见 meters.pdf 第 2 页 calibrated, see meters.pdf page 2",
                        Optional.of(LocalDate.of(2026, 4, 2))),
                new Issuance.Nonconformity(
                        "NC-2", "5.1", "observation", "边界图未标比例尺 no scale on the map", "", Optional.empty())));
    }

    static Issuance issuance(List<Issuance.Nonconformity> nonconformities) {
        return new Issuance(
                "LT-2026-000123",
                LocalDate.of(2026, 4, 20),
                LocalDate.of(2026, 4, 21),
                LocalDate.of(2029, 4, 20),
                new Text("示例认证中心（虚构）", "Example Certification Centre (fictitious)"),
                List.of(
                        new Issuance.Signatory(new Text("认证决定人", "Decision-maker"), "欧阳决策"),
                        new Issuance.Signatory(new Text("评价组长", "Lead evaluator"), "Maximiliana Featherstonehaugh")),
                "https://verify.example.org/api/v1/certificates/LT-2026-000123",
                List.of(new Text("每年接受一次监督评价。", "Surveillance once a year.")),
                nonconformities);
    }
}
