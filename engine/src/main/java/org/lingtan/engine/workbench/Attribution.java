package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.Rated;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;
import org.lingtan.engine.scoring.RatingInput;
import org.lingtan.engine.scoring.Scheme;
import org.lingtan.engine.workbench.CaseImpact.Cause;
import org.lingtan.engine.workbench.CaseImpact.OutcomeChange;
import org.lingtan.engine.workbench.CaseImpact.SubjectImpact;

/**
 * Says which clause moved the points of a subject, and which change decided over its level: each change is taken back
 * alone, and where the level after is then missed, it would not have been reached without that change.
 */
final class Attribution {

    private final Rated before;
    private final Rated after;

    Attribution(Rated before, Rated after) {
        this.before = before;
        this.after = after;
    }

    SubjectImpact impact() {
        Set<String> ids = new LinkedHashSet<>();
        after.input().rulebook().criteria().forEach(criterion -> ids.add(criterion.id()));
        before.input().rulebook().criteria().forEach(criterion -> ids.add(criterion.id()));
        Map<String, Ratio> moved = new LinkedHashMap<>();
        Map<String, OutcomeChange> outcomes = new LinkedHashMap<>();
        for (String id : ids) {
            Ratio move = points(after, id).minus(points(before, id));
            if (move.signum() != 0) {
                moved.put(id, move);
            }
            OutcomeChange change = new OutcomeChange(
                    score(before, id).map(CriterionScore::outcome),
                    score(after, id).map(CriterionScore::outcome));
            if (!change.before().equals(change.after())) {
                outcomes.put(id, change);
            }
        }
        Optional<Level> levelBefore = before.rating().level();
        Optional<Level> levelAfter = after.rating().level();
        boolean crosses = !levelBefore.map(Level::id).equals(levelAfter.map(Level::id));
        return new SubjectImpact(
                after.subject(),
                before.rating().score().map(Score::proved),
                after.rating().score().map(Score::proved),
                levelBefore,
                levelAfter,
                moved,
                outcomes,
                crosses ? causes(ids) : List.of());
    }

    private static Ratio points(Rated rated, String criterion) {
        Score score = rated.points().get(criterion);
        return score == null ? Ratio.ZERO : score.proved();
    }

    private static Optional<CriterionScore> score(Rated rated, String criterion) {
        return Optional.ofNullable(rated.input().proved().get(criterion));
    }

    private List<Cause> causes(Set<String> criteria) {
        List<Cause> causes = new ArrayList<>();
        for (String id : criteria) {
            if (!sameScore(score(before, id), score(after, id)) && decides(withoutChangeOf(id))) {
                causes.add(new Cause(Cause.Kind.CLAUSE, id));
            }
        }
        Rulebook was = before.input().rulebook();
        Rulebook now = after.input().rulebook();
        if (!was.levels().equals(now.levels()) && decides(withLevels(was, now))) {
            causes.add(new Cause(Cause.Kind.LEVELS, ""));
        }
        if (decides(withWeights(was, now))) {
            causes.add(new Cause(Cause.Kind.WEIGHTS, ""));
        }
        if (decides(withOffsets())) {
            causes.add(new Cause(Cause.Kind.OFFSETS, ""));
        }
        return causes.isEmpty() ? List.of(new Cause(Cause.Kind.SEVERAL, "")) : causes;
    }

    /** Which rules fired and what is missing does not count in a level. */
    private static boolean sameScore(Optional<CriterionScore> was, Optional<CriterionScore> now) {
        if (was.isEmpty() || now.isEmpty()) {
            return was.isEmpty() && now.isEmpty();
        }
        CriterionScore a = was.get();
        CriterionScore b = now.get();
        return a.outcome() == b.outcome()
                && a.points().equals(b.points())
                && a.maximum().equals(b.maximum())
                && a.share().equals(b.share())
                && a.rank().equals(b.rank());
    }

    private boolean decides(RatingInput tried) {
        Scheme scheme = Scheme.of(tried.rulebook());
        Rating rating = scheme.rate(tried, scheme.points(tried));
        return !rating.level().map(Level::id).equals(after.rating().level().map(Level::id));
    }

    private RatingInput withoutChangeOf(String id) {
        RatingInput was = before.input();
        RatingInput now = after.input();
        List<Criterion> criteria = new ArrayList<>();
        for (Criterion criterion : now.rulebook().criteria()) {
            if (criterion.id().equals(id)) {
                find(was, id).ifPresent(criteria::add);
            } else {
                criteria.add(criterion);
            }
        }
        if (find(now, id).isEmpty()) {
            find(was, id).ifPresent(criteria::add);
        }
        return new RatingInput(
                with(
                        now.rulebook(),
                        now.rulebook().groups(),
                        criteria,
                        now.rulebook().levels()),
                now.thresholds(),
                swapped(now.proved(), was.proved().get(id), id),
                swapped(now.claimed(), was.claimed().get(id), id),
                now.provedOffsets(),
                now.claimedOffsets());
    }

    private static Optional<Criterion> find(RatingInput input, String id) {
        return input.rulebook().criteria().stream()
                .filter(criterion -> criterion.id().equals(id))
                .findFirst();
    }

    private static Map<String, CriterionScore> swapped(
            Map<String, CriterionScore> scores, @Nullable CriterionScore was, String id) {
        Map<String, CriterionScore> swapped = new LinkedHashMap<>(scores);
        if (was == null) {
            swapped.remove(id);
        } else {
            swapped.put(id, was);
        }
        return swapped;
    }

    private RatingInput withLevels(Rulebook was, Rulebook now) {
        return with(
                with(now, now.groups(), now.criteria(), was.levels()),
                after.input().thresholds(),
                after.input().provedOffsets());
    }

    /** Of the thresholds, sums and stages read only weights and the numbers of the sum. */
    private RatingInput withWeights(Rulebook was, Rulebook now) {
        List<Rulebook.Group> groups = new ArrayList<>();
        for (Rulebook.Group group : now.groups()) {
            groups.add(was.groups().stream()
                    .filter(old -> old.id().equals(group.id()))
                    .findFirst()
                    .orElse(group));
        }
        boolean complete = groups.stream()
                .allMatch(group ->
                        group.weight().isEmpty() || before.input().thresholds().isInForce(group.weight()));
        return complete
                ? with(
                        with(now, groups, now.criteria(), now.levels()),
                        before.input().thresholds(),
                        after.input().provedOffsets())
                : after.input();
    }

    private RatingInput withOffsets() {
        return with(
                after.input().rulebook(),
                after.input().thresholds(),
                before.input().provedOffsets());
    }

    private RatingInput with(Rulebook book, Thresholds thresholds, Optional<OffsetAccount> offsets) {
        RatingInput now = after.input();
        return new RatingInput(book, thresholds, now.proved(), now.claimed(), offsets, now.claimedOffsets());
    }

    private static Rulebook with(
            Rulebook book, List<Rulebook.Group> groups, List<Criterion> criteria, List<Level> levels) {
        return new Rulebook(
                book.id(),
                book.digest(),
                book.titles(),
                book.standard(),
                book.edition(),
                book.effectiveFrom(),
                book.effectiveTo(),
                book.optInFrom(),
                book.scheme(),
                book.subject(),
                book.offsets(),
                book.dependencies(),
                groups,
                criteria,
                book.parameters(),
                levels,
                book.rules());
    }
}
