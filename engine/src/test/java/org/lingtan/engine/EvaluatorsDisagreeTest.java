package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** Where the two evaluators differ nothing is said at all. */
class EvaluatorsDisagreeTest {

    /** A rulebook whose flat evaluator gives one point more. */
    private record Lying(CompiledRulebook honest) implements CompiledRulebook {

        @Override
        public Rulebook rulebook() {
            return honest.rulebook();
        }

        @Override
        public List<RuleStatement> statements() {
            return honest.statements();
        }

        @Override
        public CompiledRulebook withRuleOrder(long seed) {
            return new Lying(honest.withRuleOrder(seed));
        }

        @Override
        public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
            List<Finding> findings = new ArrayList<>(honest.evaluate(facts, which));
            if (which == Evaluator.FLAT) {
                Finding first = findings.get(0);
                findings.set(
                        0,
                        new Finding(
                                first.criterion(),
                                first.part(),
                                first.kind(),
                                first.amount().plus(Ratio.ONE),
                                first.rule(),
                                first.facts(),
                                first.parameter()));
            }
            return findings;
        }
    }

    private static final RulebookLibrary LIARS = new RulebookLibrary() {

        @Override
        public RulebookId resolve(RulebookId id, LocalDate date) {
            return TestBooks.library().resolve(id, date);
        }

        @Override
        public CompiledRulebook load(RulebookId pinned) {
            return new Lying(TestBooks.library().load(pinned));
        }
    };

    private static List<Assessment> assess(EvaluationMode mode) {
        return new AssessmentEngine(SmallPackage.CATALOGUE, LIARS, mode)
                .assess(
                        SmallPackage.sound().build(),
                        List.of(TestBooks.id("sound")),
                        SmallPackage.DATE,
                        ReviewRecord.none());
    }

    @Test
    void both_together_refuse() {
        EvaluatorsDisagreeException refused =
                assertThrows(EvaluatorsDisagreeException.class, () -> assess(EvaluationMode.BOTH));
        assertTrue(String.valueOf(refused.getMessage()).contains("sound@1.0.0"), refused.getMessage());
    }

    @Test
    void one_alone_cannot_notice() {
        assertEquals(1, assess(EvaluationMode.FLAT).size());
        assertEquals(1, assess(EvaluationMode.SESSION).size());
    }
}
