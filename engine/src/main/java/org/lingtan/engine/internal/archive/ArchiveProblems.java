package org.lingtan.engine.internal.archive;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;

/** Gathers what is wrong with one archive. */
final class ArchiveProblems {

    private static final ProblemTexts TEXTS = ProblemTexts.of(ArchiveProblems.class, "problems.yaml");

    private final String archive;
    private final List<Problem> problems = new ArrayList<>();

    ArchiveProblems(String archive) {
        this.archive = archive;
    }

    static SourceException refusal(String code, String place, Object... found) {
        return new SourceException(List.of(TEXTS.problem(code, place, found)));
    }

    /** A defect of the container itself: nothing after it can be trusted. */
    SourceException broken(String code, Object... found) {
        return refusal(code, archive, found);
    }

    void add(String code, String entry, Object... found) {
        String shown = entry.codePoints().anyMatch(c -> c < ' ') || entry.isBlank() ? archive : archive + "!" + entry;
        problems.add(TEXTS.problem(code, shown, found.length == 0 ? new Object[] {entry} : found));
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
    }
}
