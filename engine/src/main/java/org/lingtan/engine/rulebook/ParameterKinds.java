package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;

/** What a parameter holds, and when. */
final class ParameterKinds {

    private ParameterKinds() {}

    static boolean isNumber(Parameter parameter) {
        return is(parameter, Ratio.class);
    }

    static boolean is(Parameter parameter, Class<?> kind) {
        return parameter.values().stream().allMatch(dated -> kind.isInstance(dated.value()));
    }

    static boolean isAlwaysPositive(Parameter parameter) {
        return parameter.values().stream()
                .allMatch(dated -> dated.value() instanceof Ratio value && value.signum() > 0);
    }

    /** Whether the parameter has a value on every day from {@code from} to {@code to} (null for open). */
    static boolean covers(Parameter parameter, LocalDate from, @Nullable LocalDate to) {
        if (parameter.values().isEmpty()) {
            return true; // what is wrong with it was noted where it stands
        }
        List<Parameter.Dated> sorted = parameter.values().stream()
                .sorted(Comparator.comparing(dated -> dated.from() == null ? LocalDate.MIN : dated.from()))
                .toList();
        LocalDate next = from;
        for (Parameter.Dated dated : sorted) {
            LocalDate begin = dated.from() == null ? LocalDate.MIN : dated.from();
            LocalDate end = dated.to();
            if (begin.isAfter(next)) {
                return false;
            }
            if (end == null || (to != null && !end.isBefore(to))) {
                return true;
            }
            next = end.isBefore(next) ? next : end.plusDays(1);
        }
        return false;
    }
}
