package org.lingtan.api.evidence;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.RulebookNotes;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;

/** Checks and evaluates packages against the rulebooks of a books. */
public final class PackageEvaluation {

    private final Bookcase books;
    private final Catalogue catalogue = Catalogue.shipped();
    private final AssessmentEngine engine;
    private final RulebookNotes notes;

    /**
     * An evaluation against the rulebooks of a books.
     *
     * @param books the rulebooks
     */
    public PackageEvaluation(Bookcase books) {
        this(books, EvaluationMode.FLAT);
    }

    private PackageEvaluation(Bookcase books, EvaluationMode mode) {
        this.engine = new AssessmentEngine(catalogue, books.library(), mode);
        this.books = books;
        this.notes = new RulebookNotes(books);
    }

    /**
     * An evaluation on which a decision can rest: both evaluators run, and it refuses where they differ in a byte.
     *
     * @param books the rulebooks
     * @return the evaluation
     */
    public static PackageEvaluation certifying(Bookcase books) {
        return new PackageEvaluation(books, EvaluationMode.BOTH);
    }

    /**
     * Reads and checks a package, whatever rulebook is meant.
     *
     * @param source a ZIP or a folder
     * @return the package and what was found; the package is absent if anything found is an error
     */
    public Intake takeIn(Path source) {
        return engine.takeIn(source);
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
            return noted(engine.evaluate(source, rulebooks, date));
        } catch (UnknownRulebookException unknown) {
            throw unknown(unknown, rulebooks);
        }
    }

    /** Says what a reader must know about the rulebooks; outside the assessments, whose digests it cannot change. */
    private Evaluation noted(Evaluation evaluation) {
        Stream<Problem> said = evaluation.assessments().stream()
                .flatMap(assessment -> notes.of(assessment.rulebook(), assessment.date()).stream());
        return new Evaluation(evaluation.subject(), with(evaluation.problems(), said), evaluation.assessments());
    }

    private static List<Problem> with(List<Problem> problems, Stream<Problem> more) {
        return Stream.concat(problems.stream(), more)
                .distinct()
                .sorted(Problem.ORDER)
                .toList();
    }

    /**
     * A package and its evaluation.
     *
     * @param evidence the package; empty if it was refused while it was read
     * @param evaluation the evaluation; without assessments if the package is refused
     */
    public record Judged(Optional<EvidencePackage> evidence, Evaluation evaluation) {}

    /**
     * Evaluates a package and keeps it at hand for a report.
     *
     * @param source a ZIP or a folder
     * @param rulebooks the rulebooks; none for those that the package names
     * @param date the assessment date; empty for the application date
     * @return the package and the evaluation
     * @throws Refusal if a rulebook is not within reach
     */
    public Judged judge(Path source, List<RulebookId> rulebooks, Optional<LocalDate> date) {
        return judge(source, rulebooks, date, ReviewRecord.none());
    }

    /**
     * Evaluates a package under what people decided about its evidence.
     *
     * @param source a ZIP or a folder
     * @param rulebooks the rulebooks; none for those that the package names
     * @param date the assessment date; empty for the application date
     * @param review what was decided
     * @return the package and the evaluation
     * @throws Refusal if a rulebook is not within reach
     */
    public Judged judge(Path source, List<RulebookId> rulebooks, Optional<LocalDate> date, ReviewRecord review) {
        Intake intake = PackageReader.read(source, catalogue);
        if (intake.evidence().isEmpty()) {
            List<Problem> problems = with(intake.problems(), Stream.of());
            return new Judged(Optional.empty(), new Evaluation(Optional.empty(), problems, List.of()));
        }
        EvidencePackage evidence = intake.evidence().get();
        try {
            LocalDate day = date.orElse(evidence.applicationDate());
            return new Judged(
                    intake.evidence(), noted(engine.evaluate(evidence, intake.problems(), rulebooks, day, review)));
        } catch (UnknownRulebookException unknown) {
            throw unknown(unknown, rulebooks);
        }
    }

    private static Refusal unknown(UnknownRulebookException unknown, List<RulebookId> rulebooks) {
        Refusal.Reason reason = rulebooks.isEmpty() ? Refusal.Reason.INPUT : Refusal.Reason.USAGE;
        return new Refusal(reason, List.of(problem(unknown, rulebooks.isEmpty() ? "evidence.xml" : "--rulebook")));
    }

    /**
     * Checks a package: what evaluating it would complain about.
     *
     * @param source a ZIP or a folder
     * @return every problem, in the shown order
     */
    public List<Problem> check(Path source) {
        try {
            Intake intake = PackageReader.read(source, catalogue);
            List<Problem> problems = engine.check(intake);
            return problems.stream().anyMatch(Problem::isError) ? problems : with(problems, notes(intake));
        } catch (UnknownRulebookException unknown) {
            return List.of(problem(unknown, "evidence.xml"));
        }
    }

    private Stream<Problem> notes(Intake intake) {
        return intake.evidence().stream()
                .flatMap(evidence -> evidence.rulebooks().stream()
                        .flatMap(id -> notes
                                .of(books.library().resolve(id, evidence.applicationDate()), evidence.applicationDate())
                                .stream()));
    }

    private static Problem problem(UnknownRulebookException unknown, String place) {
        return new Problem("rulebook.unknown", Severity.ERROR, place, unknown.text());
    }
}
