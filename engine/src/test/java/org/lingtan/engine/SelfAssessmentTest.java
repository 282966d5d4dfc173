package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.engine.SmallPackage.determination;
import static org.lingtan.engine.SmallPackage.points;
import static org.lingtan.engine.SmallPackage.score;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Level;

/** What counts as proved, as claimed and as possible without an evaluator. */
class SelfAssessmentTest {

    private static String level(Optional<Level> level) {
        return level.map(Level::id).orElse("none");
    }

    @Test
    void a_share_from_a_supported_register_is_proved_with_its_trace() {
        Assessment assessment = SmallPackage.sound().assess("sound");
        assertEquals("4 4 4 5", points(assessment, "A1"));
        Determination.Input input = determination(assessment, "A1").inputs().get(0);
        assertEquals("80", input.value());
        assertEquals("%", input.unit());
        assertTrue(
                input.from().contains("attachments/all.csv#line 2"),
                input.from().toString());
        assertFalse(input.isClaimed());
        assertEquals(
                List.of("SOUND-A.1-1 each full fifth earns a point"),
                determination(assessment, "A1").rules());
    }

    @Test
    void a_bare_declared_share_is_claimed_and_never_proved() {
        Assessment assessment = SmallPackage.empty()
                .declare("management.assessed-share", Ratio.of(60))
                .assess("sound");
        Determination found = determination(assessment, "A1");
        assertEquals("0 3 5 5", points(assessment, "A1"));
        assertEquals(Outcome.UNDETERMINED, found.outcome());
        assertTrue(found.inputs().get(0).isClaimed());
        assertFalse(found.missing().isEmpty());
    }

    @Test
    void the_derived_share_counts_where_another_is_declared() {
        Assessment assessment = SmallPackage.empty()
                .enterprises("assessed", 5, 1)
                .declare("management.assessed-share", Ratio.of(100))
                .assess("sound");
        assertEquals("1 1 1 5", points(assessment, "A1"));
    }

    @Test
    void an_attestation_without_an_attachment_is_claimed_only() {
        Assessment assessment = SmallPackage.empty()
                .attest("platform.basic", true, false)
                .attest("platform.effects", true, true)
                .assess("sound");
        assertEquals("0 5 5 5", points(assessment, "A2"));
    }

    @Test
    void evidence_below_the_first_band_is_scored_with_nothing() {
        Assessment assessment =
                SmallPackage.empty().enterprises("assessed", 100, 19).assess("sound");
        assertEquals("0 0 0 5", points(assessment, "A1"));
        assertEquals(Outcome.SCORED, determination(assessment, "A1").outcome());
    }

    @Test
    void nothing_to_measure_earns_nothing_and_says_so() {
        Assessment assessment =
                SmallPackage.empty().enterprises("assessed", 0, 0).assess("sound");
        assertEquals("0 0 0 5", points(assessment, "A1"));
        assertEquals(Outcome.SCORED, determination(assessment, "A1").outcome());
    }

    @Test
    void without_evidence_everything_is_possible_and_said_to_be_missing() {
        Assessment assessment = SmallPackage.empty().assess("sound");
        assertEquals("0 0 13 13", score(assessment));
        for (Determination determination : assessment.determinations()) {
            assertEquals(Outcome.UNDETERMINED, determination.outcome(), determination.criterion());
            assertFalse(determination.missing().isEmpty(), determination.criterion());
        }
        assertEquals("none", level(assessment.rating().level()));
    }

    @Test
    void the_level_rests_on_what_is_proved_and_the_claimed_level_on_what_is_claimed() {
        Assessment assessment = SmallPackage.empty()
                .declare("management.assessed-share", Ratio.of(100))
                .document("management.body")
                .assess("sound");
        assertEquals("2 7 13 13", score(assessment));
        assertEquals("low", level(assessment.rating().level()));
        assertEquals("high", level(assessment.rating().claimedLevel()));
    }

    @Test
    void the_basis_counts_the_most_points_by_where_they_come_from() {
        Assessment assessment = SmallPackage.sound().assess("sound");
        assertEquals(
                "{cited=2, constructed=5, interpretation=1, published=5}",
                assessment.basis().toString());
    }

    @Test
    void offsets_are_shown_only_where_the_book_asks_for_them() {
        assertTrue(SmallPackage.empty().assess("sound").offsets().isPresent());
        assertTrue(SmallPackage.empty().assess("gates").offsets().isEmpty());
    }

    @Test
    void the_acceptance_ends_in_the_order_of_its_questions() {
        assertEquals("none", acceptance(SmallPackage.empty()));
        assertEquals("acceptance-not-possible", acceptance(SmallPackage.empty().attest("park.no-accident", false)));
        SmallPackage small = SmallPackage.empty().enterprises("footprint", 10, 1);
        assertEquals("core-not-applicable", acceptance(small));
        assertEquals("acceptance-not-possible", acceptance(small.attest("park.no-accident", false)));
        assertEquals("acceptance-not-possible", acceptance(SmallPackage.empty().enterprises("footprint", 10, 4)));
        SmallPackage met = SmallPackage.empty().enterprises("footprint", 10, 5);
        assertEquals("none", acceptance(met));
        assertEquals("acceptance-possible", acceptance(met.attest("park.no-accident", true)));
    }

    private static String acceptance(SmallPackage evidence) {
        return level(evidence.assess("gates").rating().level());
    }

    @Test
    void an_unknown_exclusion_is_refused_and_nothing_is_assessed() {
        Evaluation evaluation = evaluate(SmallPackage.sound().exclude("sound", "A1", "d-management.body"));
        assertEquals(
                List.of("evidence.exclusion-unknown"),
                evaluation.problems().stream()
                        .filter(problem -> problem.isError())
                        .map(problem -> problem.code())
                        .toList());
        assertEquals(List.of(), evaluation.assessments());
    }

    @Test
    void an_exclusion_for_another_rulebook_is_not_looked_at() {
        Evaluation evaluation = evaluate(SmallPackage.sound().exclude("elsewhere", "A1", "d-management.body"));
        assertEquals(1, evaluation.assessments().size(), evaluation.problems().toString());
    }

    private static Evaluation evaluate(SmallPackage evidence) {
        return new AssessmentEngine(SmallPackage.CATALOGUE, TestBooks.library(), EvaluationMode.BOTH)
                .evaluate(evidence.build(), List.of(), List.of(), SmallPackage.DATE, ReviewRecord.none());
    }
}
