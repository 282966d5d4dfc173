package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.CaseImpact.Cause;
import org.lingtan.engine.workbench.CaseImpact.Rerated;
import org.lingtan.engine.workbench.CaseImpact.SubjectImpact;
import org.lingtan.engine.workbench.Impact.CriterionImpact;
import org.lingtan.engine.workbench.Impact.Moves;
import org.lingtan.engine.workbench.Impact.SingleCase;
import org.lingtan.engine.workbench.Impact.Transition;
import org.lingtan.engine.workbench.StoredCase.Status;

/** Counts the cases of one standing. */
final class SectionTally {

    private static final Comparator<SingleCase> BY_NAME = Comparator.comparing(
                    (SingleCase single) -> single.stored().name())
            .thenComparing(single -> single.impact().subject());

    private final Status status;
    private long cases;
    private long subjects;
    private long certified;
    private long beforeNotInForce;
    private long afterNotInForce;
    private Moves moves = new Moves(0, 0, 0, 0, BigDecimal.ZERO);
    private final SortedMap<Transition, Long> transitions = new TreeMap<>();
    private final SortedMap<Integer, Long> scoresBefore = new TreeMap<>();
    private final SortedMap<Integer, Long> scoresAfter = new TreeMap<>();
    private final Map<String, CriterionImpact> criteria = new HashMap<>();
    private final SortedMap<Cause, Long> causes = new TreeMap<>();
    private final NavigableSet<SingleCase> rises =
            new TreeSet<>(Comparator.comparing(SingleCase::move).reversed().thenComparing(BY_NAME));
    private final NavigableSet<SingleCase> falls =
            new TreeSet<>(Comparator.comparing(SingleCase::move).thenComparing(BY_NAME));
    private final NavigableSet<SingleCase> crossings = new TreeSet<>(BY_NAME);

    SectionTally(Status status) {
        this.status = status;
    }

    void take(Rerated found) {
        cases++;
        certified += found.isCertified() ? 1 : 0;
        beforeNotInForce += found.beforeInForce() ? 0 : 1;
        afterNotInForce += found.afterInForce() ? 0 : 1;
        found.subjects().forEach(subject -> take(found, subject));
    }

    private void take(Rerated found, SubjectImpact impact) {
        subjects++;
        SingleCase single = new SingleCase(found, impact);
        move(single);
        transitions.merge(new Transition(id(impact.levelBefore()), id(impact.levelAfter())), 1L, Long::sum);
        impact.scoreBefore().ifPresent(score -> scoresBefore.merge(step(score), 1L, Long::sum));
        impact.scoreAfter().ifPresent(score -> scoresAfter.merge(step(score), 1L, Long::sum));
        impact.moved()
                .forEach((id, move) -> criteria.merge(
                        id,
                        new CriterionImpact(
                                move.signum() > 0 ? 1 : 0, move.signum() < 0 ? 1 : 0, 0, ImpactTally.rounded(move)),
                        SectionTally::plus));
        impact.outcomes()
                .forEach((id, change) ->
                        criteria.merge(id, new CriterionImpact(0, 0, 1, BigDecimal.ZERO), SectionTally::plus));
        impact.causes().forEach(cause -> causes.merge(cause, 1L, Long::sum));
        if (impact.crosses()) {
            keep(crossings, single);
        }
    }

    private void move(SingleCase single) {
        Optional<Ratio> move = single.impact().move();
        if (move.isEmpty()) {
            moves = new Moves(moves.up(), moves.down(), moves.same(), moves.without() + 1, moves.sum());
            return;
        }
        int sign = move.get().signum();
        moves = new Moves(
                moves.up() + (sign > 0 ? 1 : 0),
                moves.down() + (sign < 0 ? 1 : 0),
                moves.same() + (sign == 0 ? 1 : 0),
                moves.without(),
                moves.sum().add(ImpactTally.rounded(move.get())));
        if (sign != 0) {
            keep(sign > 0 ? rises : falls, single);
        }
    }

    private static void keep(NavigableSet<SingleCase> list, SingleCase single) {
        list.add(single);
        if (list.size() > Impact.MOST_CASES) {
            list.pollLast();
        }
    }

    private static CriterionImpact plus(CriterionImpact a, CriterionImpact b) {
        return new CriterionImpact(
                a.up() + b.up(),
                a.down() + b.down(),
                a.outcomes() + b.outcomes(),
                a.sum().add(b.sum()));
    }

    private static String id(Optional<Level> level) {
        return level.map(Level::id).orElse("");
    }

    private static int step(Ratio score) {
        Ratio steps = score.dividedBy(Ratio.of(Impact.SCORE_STEP));
        return steps.numerator().divide(steps.denominator()).intValue() * Impact.SCORE_STEP;
    }

    Impact.Section section(Rulebook before, Rulebook after) {
        Map<String, CriterionImpact> inOrder = new LinkedHashMap<>();
        Stream.concat(after.criteria().stream(), before.criteria().stream())
                .map(Criterion::id)
                .forEach(id -> {
                    CriterionImpact found = criteria.get(id);
                    if (found != null) {
                        inOrder.put(id, found);
                    }
                });
        return new Impact.Section(
                status,
                cases,
                subjects,
                certified,
                beforeNotInForce,
                afterNotInForce,
                moves,
                transitions,
                scoresBefore,
                scoresAfter,
                inOrder,
                causes,
                List.copyOf(rises),
                List.copyOf(falls),
                new ArrayList<>(crossings));
    }
}
