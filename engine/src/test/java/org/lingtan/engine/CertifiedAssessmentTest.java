package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.engine.SmallPackage.determination;
import static org.lingtan.engine.SmallPackage.points;
import static org.lingtan.engine.SmallPackage.score;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Outcome;

/** What evaluators decide about facts, and what the rules make of it. */
class CertifiedAssessmentTest {

    private static final String JUDGED = "sound/A4/care";

    private final SmallPackage evidence = SmallPackage.sound();

    private Assessment certified(SmallPackage.Review review) {
        return evidence.assess("sound", review.record());
    }

    private static Outcome outcome(Assessment assessment, String criterion) {
        return determination(assessment, criterion).outcome();
    }

    @Test
    void what_is_accepted_is_proved() {
        Assessment assessment = certified(evidence.accepted().judge(JUDGED, true));
        assertEquals("12 12 12 13", score(assessment));
        assertEquals("certified", assessment.assurance());
    }

    @Test
    void an_undecided_item_waits_and_its_points_stay_possible() {
        Assessment assessment = certified(evidence.accepted().undecide("d-management.body"));
        assertEquals(Outcome.AWAITING_JUDGEMENT, outcome(assessment, "A3"));
        assertEquals("0 2 2 2", points(assessment, "A3"));
    }

    @Test
    void an_undecided_register_waits() {
        Assessment assessment = certified(evidence.accepted().undecide("t-enterprises"));
        assertEquals(Outcome.AWAITING_JUDGEMENT, outcome(assessment, "A1"));
        assertEquals("0 4 5 5", points(assessment, "A1"));
    }

    @Test
    void a_rejected_item_counts_as_if_it_had_not_been_submitted() {
        Assessment rejected =
                certified(evidence.accepted().decide("t-enterprises", new Decision.Rejected("not of this park")));
        assertEquals(Outcome.UNDETERMINED, outcome(rejected, "A1"));
        assertEquals("0 0 5 5", points(rejected, "A1"));
        List<String> missing = rejected.determinations().stream()
                .filter(d -> d.criterion().equals("A1"))
                .flatMap(d -> d.missing().stream())
                .map(Text::en)
                .toList();
        assertEquals(1, missing.size(), missing.toString());
        assertTrue(
                missing.get(0).contains("('t-enterprises') was rejected")
                        && missing.get(0).contains("not of this park"),
                missing.toString());
        Assessment other =
                certified(evidence.accepted().decide("d-management.body", new Decision.Rejected("another document")));
        assertTrue(
                other.determinations().stream()
                        .filter(d -> !d.criterion().equals("A3"))
                        .flatMap(d -> d.missing().stream())
                        .noneMatch(text -> text.en().contains("d-management.body")),
                "a rejected document is no reason of what does not ask for it");
    }

    @Test
    void an_adjusted_cell_changes_the_points_and_the_digest() {
        Decision adjusted = new Decision.Adjusted(Map.of("4/assessed", Ratio.ZERO), "no file", "site visit");
        Assessment before = certified(evidence.accepted());
        Assessment after = certified(evidence.accepted().decide("t-enterprises", adjusted));
        assertEquals("4 4 4 5", points(before, "A1"));
        assertEquals("3 3 3 5", points(after, "A1"));
        assertNotEquals(before.digest(), after.digest());
    }

    @Test
    void an_adjusted_answer_changes_the_points() {
        Decision adjusted = new Decision.Adjusted(Map.of("answer", Ratio.ZERO), "not in use", "site visit");
        Assessment after = certified(evidence.accepted().decide("a-platform.basic", adjusted));
        assertEquals("0 0 0 5", points(after, "A2"));
        assertEquals(Outcome.SCORED, outcome(after, "A2"));
    }

    @Test
    void an_adjustment_that_moves_no_point_still_changes_the_digest() {
        Decision adjusted = new Decision.Adjusted(Map.of("5/assessed", Ratio.ZERO), "checked", "site visit");
        Assessment before = certified(evidence.accepted());
        Assessment after = certified(evidence.accepted().decide("t-enterprises", adjusted));
        assertEquals(score(before), score(after));
        assertNotEquals(before.digest(), after.digest());
    }

    @Test
    void a_judged_clause_waits_for_its_answer_and_is_claimed_meanwhile() {
        Assessment assessment = certified(evidence.accepted());
        assertEquals(Outcome.AWAITING_JUDGEMENT, outcome(assessment, "A4"));
        assertEquals("0 1 1 1", points(assessment, "A4"));
    }

    @Test
    void a_judged_clause_follows_the_answer() {
        assertEquals("1 1 1 1", points(certified(evidence.accepted().judge(JUDGED, true)), "A4"));
        assertEquals("0 0 0 1", points(certified(evidence.accepted().judge(JUDGED, false)), "A4"));
    }

    @Test
    void an_answer_without_evidence_proves_nothing() {
        SmallPackage bare = SmallPackage.empty();
        Assessment assessment =
                bare.assess("sound", bare.accepted().judge(JUDGED, true).record());
        assertEquals(Outcome.UNDETERMINED, outcome(assessment, "A4"));
        assertEquals("0 0 1 1", points(assessment, "A4"));
    }

    @Test
    void without_an_evaluator_a_judged_clause_waits_as_well() {
        assertEquals(Outcome.AWAITING_JUDGEMENT, outcome(evidence.assess("sound"), "A4"));
    }
}
