package org.lingtan.report.seal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.report.Examples;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;

/** Reports and certificates of the smallest example, signed. */
final class Certified {

    static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");

    private Certified() {}

    static ReportData self() {
        return Examples.report("office-park", "nzcp", ReportLanguage.EN);
    }

    static ReportData certificate(String number) {
        return certificate(number, "https://register.example/" + number);
    }

    /** Looked up at an address. */
    static ReportData certificate(String number, String verification) {
        EvidencePackage evidence = Examples.evidence("office-park");
        ReviewRecord review =
                new ReviewRecord("certified", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        Assessment assessment = Examples.assess(evidence, "nzcp", review).get(0);
        Issuance act = new Issuance(
                number,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2029, 3, 1),
                new Text("示例认证机构", "Example Certification Body"),
                List.of(new Issuance.Signatory(new Text("认证决定人", "Decision-maker"), "Li")),
                verification,
                List.of(),
                List.of());
        return Examples.source(assessment)
                .certificate(
                        evidence,
                        assessment,
                        review,
                        act,
                        ReportLanguage.EN,
                        ReportTemplate.shipped().layout(),
                        true);
    }

    static byte[] sealed(ReportData data, SealKey key) throws IOException {
        return sealed(data, key, List.of(ReportCredential.issue(data, key)), ReportTemplate.shipped());
    }

    static byte[] sealed(ReportData data, SealKey key, List<ReportAttachment> further, ReportTemplate template)
            throws IOException {
        return new Sealer(key, Optional.empty()).seal(new ReportWriter(template).write(data, further), TIME);
    }
}
