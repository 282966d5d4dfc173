package org.lingtan.api.cli;

import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.rulebook.RulebookDefects;

/** Shows the defects of a rulebook in the form of problems. */
final class DefectLines {

    private DefectLines() {}

    static List<Problem> problems(RulebookDefects defects) {
        return defects.defects().stream().map(DefectLines::problem).toList();
    }

    static Problem problem(RulebookDefects.Defect defect) {
        String line = defect.line() > 0 ? ":" + defect.line() : "";
        String rule = defect.rule().isEmpty() ? "" : " '" + defect.rule() + "'";
        return new Problem(defect.code(), Severity.ERROR, defect.file() + line + rule, defect.message());
    }
}
