package org.lingtan.report.internal.part;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.NextLevel;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.report.CriterionDetail;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** The levels of a report: what they are called, and what would raise the one that was reached. */
final class Levels {

    private Levels() {}

    /** A text about levels; where no score leads to any, they are conclusions and not reached. */
    static String key(ReportData data, String key) {
        return areScored(data) ? key : key + ".unscored";
    }

    /** Whether a score leads to any of them. */
    static boolean areScored(ReportData data) {
        return Level.areScored(data.levels());
    }

    /** What would raise the level, where there is a score. */
    static Optional<NextLevel> next(ReportData data) {
        Set<String> prerequisites = prerequisites(data);
        return data.assessment()
                .rating()
                .score()
                .map(score -> NextLevel.of(data.levels(), data.assessment(), score, prerequisites));
    }

    /** That prerequisites hold a level back; one that asks no points is reached by none of them. */
    static Text heldBack(Sheet sheet, Level level) {
        return level.score().min() == null
                ? sheet.text("gap.prerequisite")
                : sheet.text("gap.held-back", level.titles());
    }

    /** As the rulebook has them ({@link Rulebook#prerequisites()}), which is not at hand where a report is read. */
    static Set<String> prerequisites(ReportData data) {
        Set<String> prerequisites = data.criteria().stream()
                .filter(detail -> detail.kind().equals("prerequisite"))
                .map(CriterionDetail::criterion)
                .collect(Collectors.toCollection(HashSet::new));
        if (!prerequisites.isEmpty()) {
            prerequisites.add(Rulebook.GATE);
        }
        return prerequisites;
    }
}
