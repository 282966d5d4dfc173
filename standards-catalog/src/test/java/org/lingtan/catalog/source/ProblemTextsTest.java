package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

    private final ProblemTexts texts = ProblemTexts.of(ProblemTexts.class, "problems.yaml");

    @Test
    void what_was_found_is_filled_in_shortened_and_made_visible() {
        Problem problem = texts.problem("csv.duplicate-heading", "t.csv:1", "a\u202Eb" + "x".repeat(500));
        assertTrue(problem.message().en().contains("'a?bxxx"));
        assertTrue(problem.message().en().length() < 250);
        assertTrue(problem.message().zh().contains("…"));
        assertTrue(problem.isError());
    }

    @Test
    void braces_in_what_was_found_are_no_places_to_fill() {
        assertTrue(texts.problem("csv.duplicate-heading", "p", "{1}{0}")
                .message()
                .en()
                .contains("'{1}{0}'"));
    }

    @Test
    void an_unknown_code_or_a_blank_place_is_a_fault_of_ours() {
        assertThrows(IllegalArgumentException.class, () -> texts.problem("csv.nothing", "p"));
        assertThrows(IllegalArgumentException.class, () -> texts.problem("csv.empty", " "));
        assertFalse(texts.codes().contains("csv.nothing"));
    }

    @Test
    void an_exception_carries_all_problems_in_their_shown_order() {
        Problem later = texts.problem("csv.empty", "b.csv");
        Problem first = texts.problem("csv.control", "a.csv");
        assertEquals(List.of(first, later), new SourceException(List.of(later, first)).problems());
    }
}
