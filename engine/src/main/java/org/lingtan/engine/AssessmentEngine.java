package org.lingtan.engine;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.derivation.Plausibility;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * Evaluates evidence packages. A pure function of package, rulebooks, factor tables, date and review record: the same
 * inputs give the same bytes on any JDK, locale, time zone and thread. Safe for use by many threads at once.
 */
public final class AssessmentEngine {

    private final Catalogue catalogue;
    private final RulebookLibrary library;
    private final EvaluationMode mode;
    private final ExplanationPlans plans;

    /**
     * An engine.
     *
     * @param catalogue quantities, tables, standards and factors
     * @param library the rulebooks
     * @param mode which evaluator runs the rules
     */
    public AssessmentEngine(Catalogue catalogue, RulebookLibrary library, EvaluationMode mode) {
        this.catalogue = catalogue;
        this.library = library;
        this.mode = mode;
        this.plans = new ExplanationPlans(catalogue);
    }

    /**
     * Reads, checks and evaluates a package.
     *
     * @param zipOrFolder the package, or the folder it is packed from
     * @param rulebooks the rulebooks; empty for those the package applies for
     * @param date the assessment date; empty for the application date of the package
     * @return the evaluation; without assessments if the package was refused
     * @throws UnknownRulebookException if a rulebook does not exist
     */
    public Evaluation evaluate(Path zipOrFolder, List<RulebookId> rulebooks, Optional<LocalDate> date) {
        Intake intake = PackageReader.read(zipOrFolder, catalogue);
        if (intake.evidence().isEmpty()) {
            return new Evaluation(Optional.empty(), sorted(intake.problems()), List.of());
        }
        EvidencePackage evidence = intake.evidence().get();
        LocalDate day = date.orElse(evidence.applicationDate());
        return evaluate(evidence, intake.problems(), rulebooks, day, ReviewRecord.none());
    }

    /**
     * Reads and checks a package without evaluating it.
     *
     * @param zipOrFolder the package, or the folder it is packed from
     * @return every problem that evaluating it would raise, in their shown order
     * @throws UnknownRulebookException if the package applies for a rulebook that does not exist
     */
    public List<Problem> check(Path zipOrFolder) {
        return check(PackageReader.read(zipOrFolder, catalogue));
    }

    /**
     * Checks a package that was read, without evaluating it.
     *
     * @param intake what was read, and the problems found while reading
     * @return every problem that evaluating it would raise, in their shown order
     * @throws UnknownRulebookException if the package applies for a rulebook that does not exist
     */
    public List<Problem> check(Intake intake) {
        return intake.evidence()
                .map(evidence -> problems(
                        evidence,
                        intake.problems(),
                        evidence.rulebooks(),
                        evidence.applicationDate(),
                        ReviewRecord.none()))
                .orElseGet(() -> sorted(intake.problems()));
    }

    /**
     * Evaluates a package that was read.
     *
     * @param evidence the package
     * @param found the problems found while reading
     * @param rulebooks the rulebooks; empty for those the package applies for
     * @param date the assessment date
     * @param review what the evaluators decided
     * @return the evaluation; without assessments if any problem is an error
     * @throws UnknownRulebookException if a rulebook does not exist
     */
    public Evaluation evaluate(
            EvidencePackage evidence,
            List<Problem> found,
            List<RulebookId> rulebooks,
            LocalDate date,
            ReviewRecord review) {
        List<RulebookId> asked = rulebooks.isEmpty() ? evidence.rulebooks() : rulebooks;
        List<Problem> problems = problems(evidence, found, asked, date, review);
        Evaluation.Subject subject =
                new Evaluation.Subject(evidence.digest(), evidence.park().name(), evidence.year());
        boolean refused = problems.stream().anyMatch(Problem::isError);
        List<Assessment> assessments = refused ? List.of() : assess(evidence, asked, date, review);
        return new Evaluation(Optional.of(subject), problems, assessments);
    }

