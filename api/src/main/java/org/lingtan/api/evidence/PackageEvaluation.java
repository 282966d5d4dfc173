package org.lingtan.api.evidence;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;

/** Checks and evaluates packages against the rulebooks of a books. */
public final class PackageEvaluation {

    private final AssessmentEngine engine;

    /**
     * An evaluation against the rulebooks of a books.
     *
     * @param books the rulebooks
     */
    public PackageEvaluation(Bookcase books) {
        this.engine = new AssessmentEngine(Catalogue.shipped(), books.library(), EvaluationMode.FLAT);
    }

    /**
     * Evaluates a package.
     *
     * @param source a ZIP or a folder
     * @param rulebooks the rulebooks; none for those that the package names
     * @param date the assessment date; empty for the application date
     * @return the evaluation; without assessments if the package is refused
     * @throws Refusal if a rulebook is not within reach
     */
    public Evaluation evaluate(Path source, List<RulebookId> rulebooks, Optional<LocalDate> date) {
        try {
            return engine.evaluate(source, rulebooks, date);
        } catch (UnknownRulebookException unknown) {
            Refusal.Reason reason = rulebooks.isEmpty() ? Refusal.Reason.INPUT : Refusal.Reason.USAGE;
            throw new Refusal(reason, List.of(problem(unknown, rulebooks.isEmpty() ? "evidence.xml" : "--rulebook")));
        }
    }

    /**
     * Checks a package: what evaluating it would complain about.
     *
     * @param source a ZIP or a folder
     * @return every problem, in the shown order
     */
    public List<Problem> check(Path source) {
        try {
            return engine.check(source);
        } catch (UnknownRulebookException unknown) {
            return List.of(problem(unknown, "evidence.xml"));
        }
    }

    private static Problem problem(UnknownRulebookException unknown, String place) {
        return new Problem("rulebook.unknown", Severity.ERROR, place, unknown.text());
    }
}
