package org.lingtan.rulebooks.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.rulebooks.ShippedBooks;

/** A small count of each campaign; the commands run the full ones. */
class CampaignTest {

    private static final long SEED = 20261122;

    @Test
    void both_evaluators_agree_on_fact_sets_from_the_edges_of_the_books() {
        assertEquals(0, FactAgreement.run(2_000, SEED, System.out));
    }

    /** What lets an evaluation ask the rules of a criterion once where both views hold the same facts on it. */
    @Test
    void the_findings_on_a_criterion_rest_on_its_own_facts_alone() {
        for (CompiledRulebook book : ShippedBooks.all()) {
            Thresholds thresholds = book.rulebook().parameters().on(ShippedBooks.DATE);
            FactSets sets = new FactSets(book.rulebook(), thresholds);
            for (int i = 0; i < 50; i++) {
                List<Fact> facts = sets.next(new SplittableRandom(SEED + i));
                List<Finding> alone = new ArrayList<>();
                for (Criterion criterion : book.rulebook().criteria()) {
                    List<Fact> own = facts.stream()
                            .filter(fact -> fact.getCriterion().equals(criterion.id()))
                            .toList();
                    alone.addAll(book.evaluate(own, Evaluator.FLAT));
                }
                assertEquals(book.evaluate(facts, Evaluator.FLAT), alone);
            }
        }
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
