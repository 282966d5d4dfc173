package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.lingtan.engine.SmallPackage.determination;
import static org.lingtan.engine.SmallPackage.points;
import static org.lingtan.engine.SmallPackage.score;

import org.junit.jupiter.api.Test;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Outcome;

/** Criteria declared not applicable. k4 weighs a tenth; without it the other three share its weight. */
class ExclusionTest {

    private static final String CRITERION = "digital.access-rate";
    private static final String KEY = "weights/" + CRITERION;
    private static final String DOCUMENT = "exclusion.access";

    private static SmallPackage declared(boolean supported) {
        return SmallPackage.empty().document(DOCUMENT, supported).exclude("weights", CRITERION, "d-" + DOCUMENT);
    }

    @Test
    void with_reason_and_document_it_takes_effect_in_all_readings() {
        Assessment assessment = declared(true).assess("weights");
        assertEquals(
                Outcome.NOT_APPLICABLE, determination(assessment, CRITERION).outcome());
        assertEquals("0 0 0 0", points(assessment, CRITERION));
        assertEquals("0 0 100 100", score(assessment));
        assertFalse(determination(assessment, CRITERION).missing().isEmpty());
        assertEquals("0 0 22.22222222222222222222 22.22222222222222222222", points(assessment, "energy.clean-share"));
    }

    @Test
    void without_a_supported_document_it_is_only_claimed() {
        Assessment assessment = declared(false).assess("weights");
        assertEquals(Outcome.UNDETERMINED, determination(assessment, CRITERION).outcome());
        assertEquals("0 0 10 10", points(assessment, CRITERION));
        assertEquals("0 0 100 100", score(assessment));
    }

    @Test
    void a_document_of_another_name_does_not_carry_it() {
        Assessment assessment = SmallPackage.empty()
                .document(DOCUMENT)
                .exclude("weights", CRITERION, "no-such-item")
                .assess("weights");
        assertEquals(Outcome.UNDETERMINED, determination(assessment, CRITERION).outcome());
    }

    @Test
    void in_certification_it_waits_for_the_evaluator() {
        SmallPackage evidence = declared(true);
        Assessment assessment = evidence.assess("weights", evidence.accepted().record());
        assertEquals(
                Outcome.AWAITING_JUDGEMENT, determination(assessment, CRITERION).outcome());
        assertEquals("0 0 10 10", points(assessment, CRITERION));
    }

    @Test
    void in_certification_it_counts_once_accepted() {
        SmallPackage evidence = declared(true);
        Assessment assessment = evidence.assess(
                "weights", evidence.accepted().exclusion(KEY, true).record());
        assertEquals(
                Outcome.NOT_APPLICABLE, determination(assessment, CRITERION).outcome());
        assertEquals("certified", assessment.assurance());
    }

    @Test
    void accepted_without_its_document_it_does_not_count() {
        SmallPackage evidence = declared(true);
        Assessment assessment = evidence.assess(
                "weights",
                evidence.accepted()
                        .undecide("d-" + DOCUMENT)
                        .exclusion(KEY, true)
                        .record());
        assertEquals(Outcome.UNDETERMINED, determination(assessment, CRITERION).outcome());
    }

    @Test
    void refused_it_counts_nowhere() {
        SmallPackage evidence = declared(true);
        Assessment assessment = evidence.assess(
                "weights", evidence.accepted().exclusion(KEY, false).record());
        assertEquals(Outcome.UNDETERMINED, determination(assessment, CRITERION).outcome());
        assertEquals("0 0 10 10", points(assessment, CRITERION));
    }

    @Test
    void in_an_additive_book_an_excluded_criterion_can_earn_nothing_more() {
        Assessment assessment = SmallPackage.empty()
                .document(DOCUMENT)
                .exclude("sound", "A3", "d-" + DOCUMENT)
                .assess("sound");
        assertEquals(Outcome.NOT_APPLICABLE, determination(assessment, "A3").outcome());
        assertEquals("0 0 0 2", points(assessment, "A3"));
    }
}
