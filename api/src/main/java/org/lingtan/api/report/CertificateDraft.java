package org.lingtan.api.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.Chair;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.evidence.PackageEvaluation.Judged;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportSource;
import org.lingtan.report.ReportTemplate;

/**
 * What the certificate of a case prints, established anew from the stored package and review record.
 *
 * @param findings evaluates what is stored
 * @param books the rulebooks within reach
 * @param head who certifies
 * @param names the name of a person by id, as signatories are printed
 */
public record CertificateDraft(Findings findings, Bookcase books, CertificateHead head, UnaryOperator<String> names)
        implements CertificateSealing.Draft {

    @Override
    public ReportData of(CaseFile file, JsonNode content, boolean isForEvaluationOnly) {
        ReviewRecord record = findings.record(file).orElseThrow(() -> gone(file));
        Judged judged = findings.judged(file).orElseThrow(() -> gone(file));
        List<Assessment> assessments = judged.evaluation().assessments();
        if (judged.evidence().isEmpty() || assessments.size() != 1) {
            throw gone(file);
        }
        Assessment assessment = assessments.get(0);
        return new ReportSource(Catalogue.shipped(), books.read(assessment.rulebook()))
                .certificate(
                        judged.evidence().get(),
                        assessment,
                        record,
                        issuance(file, content),
                        ReportLanguage.BOTH,
                        ReportTemplate.shipped().layout(),
                        isForEvaluationOnly);
    }

    private Issuance issuance(CaseFile file, JsonNode content) {
        String number = content.get("number").text();
        LocalDate issued = LocalDate.parse(content.get("issued").text());
        return new Issuance(
                number,
                issued,
                issued,
                LocalDate.parse(content.get("validUntil").text()),
                head.name(),
                file.seated(Chair.DECISION_MAKER).stream()
                        .map(person ->
                                new Issuance.Signatory(CertificateHead.text("decision-maker"), names.apply(person)))
                        .toList(),
                head.verification(number),
                conditions(content),
                nonconformities(content));
    }

    /** A certificate of shortened periods is none, and says so. */
    private static List<Text> conditions(JsonNode content) {
        return content.get("isShortened").flag() ? List.of(CertificateHead.text("shortened")) : List.of();
    }

    /** Those of the content, which the check of stored documents reads again. */
    static List<Issuance.Nonconformity> nonconformities(JsonNode content) {
        return content.get("nonconformities")
                .list(one -> new Issuance.Nonconformity(
                        one.get("id").text(),
                        one.get("clause").text(),
                        one.get("grade").text(),
                        one.get("finding").text(),
                        one.get("correction").text(),
                        Optional.of(one.get("closed").text())
                                .filter(day -> !day.isEmpty())
                                .map(LocalDate::parse)));
    }

    private static Refusal gone(CaseFile file) {
        return Refusal.of(Refusal.Reason.CONFLICT, "case.no-bytes", "case/" + file.id());
    }
}
