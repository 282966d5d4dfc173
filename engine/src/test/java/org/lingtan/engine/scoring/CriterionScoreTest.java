package org.lingtan.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Criterion.Kind;

/** How findings combine, for every kind of criterion. A finding is written {@code part:kind}, or {@code part:kind=amount}. */
class CriterionScoreTest {

    private static final Text TEXT = new Text("文", "text");
    private static final Thresholds THRESHOLDS = new Thresholds(Map.of(
            "a.max",
            Ratio.of(3),
            "b.max",
            new Bands(false, List.of(new Bands.Step(Ratio.ONE, Ratio.ONE), new Bands.Step(Ratio.of(2), Ratio.of(2)))),
            "less",
            Ratio.of(2),
            CappedScheme.HIGHEST_RANK,
            Ratio.of(3)));

    private static Criterion criterion(Kind kind, String... parts) {
        List<Criterion.Part> all = new ArrayList<>();
        for (String part : parts) {
            Criterion.Topic topic = new Criterion.Topic(Criterion.TopicKind.DOCUMENT, part + ".topic", TEXT);
            all.add(new Criterion.Part(part, TEXT, kind == Kind.POINTS ? part + ".max" : "", List.of(topic)));
        }
        return new Criterion(
                "C",
                "1",
                "system",
                "",
                kind,
                TEXT,
                TEXT,
                "constructed",
                "automated",
                true,
                all,
                Optional.empty(),
                "s/c");
    }

    private static Fact fact(String part, Finding.Kind kind, boolean awaiting) {
        Open.Reason reason = awaiting ? Open.Reason.AWAITING : Open.Reason.MISSING;
        return kind == Finding.Kind.OPEN
                ? new Open("C", part, part + ".topic", reason, THRESHOLDS)
                : new Documented("C", part, part + ".topic", THRESHOLDS);
    }

    private static Finding finding(String says) {
        String part = says.substring(0, says.indexOf(':'));
        String rest = says.substring(says.indexOf(':') + 1);
        String word = rest.contains("=") ? rest.substring(0, rest.indexOf('=')) : rest;
        Ratio amount = rest.contains("=") ? Ratio.of(rest.substring(rest.indexOf('=') + 1)) : Ratio.ZERO;
        boolean awaiting = word.equals("AWAITING");
        Finding.Kind kind = awaiting ? Finding.Kind.OPEN : Finding.Kind.valueOf(word);
        String parameter = kind == Finding.Kind.MARKED ? "less" : "";
        return new Finding("C", part, kind, amount, "BOOK-1-1 " + says, List.of(fact(part, kind, awaiting)), parameter);
    }

    private static CriterionScore score(Criterion criterion, String... findings) {
        List<Finding> forwards = new ArrayList<>();
        List<Finding> backwards = new ArrayList<>();
        for (String says : findings) {
            forwards.add(finding(says));
            backwards.add(0, finding(says));
        }
        CriterionScore score = CriterionScore.of(criterion, forwards, THRESHOLDS);
        CriterionScore other = CriterionScore.of(criterion, backwards, THRESHOLDS);
        assertEquals(score.outcome(), other.outcome());
        assertEquals(score.points(), other.points());
        assertEquals(score.rules(), other.rules());
        return score;
    }

    private static void ends(Outcome outcome, Kind kind, String... findings) {
        assertEquals(outcome, score(criterion(kind, "a", "b"), findings).outcome(), String.join(" ", findings));
    }

    @Test
    void points_add_up_over_parts_and_over_findings_of_a_part() {
        CriterionScore score = score(criterion(Kind.POINTS, "a", "b"), "a:SCORED=1", "a:SCORED=0.5", "b:SCORED=2");
        assertEquals(Ratio.of(7, 2), score.points());
        assertEquals(Ratio.of(5), score.maximum());
        assertEquals(Outcome.SCORED, score.outcome());
        assertTrue(score.isComplete());
    }

    @Test
    void a_part_that_is_open_leaves_the_points_of_the_other() {
        CriterionScore score = score(criterion(Kind.POINTS, "a", "b"), "a:SCORED=3", "b:OPEN");
        assertEquals(Ratio.of(3), score.points());
        assertEquals(Outcome.SCORED, score.outcome());
        assertFalse(score.isComplete());
        assertEquals(1, score.openFacts().size());
    }

    @Test
    void points_are_undetermined_only_where_every_part_is_open_and_wait_where_one_waits() {
        ends(Outcome.UNDETERMINED, Kind.POINTS, "a:OPEN", "b:OPEN");
        ends(Outcome.AWAITING_JUDGEMENT, Kind.POINTS, "a:OPEN", "b:AWAITING");
        ends(Outcome.SCORED, Kind.POINTS, "a:SCORED=0", "b:AWAITING");
    }

    @Test
    void a_part_with_points_and_something_open_counts_as_settled() {
        CriterionScore score = score(criterion(Kind.POINTS, "a"), "a:OPEN", "a:SCORED=1");
        assertTrue(score.isComplete());
        assertEquals(Ratio.ONE, score.points());
    }

    @Test
    void marks_bring_their_own_maximum() {
        CriterionScore score = score(criterion(Kind.POINTS, "a"), "a:MARKED=1.5");
        assertEquals(Ratio.of(3, 2), score.points());
        assertEquals(Ratio.of(2), score.maximum());
    }

