package org.lingtan.api.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.ReportData;

/**
 * Evaluates the package of a report again, by the rulebook version, on the date and under the review record that the
 * report names, and says what differs.
 */
public final class Replay {

    static final ProblemTexts TEXTS = ProblemTexts.of(Replay.class, "replay.yaml");

    private static final Set<String> INPUTS =
            Set.of("replay.package", "replay.rulebook", "replay.dependencies", "replay.factors");

    private final Bookcase books;
    private final List<Problem> differences = new ArrayList<>();

    private Replay(Bookcase books) {
        this.books = books;
    }

    /**
     * What came of it.
     *
     * @param couldRun whether the package was evaluated; if not, the differences say why
     * @param onSameInputs whether package, rulebooks and factors are those of the report to the byte, so that a difference
     *     is the report's
     * @param differences what differs; none where the assessment is the same to the byte
     */
    public record Result(boolean couldRun, boolean onSameInputs, List<Problem> differences) {
        /** Copies the list. */
        public Result {
            differences = List.copyOf(differences);
        }

        /**
         * Whether the assessment is the same to the byte.
         *
         * @return false if it differs or could not be made
         */
        public boolean isIdentical() {
            return couldRun && differences.isEmpty();
        }
    }

    /**
     * Evaluates again.
     *
     * @param data what the report says
     * @param source the package
     * @param books the rulebooks within reach
     * @return what differs
     */
    public static Result of(ReportData data, Path source, Bookcase books) {
        return new Replay(books).run(data, source);
    }

    private Result run(ReportData data, Path source) {
        Assessment reported = data.assessment();
        Intake intake = PackageReader.read(source, Catalogue.shipped());
        if (intake.evidence().isEmpty()) {
            tell("replay.refused", source);
            differences.addAll(
                    intake.problems().stream().filter(Problem::isError).toList());
            return new Result(true, false, differences);
        }
        EvidencePackage evidence = intake.evidence().get();
        if (!books.ids().contains(reported.rulebook())) {
            tell("replay.no-rulebook", reported.rulebook());
            return new Result(false, false, differences);
        }
        try {
            return compare(data, evidence, intake.problems());
        } catch (UnknownRulebookException unknown) {
            differences.add(new Problem(
                    "rulebook.unknown", org.lingtan.catalog.source.Severity.ERROR, "rulebook", unknown.text()));
            return new Result(false, false, differences);
        }
    }

    private Result compare(ReportData data, EvidencePackage evidence, List<Problem> found) {
        Assessment reported = data.assessment();
        differ("replay.package", data.subject().packageDigest(), evidence.digest());
        Evaluation evaluation = new AssessmentEngine(Catalogue.shipped(), books.library(), EvaluationMode.FLAT)
                .evaluate(evidence, found, List.of(reported.rulebook()), reported.date(), data.review());
        if (evaluation.isRefused()) {
            tell("replay.refused", "evidence.xml");
            differences.addAll(
                    evaluation.problems().stream().filter(Problem::isError).toList());
            return new Result(true, false, differences);
        }
        Optional<Assessment> again = evaluation.assessments().stream()
                .filter(assessment -> assessment.subject().equals(reported.subject()))
                .findFirst();
        if (again.isEmpty()) {
            tell("replay.subject", reported.subject());
        } else {
            compare(reported, again.get());
        }
        boolean same = differences.stream().map(Problem::code).noneMatch(INPUTS::contains);
        return new Result(true, same, differences);
    }

    private void compare(Assessment reported, Assessment again) {
        if (reported.digest().equals(again.digest()) && differences.isEmpty()) {
            return;
        }
        differ("replay.rulebook", reported.rulebookDigest(), again.rulebookDigest());
        differ("replay.dependencies", reported.dependencies(), again.dependencies());
        differ("replay.factors", reported.factorsDigest(), again.factorsDigest());
        differ("replay.level", level(reported), level(again));
        differ(
                "replay.score",
                reported.rating()
                        .score()
                        .map(score -> score.proved().toDecimal())
                        .orElse("-"),
                again.rating().score().map(score -> score.proved().toDecimal()).orElse("-"));
        Map<String, Determination> before = byCriterion(reported);
        Map<String, Determination> after = byCriterion(again);
        before.forEach((criterion, determination) ->
                compare(criterion, determination, Optional.ofNullable(after.get(criterion))));
        after.keySet().stream()
                .filter(criterion -> !before.containsKey(criterion))
                .forEach(criterion -> tell("replay.criterion", criterion, "-", "+"));
        differ("replay.digest", reported.digest(), again.digest());
    }

    private void compare(String criterion, Determination reported, Optional<Determination> again) {
        String before = outcome(Optional.of(reported));
        String now = outcome(again);
        if (!before.equals(now)) {
            tell("replay.criterion", criterion, before, now);
        }
        compareValues(criterion, values(reported), again.map(Replay::values).orElse(Map.of()));
    }

    private void compareValues(String criterion, Map<String, String> before, Map<String, String> after) {
        before.forEach((quantity, value) -> {
            String now = after.getOrDefault(quantity, "-");
            if (!value.equals(now)) {
                tell("replay.value", criterion, quantity, value, now);
            }
        });
    }

    private static String outcome(Optional<Determination> determination) {
        return determination
                .map(found -> found.outcome().code() + " " + found.points().toDecimal())
                .orElse("-");
    }

    private static Map<String, String> values(Determination determination) {
        Map<String, String> values = new TreeMap<>();
        determination
                .inputs()
                .forEach(input -> values.put(
                        input.quantity() + (input.isClaimed() ? " (claimed)" : ""),
                        input.value() + " " + input.unit()));
        return values;
    }

    private static Map<String, Determination> byCriterion(Assessment assessment) {
        Map<String, Determination> map = new java.util.LinkedHashMap<>();
        assessment.determinations().forEach(determination -> map.put(determination.criterion(), determination));
        return map;
    }

    private static String level(Assessment assessment) {
        return assessment.rating().level().map(Level::id).orElse("-");
    }

    private void differ(String code, Object reported, Object again) {
        if (!Objects.equals(reported, again)) {
            tell(code, reported, again);
        }
    }

    private void tell(String code, Object... found) {
        differences.add(TEXTS.problem(code, "replay", found));
    }
}
