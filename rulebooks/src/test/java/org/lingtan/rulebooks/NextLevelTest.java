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
import org.lingtan.engine.outcome.NextLevel;
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
        Assessment building = office("gbt50378").stream()
                .filter(each -> next(each).level().isPresent())
                .filter(each -> !next(each).holding().isEmpty())
                .findFirst()
                .orElseThrow();
        assertTrue(
                next(building).holding().stream()
                        .allMatch(lacking -> ShippedBooks.library()
                                .read(building.rulebook())
                                .prerequisites()
                                .contains(lacking.criterion())),
                next(building).toString());
        assertTrue(next(office("cnip").get(0)).holding().isEmpty(), "criteria of points alone bar no level");
    }
}
