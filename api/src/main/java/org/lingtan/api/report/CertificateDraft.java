package org.lingtan.api.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Chair;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.evidence.PackageEvaluation.Judged;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;
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
                conditions(file),
                nonconformities(file));
    }

    /** A certificate of shortened periods is none, and says so. */
    private static List<Text> conditions(CaseFile file) {
        return file.find(Fact.SHORTENED).stream()
                .map(shortened -> CertificateHead.text("shortened"))
                .toList();
    }

    private static List<Issuance.Nonconformity> nonconformities(CaseFile file) {
        return file.matters().all().stream()
                .filter(matter -> matter.kind() == Matter.Kind.NONCONFORMITY)
                .map(CertificateDraft::nonconformity)
                .toList();
    }

    private static Issuance.Nonconformity nonconformity(Matter matter) {
        Matter.Step first = matter.steps().get(0);
        return new Issuance.Nonconformity(
                matter.id(),
                first.details().find(Field.CLAUSE).orElse(""),
                matter.findGrade().orElseThrow(),
                first.text(),
                correction(matter),
                closed(matter));
    }

    /** The day of the last step, which is the one that closed it. */
    private static Optional<LocalDate> closed(Matter matter) {
        return matter.isOpen()
                ? Optional.empty()
                : Optional.of(matter.steps().get(matter.steps().size() - 1).on());
    }

    /** The last correction that was handed in, which is the one that was verified. */
    private static String correction(Matter matter) {
        return matter.steps().stream()
                .filter(step -> step.act().equals(Act.CORRECT.code()))
                .reduce((earlier, later) -> later)
                .map(CertificateDraft::told)
                .orElse("");
    }

    private static String told(Matter.Step step) {
        String told = Stream.of(Field.CORRECTION, Field.ACTION)
                .flatMap(field -> step.details().find(field).stream())
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? step.reason() : told;
    }

    private static Refusal gone(CaseFile file) {
        return Refusal.of(Refusal.Reason.CONFLICT, "case.no-bytes", "case/" + file.id());
    }
}
