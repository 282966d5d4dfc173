package org.lingtan.engine.release;

import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** The texts of this feature, as problems and as defects of a rulebook. */
final class ReleaseTexts {

    private static final class Lazy {
        static final ProblemTexts TEXTS = ProblemTexts.of(ReleaseTexts.class, "releases.yaml");
    }

    private ReleaseTexts() {}

    static Problem problem(String code, String place, Object... found) {
        return Lazy.TEXTS.problem(code, place, found);
    }

    static RulebookDefects defect(String code, String file, Object... found) {
        return defect(problem(code, file, found), file);
    }

    static RulebookDefects defect(Problem problem, String file) {
        return new RulebookDefects(List.of(new Defect(problem.code(), file, 0, "", problem.message())));
    }
}
