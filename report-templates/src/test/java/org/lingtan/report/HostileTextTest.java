package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.report.seal.KeptReports;

/** Names as parks really have them, and worse: nothing is lost, nothing is cut, nothing stops the report. */
class HostileTextTest {

    private static final ReportWriter WRITER = new ReportWriter();

    private static final String RARE = "𠀀𪚥㐀龘 😀🏭 རིན་ལྷ་ས་ ئۇيغۇر ᠮᠣᠩᠭᠣᠯ ꆈꌠꉙ שלום \u202Eabc\u0007 e\u0301 A\uFE0F";

    /** A package with another name, or with other items. */
    static EvidencePackage like(EvidencePackage evidence, Text name, List<EvidenceItem> items) {
        Park park = evidence.park();
        return new EvidencePackage(
                evidence.digest(),
                new Park(name, park.creditCode(), park.division(), park.type(), park.boundary(), park.area()),
                evidence.year(),
                evidence.applicationDate(),
                evidence.rulebooks(),
                evidence.exclusions(),
                items,
                evidence.attachments());
    }

    static ReportData report(EvidencePackage evidence, String book, ReportLanguage language) {
        Assessment assessment =
                Examples.assess(evidence, book, ReviewRecord.none()).get(0);
        return Examples.source(assessment)
                .selfAssessment(
                        evidence, assessment, language, ReportTemplate.shipped().layout(), true);
    }

    private static ReportData named(String name, ReportLanguage language) {
        EvidencePackage evidence = Examples.evidence("office-park");
        return report(like(evidence, new Text(name, name), evidence.items()), "nzcp", language);
    }

    @Test
    void characters_that_no_font_has_are_printed_as_code_points() throws IOException {
        ReportData data = named(RARE, ReportLanguage.BOTH);
        byte[] pdf = WRITER.write(data);
        Judges.accept(pdf, "rare characters");
        KeptReports.keep(data, "rare characters");
        String text = Judges.text(pdf);
        assertTrue(
                text.contains("㐀") && text.contains("龘"), "Chinese beyond GB 2312 comes from the whole font: " + text);
        for (String shown : List.of("U+1F600", "U+0F62", "U+0626", "U+182E", "U+A188", "U+05E9", "U+202E", "U+0007")) {
            assertTrue(text.contains(shown), shown + " is missing");
        }
    }

    @Test
    void the_longest_names_stay_on_the_page() throws IOException {
        String longest = "超长名称".repeat(25) + "W".repeat(100);
        ReportData data = named(longest, ReportLanguage.BOTH);
        byte[] pdf = WRITER.write(data);
        Judges.accept(pdf, "longest name");
        KeptReports.keep(data, "longest name");
        String text = Judges.text(pdf).replaceAll("\\s", "");
        assertTrue(text.contains(longest), "the cover prints the whole name");
    }

    @Test
    void xml_replaces_what_xml_cannot_hold_and_keeps_the_rest() {
        ReportData plain = named("𠀀 😀 \u0301 ئۇ", ReportLanguage.ZH);
        assertArrayEquals(plain.toJson(), ReportData.readXml(plain.toXml()).toJson());
        assertTrue(new String(named("a\u0007b", ReportLanguage.ZH).toXml(), java.nio.charset.StandardCharsets.UTF_8)
                .contains("a\uFFFDb"));
    }

    @Test
    void a_park_without_any_evidence_gets_a_report_that_says_so() throws IOException {
        EvidencePackage evidence = Examples.evidence("office-park");
        EvidencePackage bare = like(evidence, evidence.park().name(), new ArrayList<>());
        for (String book : List.of("cnip", "zcpc", "nzcp")) {
            ReportData data = report(bare, book, ReportLanguage.EN);
            byte[] pdf = WRITER.write(data);
            Judges.accept(pdf, book + " without evidence");
            KeptReports.keep(data, book + " without evidence");
            assertTrue(Judges.text(pdf).contains("undetermined"), book);
        }
    }

    @Test
    void pages_without_any_evidence_are_broken_where_a_reader_would() {
        EvidencePackage evidence = Examples.evidence("office-park");
        EvidencePackage bare = like(evidence, evidence.park().name(), new ArrayList<>());
        for (String book : List.of("cnip", "nzcp")) {
            for (ReportLanguage language : List.of(ReportLanguage.EN, ReportLanguage.BOTH)) {
                ReportData data = report(bare, book, language);
                byte[] pdf = WRITER.write(data);
                String name = book + " " + language;
                assertEquals(List.of(), Pages.orphans(pdf, data), name);
                assertEquals(List.of(), Pages.parted(pdf, data), name);
                assertEquals(List.of(), Pages.nearlyEmpty(pdf), name);
            }
        }
    }

    @Test
    void a_table_that_misses_its_page_by_little_is_set_closer() {
        EvidencePackage evidence = Examples.evidence("office-park");
        EvidencePackage bare = like(evidence, evidence.park().name(), new ArrayList<>());
        byte[] pdf = WRITER.write(report(bare, "nzcp", ReportLanguage.EN));
        String page = Judges.text(pdf).split("\f", -1)[1];
        assertTrue(page.contains("What is not met, or missing") && page.contains("industrial water reuse"), page);
    }

    @Test
    void the_cover_of_an_evaluation_certificate_is_one_page_however_long_the_names() {
        String longest = "超长名称".repeat(25) + "W".repeat(100);
        EvidencePackage evidence = Examples.evidence("office-park");
        for (Text name : List.of(evidence.park().name(), new Text(longest, longest))) {
            EvidencePackage named = like(evidence, name, evidence.items());
            ReviewRecord review =
                    new ReviewRecord("certified", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (String book : List.of("zcpc", "gbt50378")) {
                Assessment assessment = Examples.assess(named, book, review).get(0);
                ReportData data = Examples.source(assessment)
                        .certificate(
                                named,
                                assessment,
                                review,
                                Examples.issuance(),
                                ReportLanguage.BOTH,
                                ReportTemplate.shipped().layout(),
                                true);
                String[] pages = Judges.text(WRITER.write(data)).split("\f", -1);
                assertTrue(pages[0].contains("Featherstonehaugh"), book + ": who signs stands on the cover");
                assertTrue(pages[1].contains("评价结果"), book + ": the result follows on the next page");
            }
        }
    }
}
