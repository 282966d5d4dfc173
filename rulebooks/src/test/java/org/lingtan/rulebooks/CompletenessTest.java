package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.TopicStates;
import org.lingtan.engine.scoring.CriterionScore;

/**
 * Whatever the facts, the rules of every criterion say something about every part, and the criterion ends in one outcome
 * of its kind: over every combination of the states of its topics, or a sample where there are too many, on every day on
 * which a parameter changes.
 */
class CompletenessTest {

    private static final int MOST = 20_000;
    private static final Set<Outcome> OPEN = EnumSet.of(Outcome.UNDETERMINED, Outcome.AWAITING_JUDGEMENT);

    @TestFactory
    Stream<DynamicTest> every_combination_of_facts_ends_every_criterion_in_one_outcome() {
        return ShippedBooks.all().stream()
                .flatMap(book -> dates(book).stream()
                        .map(date -> DynamicTest.dynamicTest(
                                book.rulebook().id() + " on " + date, () -> check(book, date))));
    }

    /** A usual day, and every later day on which a parameter begins or ends. */
    private static Set<LocalDate> dates(CompiledRulebook book) {
        Set<LocalDate> dates = new TreeSet<>(Set.of(ShippedBooks.DATE));
        for (Parameter parameter : book.rulebook().parameters().all()) {
            for (Parameter.Dated dated : parameter.values()) {
                if (dated.from() != null && dated.from().isAfter(ShippedBooks.DATE)) {
                    dates.add(dated.from());
                }
                if (dated.to() != null && dated.to().isAfter(ShippedBooks.DATE)) {
                    dates.add(dated.to().plusDays(1));
                }
            }
        }
        return dates;
    }

    private static void check(CompiledRulebook book, LocalDate date) {
        Thresholds thresholds = book.rulebook().parameters().on(date);
        int checked = 0;
        for (Criterion criterion : book.rulebook().criteria()) {
            List<List<Fact>> states = new TopicStates(book.rulebook(), criterion, book.statements(), thresholds).all();
            for (List<Fact> facts : combinations(states, criterion.id())) {
                check(book, criterion, facts, thresholds);
                checked++;
            }
            if (criterion.excludable()) {
                CriterionScore score =
                        score(book, criterion, List.of(new Excluded(criterion.id(), thresholds)), thresholds);
                assertEquals(Outcome.NOT_APPLICABLE, score.outcome(), criterion.id());
            }
        }
        assertTrue(checked > book.rulebook().criteria().size(), "nothing was combined");
    }

    /** All combinations, or a sample from a seed. */
    private static List<List<Fact>> combinations(List<List<Fact>> states, String seed) {
        long count = 1;
        for (List<Fact> topic : states) {
            count = Math.min(count * topic.size(), MOST + 1L);
        }
        List<List<Fact>> combinations = new ArrayList<>();
        Random random = new Random(seed.hashCode());
        for (int i = 0; i < Math.min(count, MOST); i++) {
            List<Fact> facts = new ArrayList<>();
            int index = i;
            for (List<Fact> topic : states) {
                facts.add(topic.get(count > MOST ? random.nextInt(topic.size()) : index % topic.size()));
                index /= topic.size();
            }
            combinations.add(facts);
        }
        return combinations;
    }

    @Test
    void a_rule_taken_away_leaves_a_part_silent_and_is_found() {
        CompiledRulebook whole = ShippedBooks.all().get(0);
        String taken = whole.statements().get(0).name();
        CompiledRulebook less = new Without(whole, taken);
        AssertionError found = assertThrows(AssertionError.class, () -> check(less, ShippedBooks.DATE));
        assertTrue(String.valueOf(found.getMessage()).contains("No rule said anything"), found.getMessage());
    }

    /** A rulebook of which one rule never fires. */
    private record Without(CompiledRulebook whole, String rule) implements CompiledRulebook {

        @Override
        public Rulebook rulebook() {
            return whole.rulebook();
        }

        @Override
        public List<RuleStatement> statements() {
            return whole.statements();
        }

        @Override
        public CompiledRulebook withRuleOrder(long seed) {
            return new Without(whole.withRuleOrder(seed), rule);
        }

        @Override
        public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
            return whole.evaluate(facts, which).stream()
                    .filter(finding -> !finding.rule().equals(rule))
                    .toList();
        }
    }

    private static CriterionScore score(
            CompiledRulebook book, Criterion criterion, List<Fact> facts, Thresholds thresholds) {
        try {
            return CriterionScore.of(criterion, book.evaluate(facts, Evaluator.FLAT), thresholds);
        } catch (IllegalStateException silent) {
            throw new AssertionError(silent.getMessage() + " Facts: " + shown(facts), silent);
        }
    }

    private static void check(CompiledRulebook book, Criterion criterion, List<Fact> facts, Thresholds thresholds) {
        CriterionScore score = score(book, criterion, facts, thresholds);
        criterion.parts().stream()
                .filter(part -> part.topics().size() == 1)
                .forEach(part -> assertOne(book, criterion, part, facts));
        String where = criterion.id() + " " + score.outcome() + " " + score.rules() + " Facts: " + shown(facts);
        assertTrue(OPEN.contains(score.outcome()) || outcomes(criterion).contains(score.outcome()), where);
        assertTrue(score.points().signum() >= 0 && score.points().compareTo(score.maximum()) <= 0, where);
        assertTrue(score.share().signum() >= 0 && score.share().compareTo(Ratio.ONE) <= 0, where);
        assertEquals(criterion.parts().size(), score.parts().size(), where);
        assertEquals(score.isComplete(), score.openFacts().isEmpty() || !score.isApplicable(), where);
        assertTrue(!OPEN.contains(score.outcome()) || !score.openFacts().isEmpty(), where);
    }

    /** A part of one topic has no alternatives: two findings on it would contradict each other or count twice. */
    private static void assertOne(CompiledRulebook book, Criterion criterion, Criterion.Part part, List<Fact> facts) {
        List<String> rules = book.evaluate(facts, Evaluator.FLAT).stream()
                .filter(finding -> finding.part().equals(part.id()) && finding.kind() != Finding.Kind.TWIN)
                .map(Finding::rule)
                .toList();
        assertEquals(1, rules.size(), () -> criterion.id() + " " + part.id() + " " + rules + " " + shown(facts));
    }

    private static Set<Outcome> outcomes(Criterion criterion) {
        return switch (criterion.kind()) {
            case POINTS, INDICATOR -> EnumSet.of(Outcome.SCORED);
            case MEASURE -> EnumSet.of(Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET);
            case CONDITION -> EnumSet.of(Outcome.MET, Outcome.NOT_MET);
            case CORE, GUIDING -> EnumSet.of(Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE);
            case PREREQUISITE -> EnumSet.of(Outcome.MET, Outcome.PARTLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE);
        };
    }

    private static List<String> shown(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.getClass().getSimpleName() + " " + fact.getTopic()
                        + (fact instanceof Measured m ? " = " + m.value() : "")
                        + (fact instanceof Attested a ? " = " + a.isYes() : "")
                        + (fact instanceof Described d ? " = " + d.getValue() : "")
                        + (fact instanceof Open o ? " = " + o.reason() : ""))
                .toList();
    }
}
