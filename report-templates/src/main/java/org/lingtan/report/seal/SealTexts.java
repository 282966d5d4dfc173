package org.lingtan.report.seal;

import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;

/** The texts of refused keys, certificates and documents, which stand in {@code problems.yaml}. */
final class SealTexts {

    private static final ProblemTexts TEXTS = ProblemTexts.of(SealTexts.class, "problems.yaml");

    private SealTexts() {}

    static Problem problem(String code, Object place, Object... found) {
        return TEXTS.problem(code, place.toString(), found);
    }

    static SourceException refuse(String code, Object place, Object... found) {
        return new SourceException(List.of(problem(code, place, found)));
    }
}
