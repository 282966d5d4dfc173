package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.NextLevel;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

class NextLevelTest {

    private static final AssessmentEngine ENGINE =
            new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.FLAT);

    private static List<Assessment> office(String book) {
        Path example = Path.of("..", "examples", "office-park");
        return ENGINE.evaluate(example, List.of(RulebookId.parse(book)), Optional.empty())
                .assessments();
    }

    private static NextLevel next(Assessment assessment) {
        Rulebook book = ShippedBooks.library().read(assessment.rulebook());
        return NextLevel.of(
                book.levels(), assessment, assessment.rating().score().orElseThrow(), book.prerequisites());
    }

    @Test
    void a_park_that_offsets_completely_is_shown_the_next_level_that_asks_for_it() {
        NextLevel next = next(office("cnip").get(0));
        assertEquals(Optional.of("carbon-neutral-demonstration"), next.level().map(Level::id));
        assertEquals(Ratio.of(17), next.gap());
        assertTrue(next.withOffsets().isEmpty() && next.heldBack().isEmpty(), next.toString());
    }

    @Test
    void a_building_held_back_by_a_prerequisite_is_told_which_one() {
        Assessment held = office("gbt50378").stream()
                .filter(building -> building.subject().equals("N04"))
                .findFirst()
                .orElseThrow();
        NextLevel next = next(held);
        assertEquals(Optional.of("three-star"), next.heldBack().map(Level::id));
        assertEquals(
                List.of("envelope"),
                next.holding().stream()
                        .map(determination -> determination.criterion())
                        .toList());
        assertTrue(next.level().isEmpty(), "more points would not help");
    }

    @Test
    void where_points_lead_to_a_level_what_may_still_bar_it_is_told() {
        List<String> told = office("gbt50378").stream()
                .filter(each -> next(each).level().isPresent())
                .filter(each -> !next(each).holding().isEmpty())
                .map(each -> each.subject() + " "
                        + next(each).holding().stream()
                                .map(lacking -> lacking.criterion())
                                .toList())
                .toList();
        assertEquals(
                List.of(
                        "N02 [envelope]",
                        "N03 [envelope]",
                        "N05 [envelope]",
                        "N06 [envelope]",
                        "N07 [envelope]",
                        "N08 [envelope]",
                        "N10 [envelope]",
                        "N12 [envelope]"),
                told);
    }

    private static NextLevel nextOfStages(String proved, String level) {
        Rulebook book = ShippedBooks.library().read(office("zcpc").get(0).rulebook());
        Assessment assessment = office("zcpc").get(0);
        Score score = new Score(Ratio.of(proved), Ratio.of(proved), Ratio.of(proved), Ratio.of(100));
        Optional<Level> reached =
                book.levels().stream().filter(each -> each.id().equals(level)).findFirst();
        Rating rating = new Rating(Optional.of(score), reached, reached, Optional.empty(), List.of());
        Assessment at = new Assessment(
                assessment.rulebook(),
                assessment.titles(),
                assessment.rulebookDigest(),
                assessment.dependencies(),
                assessment.factorsDigest(),
                assessment.subject(),
                assessment.date(),
                assessment.assurance(),
                rating,
                assessment.determinations(),
                assessment.offsets(),
                assessment.basis(),
                assessment.coverage(),
                assessment.warnings(),
                "");
        return NextLevel.of(book.levels(), at, score, book.prerequisites());
    }

    @Test
    void a_level_is_held_back_only_below_the_one_that_the_score_reaches() {
        assertEquals(
                Optional.of("creating"),
                nextOfStages("80", "fundamental").heldBack().map(Level::id));
        assertEquals(Optional.of("creating"), nextOfStages("80", "").heldBack().map(Level::id));
        assertEquals(Optional.empty(), nextOfStages("80", "creating").heldBack());
        assertEquals(Optional.empty(), nextOfStages("80", "leading").heldBack());
    }

    @Test
    void the_bound_of_a_stage_belongs_where_the_table_says() {
        for (String[] told : new String[][] {
            {"75", "fundamental", "creating", "0"},
            {"74.99", "fundamental", "creating", "0.01"},
            {"75.01", "creating", "leading", "14.99"},
            {"90", "leading", "", "0"},
            {"59.99", "", "fundamental", "0.01"}
        }) {
            NextLevel next = nextOfStages(told[0], told[1]);
            assertEquals(told[2], next.level().map(Level::id).orElse(""), told[0]);
            assertEquals(Ratio.of(told[3]), next.gap(), told[0]);
            assertTrue(next.heldBack().isEmpty(), told[0] + " is held back by nothing: " + next);
        }
    }
}
