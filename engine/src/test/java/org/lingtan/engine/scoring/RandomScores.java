package org.lingtan.engine.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Rulebook;

/** Ratings over random facts of a test book: what is claimed holds all that is proved and fills some of what is open. */
final class RandomScores {

    final CompiledRulebook book;
    final Thresholds thresholds;

    RandomScores(String id) {
        book = TestBooks.compiled(id);
        thresholds = book.rulebook().parameters().on(LocalDate.of(2026, 3, 1));
    }

    Rulebook rulebook() {
        return book.rulebook();
    }

    /** One fact for each topic, and none for the topics of excluded criteria. */
    List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (Criterion criterion : rulebook().criteria()) {
            if (criterion.excludable() && random.nextInt(4) == 0) {
                facts.add(new Excluded(criterion.id(), thresholds));
                continue;
            }
            for (Criterion.Part part : criterion.parts()) {
                part.topics()
                        .forEach(topic -> facts.add(
                                random.nextInt(3) == 0
                                        ? open(criterion, part, topic, random)
                                        : stated(criterion, part, topic, random)));
            }
        }
        return facts;
    }

    /** The same facts with some of the open ones stated and some criteria excluded by declaration. */
    List<Fact> claimed(List<Fact> proved, Random random) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : proved) {
            Criterion criterion = criterion(fact.getCriterion());
            if (criterion.excludable() && !(fact instanceof Excluded) && random.nextInt(5) == 0) {
                facts.add(new Excluded(criterion.id(), thresholds));
            } else if (fact instanceof Open && random.nextBoolean()) {
                facts.add(restated(fact, random));
            } else {
                facts.add(fact);
            }
        }
        return facts;
    }

    /** The same facts with everything on the other criteria stated anew; exclusions stay. */
    List<Fact> otherwise(List<Fact> facts, String kept, Random random) {
        List<Fact> result = new ArrayList<>();
        for (Fact fact : facts) {
            boolean stays = fact instanceof Excluded || fact.getCriterion().equals(kept);
            result.add(stays ? fact : restated(fact, random));
        }
        return result;
    }

    /** What may stand later: claimed exclusions accepted or refused, open evidence supplied or not, the settled kept. */
    List<Fact> answered(List<Fact> proved, List<Fact> claimed, Random random) {
        Set<String> declared = excluded(claimed);
        declared.removeAll(excluded(proved));
        declared.removeIf(id -> random.nextBoolean());
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : proved) {
            if (declared.contains(fact.getCriterion())) {
                facts.add(new Excluded(fact.getCriterion(), thresholds));
            } else {
                boolean supplied = fact instanceof Open open && open.isUnsettled() && random.nextInt(4) > 0;
                facts.add(supplied ? restated(fact, random) : fact);
            }
        }
        return facts;
    }

    /** The criteria that do not apply. */
    Set<String> excluded(List<Fact> facts) {
        return facts.stream()
                .filter(Excluded.class::isInstance)
                .map(Fact::getCriterion)
                .collect(Collectors.toSet());
    }

    private Fact restated(Fact fact, Random random) {
        Criterion criterion = criterion(fact.getCriterion());
        Criterion.Part part = criterion.parts().stream()
                .filter(p -> p.id().equals(fact.getPart()))
                .findFirst()
                .orElseThrow();
        Criterion.Topic topic = part.topics().stream()
                .filter(t -> t.id().equals(fact.getTopic()))
                .findFirst()
                .orElseThrow();
        return stated(criterion, part, topic, random);
    }

    private Criterion criterion(String id) {
        return rulebook().criteria().stream()
                .filter(criterion -> criterion.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Fact open(Criterion criterion, Criterion.Part part, Criterion.Topic topic, Random random) {
        boolean quantity = topic.kind() == Criterion.TopicKind.QUANTITY;
        List<Open.Reason> reasons =
                quantity ? List.of(Open.Reason.values()) : List.of(Open.Reason.MISSING, Open.Reason.AWAITING);
        Open.Reason reason = reasons.get(random.nextInt(reasons.size()));
        return new Open(criterion.id(), part.id(), topic.id(), reason, thresholds);
    }

    private Fact stated(Criterion criterion, Criterion.Part part, Criterion.Topic topic, Random random) {
        String id = criterion.id();
        return switch (topic.kind()) {
            case QUANTITY -> new Measured(id, part.id(), topic.id(), value(random), thresholds);
            case ATTESTATION -> new Attested(id, part.id(), topic.id(), random.nextBoolean(), thresholds);
            case DOCUMENT, TABLE -> new Documented(id, part.id(), topic.id(), thresholds);
            case PROPERTY -> new Described(id, part.id(), topic.id(), "public", thresholds);
        };
    }

    private static Ratio value(Random random) {
        return random.nextBoolean()
                ? Ratio.of(random.nextInt(11) * 10L)
                : Ratio.of(random.nextInt(12_000), 1 + random.nextInt(119));
    }

    Map<String, CriterionScore> scores(List<Fact> facts) {
        Map<String, List<Finding>> byCriterion = new LinkedHashMap<>();
        book.evaluate(facts, Evaluator.FLAT)
                .forEach(finding -> byCriterion
                        .computeIfAbsent(finding.criterion(), id -> new ArrayList<>())
                        .add(finding));
        Map<String, CriterionScore> scores = new LinkedHashMap<>();
        rulebook()
                .criteria()
                .forEach(criterion -> scores.put(
                        criterion.id(),
                        CriterionScore.of(criterion, byCriterion.getOrDefault(criterion.id(), List.of()), thresholds)));
        return scores;
    }

    RatingInput input(List<Fact> proved, List<Fact> claimed, boolean offsets) {
        Optional<OffsetAccount> account =
                Optional.of(new OffsetAccount(Ratio.ZERO, Ratio.ZERO, offsets, List.of(), List.of()));
        return new RatingInput(rulebook(), thresholds, scores(proved), scores(claimed), account, account);
    }
}
