package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.TestBooks;

/** The arithmetic example of the weighted score, exact. */
class ArithmeticExampleTest {

    private static final String FILE = "packages/arithmetic.yaml";

    private final Map<String, byte[]> files = TestBooks.files("weights");

    private List<String> failures() {
        return new CaseRunner(TestBooks.compiled("weights"), files)
                .run().stream().flatMap(result -> result.failures().stream()).toList();
    }

    @Test
    void the_example_ends_at_exactly_232_thirds() {
        assertEquals(List.of(), failures());
    }

    @Test
    void a_rounded_score_is_not_the_score() {
        TestBooks.replace(files, FILE, "\"232/3\"", "77.33333333333333333333");
        assertEquals(List.of("score: expected 7733333333333333333333/100000000000000000000, found 232/3"), failures());
    }

    @Test
    void an_indicator_left_out_changes_the_weights_of_the_others() {
        TestBooks.replace(files, FILE, "k1: \"270/7\"", "k1: 27");
        assertEquals(List.of("group k1: expected 27, found 270/7"), failures());
    }
}
