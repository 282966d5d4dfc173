package org.lingtan.catalog.source;

import java.util.List;

/** The texts of the readers of CSV, JSON and names, which stand in {@code problems.yaml}. */
final class ReaderTexts {

    private static final ProblemTexts TEXTS = ProblemTexts.of(ReaderTexts.class, "problems.yaml");

    private ReaderTexts() {}

    static Problem problem(String code, String place, Object... found) {
        return TEXTS.problem(code, place, found);
    }

    static SourceException refuse(String code, String place, Object... found) {
        return new SourceException(List.of(problem(code, place, found)));
    }
}
