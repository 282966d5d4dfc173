package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Level.Offsetting;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.Rulebook.Scheme;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Looks at the levels as a whole: between the lowest and the highest no score is without a level; where prerequisites cap
 * the level, bounds rise and say only what is read; a rank that is permitted is the rank of a level;
 * and the most that can be earned is what the standard prints.
 */
final class LevelCheck {

    private static final String FILE = "levels.yaml";
    private static final String HIGHEST = "rank.highest";
    private static final String MAXIMUM = "total.maximum";
    private static final String DIVISOR = "total.divisor";

    private final Rulebook rulebook;
    private final List<Defect> defects = new ArrayList<>();

    private LevelCheck(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * Checks the levels and ranks of a rulebook.
     *
     * @param rulebook the rulebook
     * @param rules its rules
     * @return the defects
     */
    static List<Defect> check(Rulebook rulebook, List<RuleStatement> rules) {
        LevelCheck check = new LevelCheck(rulebook);
        if (rulebook.scheme() == Scheme.CAPPED) {
            check.capped();
            check.ranks(rules);
        } else if (rulebook.scheme() != Scheme.ACCEPTANCE) {
            check.gaps(Offsetting.COMPLETE);
            check.gaps(Offsetting.INCOMPLETE);
        }
        check.maximum();
        return check.defects;
    }

    /** What can be earned at most is what the standard prints: as a number, or as the end of the highest level. */
    private void maximum() {
        if (rulebook.scheme() == Scheme.ACCEPTANCE) {
            return;
        }
        Ratio reachable = reachable();
        rulebook.parameters()
                .find(MAXIMUM)
                .filter(parameter -> ranks(parameter).findAny().isEmpty()
                        || !ranks(parameter).allMatch(reachable::equals)
                        || !isFromTheFirstDay())
                .ifPresent(parameter ->
                        defects.add(Places.of("parity.maximum", parameter.place(), reachable.toDecimal(), MAXIMUM)));
        if (!isPrinted(reachable)) {
            note("parity.maximum-missing", reachable.toDecimal(), MAXIMUM);
        }
        for (Level level : rulebook.levels()) {
            Ratio end = level.score().max();
            if (end != null && end.compareTo(reachable) > 0) {
                note("parity.maximum", reachable.toDecimal(), level.id());
            }
            Ratio start = level.score().min();
            int order = start == null ? -1 : start.compareTo(reachable);
            if (order > 0 || (order == 0 && level.score().minOpen())) {
                note("level.unreachable", level.id(), reachable.toDecimal());
            }
        }
    }

    /** Of weighted shares 100 follows from the formula; any other sum must be held against a number of the standard. */
    private boolean isPrinted(Ratio reachable) {
        return rulebook.scheme() == Scheme.WEIGHTED
                || rulebook.parameters().find(MAXIMUM).isPresent()
                || rulebook.levels().stream()
                        .anyMatch(level -> reachable.equals(level.score().max()));
    }

    private boolean isFromTheFirstDay() {
        return rulebook.parameters().on(rulebook.effectiveFrom()).isInForce(MAXIMUM);
    }

    private Ratio reachable() {
        if (rulebook.scheme() == Scheme.WEIGHTED) {
            return Ratio.HUNDRED;
        }
        Ratio sum = Ratio.ZERO;
        for (Criterion criterion : rulebook.criteria()) {
            for (Criterion.Part part : criterion.parts()) {
                sum = criterion.kind() == Criterion.Kind.POINTS
                        ? sum.plus(rulebook.parameters()
                                .find(part.maximum())
                                .map(LevelCheck::most)
                                .orElse(Ratio.ZERO))
                        : sum;
            }
        }
        Ratio divisor =
                rulebook.parameters().find(DIVISOR).map(LevelCheck::most).orElse(Ratio.ONE);
        return rulebook.scheme() == Scheme.CAPPED && divisor.signum() > 0 ? sum.dividedBy(divisor) : sum;
    }

    private static Ratio most(Parameter parameter) {
        return ranks(parameter).reduce(Ratio.ZERO, Ratio::max);
    }

    private void note(String code, Object... found) {
        Defect defect = Defect.of(code, FILE, 0, "", found);
        if (!defects.contains(defect)) {
            defects.add(defect);
        }
    }

    /** Where the offsetting is complete, or is not, the levels that ask for it or for nothing follow one another. */
    private void gaps(Offsetting state) {
        List<Level> levels = rulebook.levels().stream()
                .filter(level -> level.offsets() == state || level.offsets() == Offsetting.ANY)
                .sorted(Comparator.comparing(level -> least(level.score())))
                .toList();
        for (int i = 1; i < levels.size(); i++) {
            Interval lower = levels.get(i - 1).score();
            Interval upper = levels.get(i).score();
            boolean touch =
                    lower.max() != null && lower.max().equals(upper.min()) && lower.maxOpen() != upper.minOpen();
            if (!touch && (lower.max() == null || least(upper).compareTo(lower.max()) >= 0)) {
                note("level.gap", levels.get(i - 1).id(), levels.get(i).id());
            }
        }
        if (!levels.isEmpty()) {
            top(levels.get(levels.size() - 1));
        }
    }

    /** Who earns everything has a level. */
    private void top(Level highest) {
        Ratio end = highest.score().max();
        int order = end == null ? 1 : end.compareTo(reachable());
        if (order < 0 || (order == 0 && highest.score().maxOpen())) {
            note("level.top", highest.id(), reachable().toDecimal());
        }
    }

    private static Ratio least(Interval interval) {
        return interval.min() == null ? Ratio.of(Long.MIN_VALUE) : interval.min();
    }

    /** Grades are read by their lower bounds alone, each inside its grade. */
    private void capped() {
        Ratio before = null;
        for (Level level : rulebook.levels()) {
            Interval score = level.score();
            if (score.minOpen() || score.max() != null || level.offsets() != Offsetting.ANY) {
                note("level.ignored", level.id());
            }
            if (before != null && (score.min() == null || score.min().compareTo(before) <= 0)) {
                note("level.order", level.id());
            }
            before = score.min() == null ? before : score.min();
        }
    }

    private void ranks(List<RuleStatement> rules) {
        Ratio highest = Ratio.of(rulebook.levels().size() - 1L);
        for (RuleStatement rule : rules) {
            if (rule.verb().equals("permitted") || rule.verb().equals("permittedUpTo")) {
                rule.arguments().stream()
                        .filter(argument -> !argument.fact())
                        .forEach(argument -> rulebook.parameters()
                                .find(argument.text())
                                .filter(parameter -> ranks(parameter).anyMatch(rank -> !isRank(rank, highest)))
                                .ifPresent(parameter -> rank(parameter, highest)));
            }
        }
        rulebook.parameters()
                .find(HIGHEST)
                .filter(parameter -> !ranks(parameter).allMatch(highest::equals))
                .ifPresent(parameter -> rank(parameter, highest));
    }

    private void rank(Parameter parameter, Ratio highest) {
        Defect defect = Places.of("parity.rank", parameter.place(), parameter.id(), highest.toDecimal());
        if (!defects.contains(defect)) {
            defects.add(defect);
        }
    }

    private static boolean isRank(Ratio rank, Ratio highest) {
        return rank.signum() >= 0 && rank.compareTo(highest) <= 0 && rank.equals(rank.ceiling());
    }

    private static Stream<Ratio> ranks(Parameter parameter) {
        return parameter.values().stream().flatMap(dated -> {
            if (dated.value() instanceof Bands bands) {
                return bands.steps().stream().map(Bands.Step::points);
            }
            return dated.value() instanceof Ratio rank ? Stream.of(rank) : Stream.of();
        });
    }
}