    @Test
    void an_indicator_has_the_best_share_it_reached() {
        CriterionScore score = score(criterion(Kind.INDICATOR, "a"), "a:REACHED=0.5", "a:REACHED=0.75");
        assertEquals(Ratio.of(3, 4), score.share());
        assertEquals(Ratio.ZERO, score.points());
        ends(Outcome.UNDETERMINED, Kind.INDICATOR, "a:OPEN", "b:OPEN");
    }

    @Test
    void a_measure_is_met_where_every_part_is() {
        ends(Outcome.MET, Kind.MEASURE, "a:MET", "b:MET");
        ends(Outcome.PARTLY_MET, Kind.MEASURE, "a:MET", "b:NOT_MET");
        ends(Outcome.PARTLY_MET, Kind.MEASURE, "a:PARTLY_MET", "b:OPEN");
        ends(Outcome.PARTLY_MET, Kind.MEASURE, "a:MET", "b:AWAITING");
        ends(Outcome.NOT_MET, Kind.MEASURE, "a:NOT_MET", "b:NOT_MET");
        ends(Outcome.UNDETERMINED, Kind.MEASURE, "a:NOT_MET", "b:OPEN");
        ends(Outcome.AWAITING_JUDGEMENT, Kind.MEASURE, "a:NOT_MET", "b:AWAITING");
    }

    @Test
    void of_alternatives_within_a_part_the_best_counts() {
        ends(Outcome.MET, Kind.MEASURE, "a:NOT_MET", "a:MET", "b:OPEN", "b:MET");
        ends(Outcome.PARTLY_MET, Kind.MEASURE, "a:NOT_MET", "a:PARTLY_MET", "b:NOT_MET");
        ends(Outcome.UNDETERMINED, Kind.MEASURE, "a:NOT_MET", "a:OPEN", "b:NOT_MET");
    }

    @Test
    void a_condition_is_met_where_nothing_speaks_against_it() {
        for (Kind kind : List.of(Kind.CONDITION, Kind.CORE, Kind.GUIDING)) {
            ends(Outcome.MET, kind, "a:MET", "b:MET");
            ends(Outcome.NOT_MET, kind, "a:NOT_MET", "b:OPEN");
            ends(Outcome.UNDETERMINED, kind, "a:MET", "b:OPEN");
            ends(Outcome.AWAITING_JUDGEMENT, kind, "a:MET", "b:AWAITING");
            ends(Outcome.NOT_APPLICABLE, kind, "a:NOT_APPLICABLE", "b:OPEN");
            ends(Outcome.NOT_APPLICABLE, kind, "a:NOT_APPLICABLE", "b:NOT_MET");
        }
    }

    @Test
    void a_prerequisite_permits_what_its_weakest_part_permits() {
        CriterionScore score = score(criterion(Kind.PREREQUISITE, "a", "b"), "a:PERMITTED=3", "b:PERMITTED=1");
        assertEquals(Ratio.ONE, score.rank());
        ends(Outcome.PARTLY_MET, Kind.PREREQUISITE, "a:PERMITTED=3", "b:PERMITTED=1");
        ends(Outcome.MET, Kind.PREREQUISITE, "a:PERMITTED=3", "b:PERMITTED=3");
        ends(Outcome.NOT_MET, Kind.PREREQUISITE, "a:PERMITTED=0", "b:PERMITTED=3");
        ends(Outcome.UNDETERMINED, Kind.PREREQUISITE, "a:PERMITTED=3", "b:OPEN");
        ends(Outcome.MET, Kind.PREREQUISITE, "a:NOT_APPLICABLE", "b:PERMITTED=3");
        ends(Outcome.NOT_APPLICABLE, Kind.PREREQUISITE, "a:NOT_APPLICABLE", "b:NOT_APPLICABLE");
    }

    @Test
    void of_alternatives_a_prerequisite_takes_the_higher_rank() {
        assertEquals(
                Ratio.of(2),
                score(criterion(Kind.PREREQUISITE, "a"), "a:PERMITTED=1", "a:PERMITTED=2", "a:OPEN")
                        .rank());
    }

    @Test
    void an_exclusion_silences_every_part() {
        for (Kind kind : Kind.values()) {
            CriterionScore score = score(criterion(kind, "a", "b"), ":NOT_APPLICABLE");
            assertEquals(Outcome.NOT_APPLICABLE, score.outcome());
            assertFalse(score.isApplicable());
            assertTrue(score.isComplete());
            assertEquals(Ratio.ZERO, score.points());
            assertEquals(List.of(), score.parts());
        }
    }

    @Test
    void a_digital_twin_role_is_shown_apart_and_changes_no_outcome() {
        CriterionScore with = score(criterion(Kind.MEASURE, "a"), "a:NOT_MET", "twin:TWIN");
        assertTrue(with.isTwinEvidenced());
        assertEquals(Outcome.NOT_MET, with.outcome());
        assertFalse(score(criterion(Kind.MEASURE, "a"), "a:NOT_MET").isTwinEvidenced());
    }

    @Test
    void a_part_that_no_rule_speaks_of_is_a_fault() {
        Criterion criterion = criterion(Kind.MEASURE, "a", "b");
        assertThrows(IllegalStateException.class, () -> score(criterion, "a:MET"));
    }
}
