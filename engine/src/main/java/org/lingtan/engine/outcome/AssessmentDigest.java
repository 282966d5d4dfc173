package org.lingtan.engine.outcome;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.evidence.ReviewRecord;

/** Seals an assessment with the digest over everything that determines it. */
public final class AssessmentDigest {

    private AssessmentDigest() {}

    /**
     * Computes the digest.
     *
     * @param draft the assessment without its digest
     * @param packageDigest the digest of the package
     * @param review the review record
     * @return the assessment with its digest: SHA-256 over the canonical JSON (RFC 8785) of package digest, review
     *     record and everything the assessment says
     */
    public static Assessment sealed(Assessment draft, String packageDigest, ReviewRecord review) {
        Map<String, @Nullable Object> json = EvaluationJson.body(draft);
        json.put("schemaVersion", "1");
        json.put("package", packageDigest);
        json.put("review", ReviewJson.of(review));
        return new Assessment(
                draft.rulebook(),
                draft.titles(),
                draft.rulebookDigest(),
                draft.dependencies(),
                draft.factorsDigest(),
                draft.subject(),
                draft.date(),
                draft.assurance(),
                draft.rating(),
                draft.determinations(),
                draft.offsets(),
                draft.basis(),
                draft.coverage(),
                draft.warnings(),
                CanonicalJson.digest(json));
    }
}
