package org.lingtan.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/** The shipped examples under the shipped rulebooks, read as folders: the reports of this module are made of results. */
final class Examples {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final List<String> PARKS = List.of("office-park", "logistics-park", "large-industrial-park");
    static final Catalogue CATALOGUE = Catalogue.shipped();

    private static final RulebookShelf SHELF = RulebookShelf.ofFolders(List.of(ROOT.resolve("rulebooks/books")));
    static final ShelfLibrary LIBRARY = ShelfLibrary.of(SHELF, Optional.empty(), Optional.empty());
    private static final AssessmentEngine ENGINE = new AssessmentEngine(CATALOGUE, LIBRARY, EvaluationMode.FLAT);
    private static final Map<String, EvidencePackage> PACKAGES = new ConcurrentHashMap<>();
    private static final Map<RulebookId, ReportSource> SOURCES = new ConcurrentHashMap<>();

    private Examples() {}

    static EvidencePackage evidence(String park) {
        return PACKAGES.computeIfAbsent(
                park,
                name -> PackageReader.read(ROOT.resolve("examples").resolve(name), CATALOGUE)
                        .evidence()
                        .orElseThrow());
    }

    static List<Assessment> assess(EvidencePackage evidence, String book, ReviewRecord review) {
        return ENGINE.assess(evidence, List.of(RulebookId.parse(book)), evidence.applicationDate(), review);
    }

    static ReportSource source(Assessment assessment) {
        return SOURCES.computeIfAbsent(assessment.rulebook(), id -> new ReportSource(CATALOGUE, LIBRARY.read(id)));
    }

    static ReportData report(String park, String book, ReportLanguage language) {
        EvidencePackage evidence = evidence(park);
        Assessment assessment = assess(evidence, book, ReviewRecord.none()).get(0);
        return source(assessment).selfAssessment(evidence, assessment, language, ReportTemplate.SHIPPED, true);
    }
}
