package org.lingtan.rulebooks.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A small count of each campaign; the commands run the full ones. */
class CampaignTest {

    private static final long SEED = 20261122;

    @Test
    void both_evaluators_agree_on_fact_sets_from_the_edges_of_the_books() {
        assertEquals(0, FactAgreement.run(2_000, SEED, System.out));
    }

    @Test
    void changing_one_item_changes_exactly_what_depends_on_it() {
        Mutations.Result result = new Mutations().run(300, SEED, System.out);
        assertEquals(List.of(), result.misses());
        assertTrue(result.refused() * 5 <= result.mutants(), "more than a fifth refused by plausibility");
        assertTrue(result.inside() > 0 && result.outside() > 0, "the campaign compared nothing");
    }

    @Test
    void the_order_of_facts_and_rules_changes_no_byte() {
        assertEquals(0, Shuffles.run(20, SEED, System.out));
    }

    @Test
    void both_evaluators_agree_on_whole_packages() {
        assertEquals(0, PackageAgreement.run(50, SEED, System.out));
    }
}
