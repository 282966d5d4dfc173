package org.lingtan.api.report;

import java.util.Optional;
import org.lingtan.api.certificate.Said;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSubject;

/** Reads out of the data of a certificate what the register tells of it. */
final class CertificateSaid {

    private CertificateSaid() {}

    static Said of(ReportData data) {
        ReportSubject subject = data.subject();
        Assessment assessment = data.assessment();
        Issuance act = data.issuance().orElseThrow();
        Optional<Level> level = assessment.rating().level();
        return new Said(
                subject.name(),
                subject.creditCode(),
                subject.boundary(),
                subject.area().toDecimal(),
                data.standard().titles(),
                data.standard().edition(),
                assessment.rulebook().toString(),
                level.map(one -> new Said.Level(
                                one.id(), one.titles().zh(), one.titles().en()))
                        .orElse(Said.Level.NONE),
                assessment
                        .rating()
                        .score()
                        .map(score -> score.proved().toDecimal())
                        .orElse(""),
                assessment
                        .rating()
                        .score()
                        .map(score -> score.max().toDecimal())
                        .orElse(""),
                String.valueOf(subject.year()),
                act.issued().toString(),
                act.validFrom().toString(),
                act.validTo().toString(),
                act.body(),
                act.conditions(),
                data.isForEvaluationOnly());
    }
}
