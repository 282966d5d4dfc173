package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;

class UnreadEvidenceTest {

    private static List<Problem> found(SmallPackage evidence) {
        return new UnreadEvidence(TestBooks.library(), SmallPackage.CATALOGUE, evidence.build(), SmallPackage.DATE)
                .problems(List.of());
    }

    @Test
    void everything_the_rulebook_asks_for_is_read() {
        assertEquals(List.of(), found(SmallPackage.sound()));
    }

    @Test
    void a_misspelt_topic_is_said_with_the_one_that_may_be_meant() {
        List<Problem> problems = found(SmallPackage.sound().attest("platform.effect", true));
        assertEquals(1, problems.size());
        assertEquals("evidence.unread-near", problems.get(0).code());
        assertEquals("a-platform.effect", problems.get(0).place());
        assertTrue(problems.get(0).message().en().contains("'platform.effects'"), problems.toString());
    }

    @Test
    void a_topic_like_no_other_is_said_without_a_guess() {
        List<Problem> problems = found(SmallPackage.sound().document("something.else.entirely"));
        assertEquals(
                List.of("evidence.unread"), problems.stream().map(Problem::code).toList());
    }

    @Test
    void the_document_of_an_exclusion_is_read_and_a_known_quantity_does_no_harm() {
        SmallPackage evidence = SmallPackage.sound()
                .document("not.applicable")
                .exclude("sound", "K1", "d-not.applicable")
                .declare("energy.clean-share", Ratio.of(5));
        assertEquals(List.of(), found(evidence));
    }
}
