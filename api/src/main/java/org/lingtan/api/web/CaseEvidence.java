package org.lingtan.api.web;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Person;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.review.ClaimedUnits;
import org.lingtan.api.review.UnitRange;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;

/** The evidence of cases, read from what is stored, and the credit units that it claims. */
final class CaseEvidence {

    private final CertificationBody body;
    private final PackageEvaluation evaluation;
    private final Findings findings;

    CaseEvidence(CertificationBody body, PackageEvaluation evaluation, Findings findings) {
        this.body = body;
        this.evaluation = evaluation;
        this.findings = findings;
    }

    /** What is said where a case rests on bytes that are not stored. */
    static Refusal gone(String id) {
        return Refusal.of(Refusal.Reason.CONFLICT, "case.no-bytes", "case/" + id);
    }

    EvidencePackage evidence(CaseFile file) {
        return evidence(file.find(Fact.ARCHIVE).orElse(""), file.id());
    }

    /** A stored package, by the digest of the file that it came in. */
    EvidencePackage evidence(String archive, String id) {
        return Optional.of(archive)
                .filter(digest -> !digest.isEmpty())
                .flatMap(digest -> body.documents()
                        .reading(digest, path -> evaluation.takeIn(path).evidence()))
                .flatMap(read -> read)
                .orElseThrow(() -> gone(id));
    }

    private ReviewRecord record(CaseFile file) {
        return findings.record(file).orElseThrow(() -> gone(file.id()));
    }

    /** The units that the record of a case refuses so far, each with the reason. */
    SortedMap<String, String> refusedUnits(CaseFile file) {
        return record(file).refusedUnits();
    }

    /** Reserves units for a case, and tells which are refused. The case is locked before its units, as issuing locks them. */
    SortedMap<String, String> reserve(String id, Person person, List<UnitRange> claimed) {
        body.cases().locked(id);
        return body.ledger().reserve(person.id(), id, claimed);
    }

    /** Another package may state other units than those that were reserved when the evidence was verified. */
    void requireUnits(CaseFile file, Person person) {
        ReviewRecord record = record(file);
        List<UnitRange> claimed = ClaimedUnits.of(evidence(file), record);
        if (!reserve(file.id(), person, claimed).equals(record.refusedUnits())) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "case.units", "case/" + file.id());
        }
    }
}
