package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.seal.KeptReports;

/**
 * Every example, every level of every book, every language. By default each level once, in one language or another;
 * {@code -Dlingtan.reports=all} for all of them.
 */
class ReportMatrixTest {

    private static final boolean ALL = "all".equals(System.getProperty("lingtan.reports"));
    private static final List<String> BOOKS = List.of("cnip", "zcpc", "nzcp", "nzcp-hunan", "gbt50378");
    private static final ReportWriter WRITER = new ReportWriter();

    private static DynamicTest judged(String name, ReportData data) {
        return DynamicTest.dynamicTest(name, () -> {
            byte[] pdf = WRITER.write(data);
            Judges.accept(pdf, name);
            KeptReports.keep(data, name);
            assertEquals(List.of(), Pages.orphans(pdf, data), name + ": headings that stand last on a page");
            assertEquals(List.of(), Pages.parted(pdf, data), name + ": texts parted from their translation");
            assertEquals(List.of(), Pages.nearlyEmpty(pdf), name + ": pages nearly empty");
        });
    }

    private static List<ReportLanguage> languages(int turn) {
        return ALL ? List.of(ReportLanguage.values()) : List.of(Examples.LANGUAGES.get(turn % 3));
    }

    @TestFactory
    Stream<DynamicTest> every_example() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String park : Examples.PARKS) {
            EvidencePackage evidence = Examples.evidence(park);
            for (String book : ALL ? BOOKS : BOOKS.subList(tests.size(), tests.size() + 1)) {
                for (Assessment assessment : Examples.assess(evidence, book, ReviewRecord.none())) {
                    for (ReportLanguage language : languages(tests.size())) {
                        ReportData data = Examples.source(assessment)
                                .selfAssessment(
                                        evidence,
                                        assessment,
                                        language,
                                        ReportTemplate.shipped().layout(),
                                        true);
                        tests.add(judged(park + " " + book + " " + assessment.subject() + " " + language, data));
                    }
                }
            }
        }
        assertTrue(tests.size() >= 3, "there are examples");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> every_level_of_every_book() {
        List<DynamicTest> tests = new ArrayList<>();
        EvidencePackage evidence = Examples.evidence("office-park");
        for (String book : BOOKS) {
            Assessment assessment =
                    Examples.assess(evidence, book, ReviewRecord.none()).get(0);
            List<Optional<Level>> levels = new ArrayList<>();
            levels.add(Optional.empty());
            Examples.LIBRARY.read(assessment.rulebook()).levels().forEach(level -> levels.add(Optional.of(level)));
            for (Optional<Level> level : levels) {
                for (ReportLanguage language : languages(tests.size())) {
                    Assessment at = at(assessment, level, evidence.digest());
                    ReportData data = Examples.source(at)
                            .selfAssessment(
                                    evidence,
                                    at,
                                    language,
                                    ReportTemplate.shipped().layout(),
                                    false);
                    tests.add(judged(book + " " + level.map(Level::id).orElse("none") + " " + language, data));
                }
            }
        }
        return tests.stream();
    }

    /** The same assessment with another level put in: what is judged here is the page. */
    private static Assessment at(Assessment a, Optional<Level> level, String packageDigest) {
        Rating rating = a.rating();
        Assessment draft = new Assessment(
                a.rulebook(),
                a.titles(),
                a.rulebookDigest(),
                a.dependencies(),
                a.factorsDigest(),
                a.subject(),
                a.date(),
                a.assurance(),
                new Rating(rating.score(), level, level, rating.zeroCarbonPark(), rating.groups()),
                a.determinations(),
                a.offsets(),
                a.basis(),
                a.coverage(),
                a.warnings(),
                "");
        return AssessmentDigest.sealed(draft, packageDigest, ReviewRecord.none());
    }

    @TestFactory
    Stream<DynamicTest> a_certificate_in_every_language() {
        return Stream.of(ReportLanguage.values())
                .map(language ->
                        judged("certificate " + language, Examples.certificate("office-park", "cnip", language)));
    }

    @Test
    void what_a_certificate_must_say_is_on_its_cover_and_a_self_assessment_says_that_it_is_none() {
        String certificate = Judges.text(WRITER.write(Examples.certificate("office-park", "cnip", ReportLanguage.EN)));
        String cover = certificate.substring(0, certificate.indexOf('\f'));
        Issuance issuance = Examples.issuance();
        for (String said : List.of(
                issuance.number(), "2026-04-21", "2029-04-20", issuance.body().en(), "欧阳决策", "cnip@1.0.0", "sha256:")) {
            assertTrue(cover.contains(said), said + " is not on the cover: " + cover);
        }
        assertFalse(certificate.contains("Self-assessment, not a certificate"));
        String[] pages = Judges.text(WRITER.write(Examples.report("office-park", "cnip", ReportLanguage.EN)))
                .split("\f", -1);
        for (String page : pages) {
            assertTrue(
                    page.isBlank() || page.contains("Self-assessment, not a certificate · for evaluation only"), page);
        }
    }
}
