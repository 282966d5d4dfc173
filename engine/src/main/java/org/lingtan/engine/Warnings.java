package org.lingtan.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.MovedPoints;
import org.lingtan.engine.scoring.RatingInput;

/** What the reader of an assessment must know although no point depends on it. */
record Warnings(Rulebook rulebook, Thresholds thresholds, LocalDate date) {

    private static final String DIVISOR = "total.divisor";
    private static final String CLEAN_ALARM = "alarm.clean-share";
    private static final String DIRECT_SUPPLY = "warning.direct-supply";
    private static final String CLEAN_SHARE = "energy.clean-share";
    private static final String DIRECT_SHARE = "energy.direct-green-share";

    List<Text> of(RatingInput input, Subject subject, List<Determination> determinations) {
        Set<Text> warnings = new LinkedHashSet<>();
        if (thresholds.isInForce(DIVISOR)) {
            warnings.add(Determinations.text("points.divided", thresholds.number(DIVISOR)));
        }
        warnings.addAll(moved(input));
        for (Determination determination : determinations) {
            for (Determination.Input used : determination.inputs()) {
                if (!used.formula().isEmpty() && isQuantity(used.quantity())) {
                    warnings.addAll(subject.quantities().apply(used.quantity()).warnings());
                }
            }
        }
        if (isCoreMet(input)) {
            alarm(CLEAN_ALARM, subject, CLEAN_SHARE).ifPresent(warnings::add);
        }
        excess(input, subject).ifPresent(warnings::add);
        if (rulebook.criteria().stream().anyMatch(criterion -> criterion.kind() == Criterion.Kind.MEASURE)) {
            warnings.add(Determinations.text("measures.constructed"));
        }
        alarm(DIRECT_SUPPLY, subject, DIRECT_SHARE).ifPresent(warnings::add);
        warnings.addAll(targets());
        LocalDate judging = rulebook.nearest(date);
        if (!judging.equals(date)) {
            warnings.add(Determinations.text("outside-validity", date, judging));
        }
        return List.copyOf(warnings);
    }

    /** Where the points of indicators that do not apply went: first the groups that lost theirs, then those that carry them. */
    private List<Text> moved(RatingInput input) {
        if (rulebook.scheme() != Rulebook.Scheme.WEIGHTED) {
            return List.of();
        }
        List<MovedPoints> groups = MovedPoints.of(input);
        return Stream.concat(
                        groups.stream()
                                .filter(MovedPoints::isEmptied)
                                .map(group -> Determinations.text("points.moved-away", group.titles())),
                        groups.stream().filter(group -> !group.isEmptied()).map(Warnings::moved))
                .toList();
    }

    private static Text moved(MovedPoints group) {
        String each = shown(group.each());
        String whole = shown(group.whole());
        return group.excluded() == 0
                ? Determinations.text("points.moved-here", group.titles(), each, whole)
                : Determinations.text(
                        "points.moved", group.titles(), group.excluded(), group.indicators(), each, whole);
    }

    private static String shown(Ratio points) {
        return new BigDecimal(points.toRounded(2)).stripTrailingZeros().toPlainString();
    }

    private boolean isQuantity(String topic) {
        return rulebook.criteria().stream()
                .flatMap(criterion -> criterion.parts().stream())
                .flatMap(part -> part.topics().stream())
                .anyMatch(t -> t.id().equals(topic) && t.kind() == Criterion.TopicKind.QUANTITY);
    }

    private boolean isCoreMet(RatingInput input) {
        return rulebook.criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.CORE)
                .anyMatch(criterion -> {
                    var score = input.proved().get(criterion.id());
                    return score != null && score.outcome() == Outcome.MET;
                });
    }

    /** How much CO2 is above the limit of the size class, where the core is not met (source N, annex 3). */
    private Optional<Text> excess(RatingInput input, Subject subject) {
        boolean missed = rulebook.criteria().stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.CORE)
                .anyMatch(criterion -> input.proved(criterion.id()).outcome() == Outcome.NOT_MET);
        if (!missed) {
            return Optional.empty();
        }
        Optional<Ratio> energy = subject.quantities().apply("energy.total").findValue();
        Optional<Ratio> carbon = subject.quantities().apply("carbon.total").findValue();
        if (energy.isEmpty() || carbon.isEmpty() || !thresholds.isInForce("core.large.from")) {
            return Optional.empty();
        }
        boolean large = energy.get().compareTo(thresholds.number("core.large.from")) >= 0;
        String bound = large ? "core.large.limit" : "core.medium.limit";
        if (!thresholds.isInForce(bound)) {
            return Optional.empty();
        }
        Ratio limit = thresholds.number(bound);
        Ratio above = carbon.get().minus(limit.times(energy.get()));
        return Optional.of(Determinations.text("core.excess", limit, above.toRounded(2)));
    }

    private Optional<Text> alarm(String parameter, Subject subject, String quantity) {
        if (!thresholds.isInForce(parameter)) {
            return Optional.empty();
        }
        Ratio bound = thresholds.number(parameter);
        Derived derived = subject.quantities().apply(quantity);
        return derived.findValue()
                .filter(value -> value.compareTo(bound) < 0)
                .map(value -> Determinations.text(parameter, value.toRounded(2), bound.toDecimal()));
    }

    /** Limits whose first year is still to come are shown as targets. */
    private List<Text> targets() {
        List<Text> texts = new ArrayList<>();
        for (Parameter parameter : rulebook.parameters().all()) {
            if (!thresholds.isInForce(parameter.id())) {
                parameter.values().stream()
                        .filter(dated -> dated.from() != null && dated.from().isAfter(date))
                        .findFirst()
                        .ifPresent(next -> texts.add(Determinations.text(
                                "not-in-force",
                                parameter.id(),
                                date,
                                String.valueOf(next.from()),
                                next.value(),
                                parameter.unit())));
            }
        }
        return texts;
    }
}
