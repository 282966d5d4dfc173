package org.lingtan.engine.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;

/** What holds for every scheme whatever the facts, over seeded random facts. */
class SchemeInvariantsTest {

    private static final int ROUNDS = 800;

    /** One random rating. */
    private record Sample(
            RandomScores source, List<Fact> proved, List<Fact> claimed, RatingInput input, Map<String, Score> points) {

        Rating rating() {
            return Scheme.of(source.rulebook()).rate(input, points);
        }
    }

    private static Sample sample(RandomScores source, Random random) {
        List<Fact> proved = source.facts(random);
        List<Fact> claimed = source.claimed(proved, random);
        RatingInput input = source.input(proved, claimed, random.nextBoolean());
        return new Sample(
                source, proved, claimed, input, Scheme.of(source.rulebook()).points(input));
    }

    private interface Invariant {
        void check(Sample sample);
    }

    private static Stream<DynamicTest> holds(Invariant invariant, String... books) {
        return Stream.of(books)
                .map(book -> DynamicTest.dynamicTest(book, () -> {
                    RandomScores source = new RandomScores(book);
                    Random random = new Random(book.hashCode());
                    for (int i = 0; i < ROUNDS; i++) {
                        invariant.check(sample(source, random));
                    }
                }));
    }

    private static void ordered(Score score, String what) {
        assertTrue(score.proved().signum() >= 0, what);
        assertTrue(score.proved().compareTo(score.claimed()) <= 0, what);
        assertTrue(score.claimed().compareTo(score.possible()) <= 0, what);
    }

    @TestFactory
    Stream<DynamicTest> no_total_is_proved_beyond_claimed_or_claimed_beyond_possible_or_possible_beyond_the_most() {
        return holds(
                sample -> sample.rating().score().ifPresent(score -> {
                    ordered(score, sample.proved().toString());
                    assertTrue(score.possible().compareTo(score.max()) <= 0, score.toString());
                }),
                "sound",
                "weights",
                "houses",
                "town");
    }

    @TestFactory
    Stream<DynamicTest> the_points_of_every_criterion_lie_between_nothing_and_the_most() {
        return holds(
                sample -> sample.points().forEach((id, score) -> {
                    ordered(score, id);
                    assertTrue(score.possible().compareTo(score.max()) <= 0, id + " " + score);
                }),
                "sound",
                "houses",
                "town");
    }

    /** Where an exclusion is only claimed, the claimed weights of the others exceed the proved ones, and so the most. */
    @Test
    void no_weighted_criterion_claims_less_than_is_proved() {
        RandomScores source = new RandomScores("weights");
        Random random = new Random(9);
        for (int i = 0; i < ROUNDS; i++) {
            sample(source, random).points().forEach((id, score) -> ordered(score, id));
        }
    }

    @TestFactory
    Stream<DynamicTest> the_score_is_the_sum_of_its_groups_and_without_claimed_exclusions_of_its_criteria() {
        return holds(
                sample -> {
                    Rating rating = sample.rating();
                    Score groups =
                            rating.groups().stream().map(group -> group.score()).reduce(Score.NONE, Score::plus);
                    rating.score().ifPresent(score -> assertEquals(groups, score));
                    Score sum = sample.points().values().stream().reduce(Score.NONE, Score::plus);
                    assertEquals(sum.proved(), groups.proved());
                    if (sample.source()
                            .excluded(sample.proved())
                            .equals(sample.source().excluded(sample.claimed()))) {
                        assertEquals(sum, groups);
                    }
                },
                "sound",
                "weights",
                "houses",
                "town");
    }

