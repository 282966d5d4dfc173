package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.Level;

/** The examples at the top of the project are read without an error and end where their README says. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final String NONE = "none";

    private static Evaluation evaluate(String example) {
        return new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.BOTH)
                .evaluate(EXAMPLES.resolve(example), List.of(), Optional.empty());
    }

    private static Map<String, String> levels(Evaluation evaluation) {
        assertEquals(
                List.of(),
                evaluation.problems().stream()
                        .filter(problem -> problem.isError())
                        .toList());
        Map<String, String> levels = new TreeMap<>();
        evaluation.assessments().stream()
                .filter(assessment -> assessment.subject().isEmpty())
                .forEach(assessment -> levels.put(
                        assessment.rulebook().id(),
                        assessment.rating().level().map(Level::id).orElse(NONE) + ", claimed "
                                + assessment
                                        .rating()
                                        .claimedLevel()
                                        .map(Level::id)
                                        .orElse(NONE)));
        return levels;
    }

    @Test
    void the_large_park_misses_the_national_core_and_hunan_does_not_judge_it_yet() {
        Map<String, String> levels = levels(evaluate("large-industrial-park"));
        assertEquals("acceptance-not-possible, claimed acceptance-not-possible", levels.get("nzcp"));
        assertEquals("core-not-applicable, claimed core-not-applicable", levels.get("nzcp-hunan"));
        assertEquals("none, claimed low-carbon", levels.get("cnip"));
        assertEquals("none, claimed fundamental", levels.get("zcpc"));
    }

    @Test
    void the_logistics_park_is_a_low_carbon_park() {
        Map<String, String> levels = levels(evaluate("logistics-park"));
        assertEquals("low-carbon, claimed low-carbon", levels.get("cnip"));
        assertEquals("core-not-applicable, claimed core-not-applicable", levels.get("nzcp"));
    }

    @Test
    void the_office_park_is_carbon_neutral_with_its_offsets() {
        Map<String, String> levels = levels(evaluate("office-park"));
        assertEquals("carbon-neutral, claimed carbon-neutral", levels.get("cnip"));
        assertEquals("creating, claimed creating", levels.get("zcpc"));
        assertEquals("core-not-applicable, claimed core-not-applicable", levels.get("nzcp"));
    }

    @Test
    void the_office_park_shows_every_grade_of_a_building() {
        Map<String, Integer> grades = new TreeMap<>();
        evaluate("office-park").assessments().stream()
                .filter(assessment -> !assessment.subject().isEmpty())
                .forEach(assessment ->
                        grades.merge(assessment.rating().level().map(Level::id).orElse(NONE), 1, Integer::sum));
        assertEquals(Map.of("three-star", 1, "two-star", 9, "one-star", 6, "basic", 8, NONE, 1), grades);
    }
}
