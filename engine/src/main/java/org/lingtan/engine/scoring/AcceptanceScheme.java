package org.lingtan.engine.scoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;

/**
 * Basic conditions and a core limit (source N, annexes 1 and 3). In this order: a basic condition not met, the core
 * without a limit, the core not met, anything undetermined, and only then the acceptance application is possible.
 */
record AcceptanceScheme() implements Scheme {

    private static final String POSSIBLE = "acceptance-possible";
    private static final String NOT_POSSIBLE = "acceptance-not-possible";
    private static final String NO_LIMIT = "core-not-applicable";

    @Override
    public Map<String, Score> points(RatingInput input) {
        return Map.of();
    }

    @Override
    public Rating rate(RatingInput input, Map<String, Score> points) {
        return new Rating(
                Optional.empty(),
                level(input, input::proved),
                level(input, input::claimed),
                Optional.empty(),
                List.of());
    }

    private static Optional<Level> level(RatingInput input, Function<String, CriterionScore> scores) {
        List<Outcome> conditions = outcomes(input, Criterion.Kind.CONDITION, scores);
        List<Outcome> core = outcomes(input, Criterion.Kind.CORE, scores);
        if (conditions.contains(Outcome.NOT_MET)) {
            return named(input, NOT_POSSIBLE);
        }
        if (core.contains(Outcome.NOT_APPLICABLE)) {
            return named(input, NO_LIMIT);
        }
        if (core.contains(Outcome.NOT_MET)) {
            return named(input, NOT_POSSIBLE);
        }
        boolean open =
                conditions.stream().anyMatch(Outcome::isOpen) || core.stream().anyMatch(Outcome::isOpen);
        return open ? Optional.empty() : named(input, POSSIBLE);
    }

    private static List<Outcome> outcomes(
            RatingInput input, Criterion.Kind kind, Function<String, CriterionScore> scores) {
        return input.rulebook().criteria().stream()
                .filter(criterion -> criterion.kind() == kind)
                .map(criterion -> scores.apply(criterion.id()).outcome())
                .toList();
    }

    private static Optional<Level> named(RatingInput input, String id) {
        return input.rulebook().levels().stream()
                .filter(level -> level.id().equals(id))
                .findFirst();
    }
}