    /** What is said of moved points is what the points are, and something is said exactly where any moved. */
    @Test
    void points_that_moved_are_told_by_group() {
        RandomScores source = new RandomScores("weights");
        Random random = new Random(11);
        int told = 0;
        int emptied = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = sample(source, random);
            List<MovedPoints> moved = MovedPoints.of(sample.input());
            boolean anyExcluded = sample.rating().score().isPresent()
                    && !source.excluded(sample.proved()).isEmpty();
            assertEquals(anyExcluded, !moved.isEmpty(), sample.proved().toString());
            for (MovedPoints group : moved) {
                List<Score> scores = source.rulebook().groups().stream()
                        .filter(one -> one.titles().equals(group.titles()))
                        .flatMap(one -> source.rulebook().criteria().stream()
                                .filter(criterion -> criterion.group().equals(one.id())))
                        .map(criterion -> sample.points().get(criterion.id()))
                        .filter(score -> score != null)
                        .toList();
                assertEquals(group.indicators(), scores.size());
                assertEquals(
                        group.excluded(),
                        scores.stream()
                                .filter(score -> score.max().signum() == 0)
                                .count());
                scores.stream()
                        .filter(score -> score.max().signum() > 0)
                        .forEach(score -> assertEquals(group.each(), score.max()));
                assertEquals(group.isEmptied(), group.each().signum() == 0, group.toString());
                emptied += group.isEmptied() ? 1 : 0;
            }
            told += moved.size();
        }
        assertTrue(told > emptied && emptied > 0, told + " groups, " + emptied + " emptied");
    }

    /** Exclusions aside, which move the weights of all: every determination must stay within its own closure. */
    @TestFactory
    Stream<DynamicTest> the_points_of_a_criterion_do_not_depend_on_the_evidence_of_another() {
        return holds(
                sample -> {
                    RandomScores source = sample.source();
                    Random random = new Random(sample.proved().size());
                    for (String id : sample.points().keySet()) {
                        RatingInput other = source.input(
                                source.otherwise(sample.proved(), id, random),
                                source.otherwise(sample.claimed(), id, random),
                                false);
                        assertEquals(
                                sample.points().get(id),
                                Scheme.of(source.rulebook()).points(other).get(id));
                    }
                },
                "sound",
                "weights",
                "houses",
                "town");
    }

    @TestFactory
    Stream<DynamicTest> the_order_of_the_facts_changes_nothing() {
        return holds(
                sample -> {
                    List<Fact> shuffled = new ArrayList<>(sample.proved());
                    Collections.shuffle(shuffled, new Random(shuffled.size()));
                    assertEquals(sample.input().proved(), sample.source().scores(shuffled));
                },
                "sound",
                "weights",
                "gates",
                "houses");
    }

    /** Lower is better for {@code carbon.per-energy} and for the grade of fixtures; every other quantity counts upwards. */
    @TestFactory
    Stream<DynamicTest> a_better_value_never_earns_less() {
        return holds(
                sample -> {
                    RandomScores source = sample.source();
                    for (Fact fact : sample.proved()) {
                        if (fact instanceof Measured measured) {
                            List<Fact> better = new ArrayList<>(sample.proved());
                            better.set(better.indexOf(fact), improved(measured, source.thresholds));
                            assertTrue(
                                    proved(source, sample.proved()).compareTo(proved(source, better)) <= 0,
                                    measured.getTopic() + " " + measured.value());
                        }
                    }
                },
                "sound",
                "weights",
                "houses",
                "town");
    }

    private static Measured improved(Measured old, Thresholds thresholds) {
        boolean lower =
                old.getTopic().equals("carbon.per-energy") || old.getTopic().equals("building.fixture-grade");
        Ratio factor = lower ? Ratio.of(9, 10) : Ratio.of(11, 10);
        return new Measured(
                old.getCriterion(), old.getPart(), old.getTopic(), old.value().times(factor), thresholds);
    }

    private static Ratio proved(RandomScores source, List<Fact> facts) {
        RatingInput input = source.input(facts, facts, false);
        Scheme scheme = Scheme.of(source.rulebook());
        return scheme.rate(input, scheme.points(input))
                .score()
                .map(Score::proved)
                .orElse(Ratio.ZERO);
    }

    @TestFactory
    Stream<DynamicTest> a_level_is_one_whose_bounds_and_offsets_hold() {
        return holds(
                sample -> {
                    Rating rating = sample.rating();
                    boolean complete =
                            sample.input().provedOffsets().orElseThrow().isComplete();
                    Ratio score = rating.score().map(Score::proved).orElse(Ratio.of(-1));
                    List<Level> fitting = sample.source().rulebook().levels().stream()
                            .filter(level -> level.score().contains(score))
                            .filter(level -> level.offsets() == Level.Offsetting.ANY
                                    || (level.offsets() == Level.Offsetting.COMPLETE) == complete)
                            .toList();
                    assertTrue(fitting.size() <= 1, fitting.toString());
                    assertEquals(fitting, rating.level().stream().toList());
                },
                "sound",
                "weights",
                "town");
    }

    @Test
    void the_weights_of_the_applicable_indicators_sum_to_a_hundred() {
        RandomScores source = new RandomScores("weights");
        Random random = new Random(7);
        int without = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = sample(source, random);
            Ratio most = sample.points().values().stream().map(Score::max).reduce(Ratio.ZERO, Ratio::plus);
            boolean any = sample.proved().stream().anyMatch(fact -> !(fact instanceof Excluded));
            assertEquals(any ? Ratio.HUNDRED : Ratio.ZERO, most);
            without += any ? 0 : 1;
        }
        assertTrue(without < ROUNDS / 2);
    }

    @Test
    void where_nothing_is_applicable_the_score_is_undetermined() {
        RandomScores source = new RandomScores("weights");
        List<Fact> excluded = new ArrayList<>();
        source.rulebook().criteria().forEach(c -> excluded.add(new Excluded(c.id(), source.thresholds)));
        RatingInput input = source.input(excluded, excluded, true);
        Scheme scheme = Scheme.of(source.rulebook());
        Rating rating = scheme.rate(input, scheme.points(input));
        assertTrue(rating.score().isEmpty());
        assertTrue(rating.level().isEmpty());
        assertEquals(false, rating.zeroCarbonPark().orElseThrow());
    }

    @Test
    void the_weight_of_an_empty_group_is_shared_in_proportion() {
        RandomScores source = new RandomScores("weights");
        List<Fact> facts = new ArrayList<>();
        source.rulebook().criteria().forEach(criterion -> {
            String topic = criterion.parts().get(0).topics().get(0).id();
            facts.add(
                    criterion.group().equals("k3")
                            ? new Excluded(criterion.id(), source.thresholds)
                            : new Open(criterion.id(), "share", topic, Open.Reason.MISSING, source.thresholds));
        });
        RatingInput input = source.input(facts, facts, false);
        Map<String, Score> points = Scheme.of(source.rulebook()).points(input);
        assertEquals(
                Ratio.of(25),
                points.getOrDefault("energy.clean-share", Score.NONE).max());
        assertEquals(
                Ratio.of(300, 8),
                points.getOrDefault("buildings.two-star-share", Score.NONE).max());
        assertEquals(
                Ratio.of(100, 8),
                points.getOrDefault("digital.access-rate", Score.NONE).max());
        assertEquals(
                Ratio.ZERO,
                points.getOrDefault("waste.heat-utilisation", Score.NONE).max());
    }

    @Test
    void an_exclusion_that_is_only_claimed_never_lowers_what_is_claimed() {
        RandomScores source = new RandomScores("weights");
        List<Fact> proved = new ArrayList<>();
        source.rulebook().criteria().forEach(criterion -> {
            String topic = criterion.parts().get(0).topics().get(0).id();
            proved.add(
                    topic.equals("energy.clean-share")
                            ? new Measured(criterion.id(), "share", topic, Ratio.of(80), source.thresholds)
                            : new Open(criterion.id(), "share", topic, Open.Reason.MISSING, source.thresholds));
        });
        List<Fact> claimed = new ArrayList<>(proved);
        claimed.set(0, new Excluded("energy.clean-share", source.thresholds));
        RatingInput input = source.input(proved, claimed, false);
        Scheme scheme = Scheme.of(source.rulebook());
        Score score = scheme.rate(input, scheme.points(input)).score().orElseThrow();
        assertEquals(Ratio.of(20), score.proved());
        assertEquals(Ratio.of(20), score.claimed());
        assertEquals(Ratio.HUNDRED, score.possible());
    }

    /** Whoever declares an indicator not applicable may be refused, and can then still earn all of its weight. */
    @Test
    void an_exclusion_that_is_only_claimed_leaves_the_whole_weight_possible() {
        RandomScores source = new RandomScores("weights");
        List<Fact> proved = new ArrayList<>();
        List<Fact> claimed = new ArrayList<>();
        source.rulebook().criteria().forEach(criterion -> {
            String topic = criterion.parts().get(0).topics().get(0).id();
            boolean declared = topic.equals("energy.clean-share");
            Fact none = new Measured(criterion.id(), "share", topic, Ratio.ZERO, source.thresholds);
            proved.add(
                    declared
                            ? new Open(criterion.id(), "share", topic, Open.Reason.AWAITING, source.thresholds)
                            : none);
            claimed.add(declared ? new Excluded(criterion.id(), source.thresholds) : none);
        });
        RatingInput input = source.input(proved, claimed, false);
        Scheme scheme = Scheme.of(source.rulebook());
        Map<String, Score> points = scheme.points(input);
        Score own = points.getOrDefault("energy.clean-share", Score.NONE);
        assertEquals(own.max(), own.possible());
        Score score = scheme.rate(input, points).score().orElseThrow();
        assertEquals(Ratio.ZERO, own.claimed());
        assertEquals(score.proved().plus(own.max()), score.possible());
    }

    /** No answer to the open exclusions, and no evidence still to come, can lift the score above what is called possible. */
    @Test
    void no_answer_to_claimed_exclusions_beats_what_is_possible() {
        RandomScores source = new RandomScores("weights");
        Scheme scheme = Scheme.of(source.rulebook());
        Random random = new Random(11);
        int moved = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = sample(source, random);
            Rating rating = sample.rating();
            if (rating.score().isEmpty()) {
                continue;
            }
            List<Fact> answered = source.answered(sample.proved(), sample.claimed(), random);
            RatingInput later = source.input(answered, answered, false);
            Rating after = scheme.rate(later, scheme.points(later));
            if (after.score().isPresent()) {
                Ratio reached = after.score().get().proved();
                assertTrue(reached.compareTo(rating.score().get().possible()) <= 0, sample.toString());
                moved += reached.equals(rating.score().get().proved()) ? 0 : 1;
            }
        }
        assertTrue(moved > ROUNDS / 4, "only " + moved);
    }

    @Test
    void an_acceptance_has_no_points() {
        RandomScores source = new RandomScores("gates");
        Random random = new Random(8);
        for (int i = 0; i < ROUNDS; i++) {
            Sample sample = sample(source, random);
            assertEquals(Map.of(), sample.points());
            assertFalse(sample.rating().score().isPresent());
            assertEquals(List.of(), sample.rating().groups());
        }
    }
}
