package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;

/** Writes the values of parameters: numbers, tables of bands and ranges, with their unit. */
final class Figures {

    private final LanguageBundle words;

    Figures(LanguageBundle words) {
        this.words = words;
    }

    /** A value with its unit. */
    String of(Object value, String unit) {
        if (value instanceof Bands bands) {
            return bands.steps().stream()
                    .map(step -> words.get(
                            bands.atMost() ? "figure.step-most" : "figure.step-least",
                            step.bound().toDecimal() + unit(unit),
                            step.points().toDecimal()))
                    .collect(Collectors.joining(words.get("figure.and")));
        }
        return plain(value) + unit(unit);
    }

    /** From a value to another, the unit once. */
    String between(Object before, Object after, String unit) {
        if (before instanceof Bands was && after instanceof Bands now && sameScale(was, now)) {
            List<String> steps = new ArrayList<>();
            for (int i = 0; i < now.steps().size(); i++) {
                Bands.Step step = now.steps().get(i);
                Bands.Step old = was.steps().get(i);
                if (!step.equals(old)) {
                    steps.add(words.get(
                            "figure.step-changed",
                            step.points().toDecimal(),
                            old.bound().toDecimal(),
                            step.bound().toDecimal() + unit(unit)));
                }
            }
            return String.join(words.get("figure.and"), steps);
        }
        return before instanceof Bands || after instanceof Bands
                ? of(before, unit) + " -> " + of(after, unit)
                : plain(before) + " -> " + plain(after) + unit(unit);
    }

    private static boolean sameScale(Bands was, Bands now) {
        return was.atMost() == now.atMost()
                && was.steps().stream()
                        .map(Bands.Step::points)
                        .toList()
                        .equals(now.steps().stream().map(Bands.Step::points).toList());
    }

    private static String plain(Object value) {
        if (value instanceof Ratio number) {
            return number.toDecimal();
        }
        return value instanceof Interval range ? range(range) : String.valueOf(value);
    }

    /** A range by its ends, for example {@code ≥ 60, < 80}. */
    static String range(Interval range) {
        List<String> ends = new ArrayList<>();
        if (range.min() != null) {
            ends.add((range.minOpen() ? "> " : "≥ ") + range.min().toDecimal());
        }
        if (range.max() != null) {
            ends.add((range.maxOpen() ? "< " : "≤ ") + range.max().toDecimal());
        }
        return String.join(", ", ends);
    }

    /** The word of a choice in keys and in JSON. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String unit(String unit) {
        return unit.equals("1") ? "" : " " + unit;
    }
}
