package org.lingtan.engine.outcome;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.evidence.ReviewRecord;

/** The trees of assessments and review records for documents that hold them; {@link AssessmentReader} reads them back. */
public final class AssessmentJson {

    private AssessmentJson() {}

    /**
     * An assessment as it stands in the stable JSON of an evaluation.
     *
     * @param assessment the assessment
     * @return the tree that {@link CanonicalJson} writes
     */
    public static Map<String, @Nullable Object> of(Assessment assessment) {
        return EvaluationJson.assessment(assessment);
    }

    /**
     * A review record in its canonical form, as the assessment digest covers it.
     *
     * @param review the record
     * @return the tree that {@link CanonicalJson} writes
     */
    public static Map<String, Object> of(ReviewRecord review) {
        return ReviewJson.of(review);
    }
}
