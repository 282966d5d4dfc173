package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.catalog.source.SourceException;

/** The twins are read back strictly, and hold everything. */
class ReportDataTest {

    private static String json(String book) {
        return new String(
                Examples.certificate("office-park", book, ReportLanguage.BOTH).toJson(), StandardCharsets.UTF_8);
    }

    private static ReportData read(String json) {
        return ReportData.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void both_twins_give_the_same_data_again() {
        for (String book : List.of("cnip", "zcpc", "nzcp", "nzcp-hunan", "gbt50378")) {
            ReportData made = Examples.certificate("office-park", book, ReportLanguage.BOTH);
            assertArrayEquals(made.toJson(), ReportData.read(made.toJson()).toJson(), book);
            assertArrayEquals(made.toJson(), ReportData.readXml(made.toXml()).toJson(), book);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"score\":{\"claimed\":\"64\"'|'\"score\":{\"claimed\":\"65\"'|report.digest",
                "'\"evaluationOnly\":false'|'\"evaluationOnly\": false'|report.not-canonical",
                "'\"evaluationOnly\":false'|'\"evaluationOnly\":false,\"more\":1'|json.unknown",
                "'\"language\":\"both\"'|'\"language\":\"fr\"'|json.value",
                "'\"claimed\":\"64\"'|'\"claimed\":\"64.0\"'|json.value",
                "'\"decision\":\"rejected\"'|'\"decision\":\"accepted\"'|json.unknown",
                "'现场查看属实'|'现场未查看'|report.digest",
                "'\"closed\":\"2026-04-02\"'|'\"closed\":true'|json.kind",
                "'\"closed\":\"2026-04-02\"'|'\"closed\":\"2026-02-30\"'|json.value",
                "'\"grade\":\"minor\"'|'\"grade\":\"small\"'|json.value",
            })
    void a_changed_twin_is_refused(String found, String changed, String code) {
        String json = json("cnip");
        String altered = json.replaceFirst(java.util.regex.Pattern.quote(found), changed);
        assertEquals(false, altered.equals(json), "nothing was changed");
        SourceException refused = assertThrows(SourceException.class, () -> read(altered));
        assertEquals(code, refused.problems().get(0).code());
    }

    @Test
    void xml_with_a_doctype_or_beyond_the_schema_is_refused() {
        String xml = new String(
                Examples.certificate("office-park", "nzcp", ReportLanguage.EN).toXml(), StandardCharsets.UTF_8);
        for (String altered : List.of(
                xml.replaceFirst(
                        "<ratingReport",
                        "<!DOCTYPE ratingReport [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ratingReport"),
                xml.replaceFirst("language=\"en\"", "language=\"fr\""),
                xml.replaceFirst("</ratingReport>", "<more/></ratingReport>"),
                xml.replaceFirst("year=\"2025\"", "year=\"2024\"").replaceFirst("points=\"0\"", "points=\"1e3\""))) {
            assertThrows(
                    SourceException.class, () -> ReportData.readXml(altered.getBytes(StandardCharsets.UTF_8)), altered);
        }
    }

    @Test
    void a_certificate_cannot_be_made_of_a_self_assessment() {
        ReportData self = Examples.report("office-park", "cnip", ReportLanguage.EN);
        assertThrows(
                IllegalArgumentException.class,
                () -> Examples.source(self.assessment())
                        .certificate(
                                Examples.evidence("office-park"),
                                self.assessment(),
                                self.review(),
                                Examples.issuance(),
                                ReportLanguage.EN,
                                ReportTemplate.shipped().layout(),
                                true));
    }
}
