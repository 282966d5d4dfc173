package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

    private static final ReportWriter WRITER = new ReportWriter();

    @Test
    void judges_accept_a_report_in_both_languages() {
        Judges.accept(WRITER.write(Examples.report("office-park", "cnip", ReportLanguage.BOTH)), "cnip, both");
    }

    @Test
    void judges_refuse_a_report_with_a_byte_changed_in_its_structure() {
        byte[] pdf = WRITER.write(Examples.report("office-park", "nzcp", ReportLanguage.EN));
        byte[] broken = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("/S/TH", "/S/T1")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(Judges.findings(broken).isEmpty());
    }

    @Test
    void the_same_data_give_the_same_bytes_whether_made_or_read() {
        ReportData made = Examples.report("office-park", "zcpc", ReportLanguage.BOTH);
        byte[] pdf = WRITER.write(made);
        assertArrayEquals(pdf, WRITER.write(ReportData.read(made.toJson())));
        assertArrayEquals(pdf, WRITER.write(ReportData.readXml(made.toXml())));
    }

    @Test
    void further_files_are_carried_beside_the_twins() {
        ReportData data = Examples.report("office-park", "nzcp", ReportLanguage.EN);
        byte[] pdf = WRITER.write(
                data, List.of(new ReportAttachment("credential.jwt", "application/jwt", new byte[] {1, 2, 3})));
        Judges.accept(pdf, "with a credential");
        assertTrue(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1).contains("credential.jwt"));
    }
}