    /**
     * A rulebook that assesses what the package has none of, or none that an evaluator has left, says nothing, and that must
     * be said.
     */
    private List<Problem> withoutSubject(List<RulebookId> asked, EvidenceView claimed, LocalDate date) {
        List<Problem> problems = new ArrayList<>();
        for (RulebookId id : asked) {
            Rulebook book = library.read(library.resolve(id, date));
            boolean isAbsent = !book.isOfPark()
                    && claimed.tables(book.subject()).stream()
                            .allMatch(table -> table.rows().isEmpty());
            if (isAbsent) {
                problems.add(Determinations.TEXTS.problem(
                        Evaluation.NO_SUBJECT, book.id().toString(), book.id(), book.subject()));
            }
        }
        return problems;
    }

    private List<Problem> problems(
            EvidencePackage evidence,
            List<Problem> found,
            List<RulebookId> asked,
            LocalDate date,
            ReviewRecord review) {
        List<Problem> problems = new ArrayList<>(found);
        problems.addAll(Plausibility.check(evidence, catalogue));
        problems.addAll(new ExclusionCheck(library, evidence, date).problems(asked));
        problems.addAll(withoutSubject(asked, EvidenceView.claimed(evidence, review), date));
        problems.addAll(new UnreadEvidence(library, catalogue, evidence, date).problems(asked));
        problems.addAll(dateProblems(evidence, date));
        return sorted(problems);
    }

    /** What reading refuses of the application date holds for a date given in its stead. */
    private static List<Problem> dateProblems(EvidencePackage evidence, LocalDate date) {
        LocalDate first = LocalDate.of(evidence.year() + 1, 1, 1);
        return date.isBefore(first)
                ? List.of(Determinations.TEXTS.problem(
                        "evidence.date-before-period-end",
                        "--date",
                        date,
                        evidence.year(),
                        first,
                        evidence.applicationDate()))
                : List.of();
    }

    /**
     * Assesses a package that is known to be sound, without the plausibility checks.
     *
     * @param evidence the package
     * @param rulebooks the rulebooks, at least one
     * @param date the assessment date
     * @param review what the evaluators decided
     * @return the assessments, in the order of the rulebooks; one for each subject
     * @throws UnknownRulebookException if a rulebook does not exist
     * @throws EvaluatorsDisagreeException if both evaluators ran and differ
     */
    public List<Assessment> assess(
            EvidencePackage evidence, List<RulebookId> rulebooks, LocalDate date, ReviewRecord review) {
        List<Assessment> assessments = new ArrayList<>();
        AssessmentRun run = new AssessmentRun(catalogue, library, plans, mode, evidence, date, review);
        for (RulebookId id : rulebooks) {
            RulebookId pinned = library.resolve(id, date);
            assessments.addAll(run.assess(pinned));
        }
        return List.copyOf(assessments);
    }

    /**
     * Takes a package in as evaluating it would, plausibility included, whatever rulebook is meant.
     *
     * @param zipOrFolder the package, or the folder it is packed from
     * @return the package and what was found; the package is absent if anything found is an error
     */
    public Intake takeIn(Path zipOrFolder) {
        Intake intake = PackageReader.read(zipOrFolder, catalogue);
        if (intake.evidence().isEmpty()) {
            return intake;
        }
        List<Problem> problems = new ArrayList<>(intake.problems());
        problems.addAll(Plausibility.check(intake.evidence().get(), catalogue));
        boolean refused = problems.stream().anyMatch(Problem::isError);
        return new Intake(refused ? Optional.empty() : intake.evidence(), sorted(problems));
    }

    /**
     * Rates a sound package by several rulebooks that need not stand in the library, such as two versions of one. What
     * they derive alike is derived once, for the date of the case. A rulebook that is not in force on that date rates by
     * its values of the day nearest to it, so that a version can be tried on cases that are older than it.
     *
     * @param evidence the package
     * @param books the rulebooks, ready to run; those they depend on stand in the library
     * @param date the date of the case
     * @param review what the evaluators decided
     * @return for each rulebook the ratings of its subjects, in the order of the subjects
     */
    public List<List<Rated>> rate(
            EvidencePackage evidence, List<CompiledRulebook> books, LocalDate date, ReviewRecord review) {
        AssessmentRun run = new AssessmentRun(catalogue, library, plans, mode, evidence, date, review);
        return books.stream().map(run::rate).toList();
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().distinct().sorted(Problem.ORDER).toList();
    }
}
