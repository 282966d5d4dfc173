package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Chair;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.SealedReport;

class CertificateSealingTest {

    private static final Map<String, String> NONCONFORMITY = Map.of(
            "id", "N1", "clause", "X1", "grade", "major", "finding", "no seal", "correction", "sealed", "closed", "");

    private static String content(CaseFile file, Certificate certificate, Map<String, ?> changed) {
        Map<String, Object> content = new TreeMap<>();
        content.put("number", certificate.number().toString());
        content.put("issued", "2026-06-01");
        content.put("validUntil", file.find(Fact.VALID_UNTIL).orElseThrow());
        content.put("rulebook", file.rulebook());
        content.put("binding", file.find(Fact.BINDING).orElseThrow());
        content.put("isShortened", false);
        content.put("nonconformities", List.of());
        content.putAll(changed);
        return CanonicalJson.write(content);
    }

    @Test
    void a_certificate_is_a_signed_report_of_what_was_decided_on(@TempDir Path data) throws Exception {
        try (Database database = Database.open(TestDatabase.fresh(), 2)) {
            CertificateOffice office = new CertificateOffice(database, data, Clock.systemUTC());
            Certificate issued = office.issue("first");
            CaseFile file = office.body.cases().find("first").orElseThrow();
            byte[] pdf = Files.readAllBytes(office.file(issued));
            SealedReport report = SealedReport.read(pdf);
            assertEquals(List.of(), report.faults());
            ReportData said =
                    ReportData.read(Objects.requireNonNull(report.attachments().get(ReportWriter.JSON)));
            assertEquals(
                    issued.number().toString(), said.issuance().orElseThrow().number());
            assertEquals("certified", said.assessment().assurance());
            assertEquals(
                    List.of("name of " + file.seated(Chair.DECISION_MAKER).orElseThrow()),
                    said.issuance().orElseThrow().signatories().stream()
                            .map(Issuance.Signatory::name)
                            .toList());
            assertTrue(said.isForEvaluationOnly());
            assertTrue(office.sealing.isGenuine(pdf, content(file, issued, Map.of())));
            for (String member : List.of("number", "issued", "validUntil", "rulebook", "binding")) {
                String other = content(file, issued, Map.of(member, "other"));
                assertFalse(office.sealing.isGenuine(pdf, other), member);
            }
            assertFalse(office.sealing.isGenuine(pdf, content(file, issued, Map.of("isShortened", true))));
            String more = content(file, issued, Map.of("nonconformities", List.of(NONCONFORMITY)));
            assertFalse(office.sealing.isGenuine(pdf, more), "a nonconformity is left out");
            String later = new String(said.toJson(), StandardCharsets.UTF_8)
                    .replace("\"validFrom\":\"2026-06-01\"", "\"validFrom\":\"2026-06-02\"");
            byte[] other = office.signer.sign(
                    ReportData.read(later.getBytes(StandardCharsets.UTF_8)),
                    office.signer.key(),
                    office.clock.instant());
            assertFalse(office.sealing.isGenuine(other, content(file, issued, Map.of())), "it begins later");
            KeyHome.at(data.resolve("keys"), Clock.systemUTC()).rotate("another process did it");
            byte[] second = Files.readAllBytes(office.file(office.issue("second")));
            assertFalse(office.sealing.isGenuine(second, content(file, issued, Map.of())));
            byte[] altered = pdf.clone();
            altered[altered.length / 2] ^= 1;
            assertFalse(office.sealing.isGenuine(altered, content(file, issued, Map.of())));
            assertEquals(
                    List.of(), office.body.check().run().discrepancies(), "both keys were in use when they signed");
            Path archive = Stores.file(data, file.find(Fact.ARCHIVE).orElseThrow());
            Files.write(archive, new byte[] {1}, StandardOpenOption.APPEND);
            assertEquals(
                    "altered", office.body.check().run().discrepancies().get(0).found());
            Files.delete(archive);
            Discrepancy missing = office.body.check().run().discrepancies().get(0);
            assertEquals("case.bytes missing", missing.code() + " " + missing.found());
        }
    }
}
