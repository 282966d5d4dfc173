package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.Parameter;

/** Days on which a parameter has one value before and another one after. */
record ValuePeriod(LocalDate from, @Nullable LocalDate to, Optional<Object> before, Optional<Object> after) {

    /** The periods between two days (null for open) in which two parameters have different values, none adjoining equal. */
    static List<ValuePeriod> different(
            Optional<Parameter> before, Optional<Parameter> after, LocalDate first, @Nullable LocalDate last) {
        TreeSet<LocalDate> starts = new TreeSet<>(List.of(first));
        before.ifPresent(parameter -> addStarts(parameter, first, last, starts));
        after.ifPresent(parameter -> addStarts(parameter, first, last, starts));
        List<ValuePeriod> periods = new ArrayList<>();
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            ValuePeriod period = new ValuePeriod(
                    start,
                    next == null ? last : next.minusDays(1),
                    before.flatMap(parameter -> value(parameter, start)),
                    after.flatMap(parameter -> value(parameter, start)));
            if (!period.before.equals(period.after)) {
                add(periods, period);
            }
        }
        return periods;
    }

    private static void add(List<ValuePeriod> periods, ValuePeriod period) {
        ValuePeriod last = periods.isEmpty() ? null : periods.get(periods.size() - 1);
        boolean goesOn = last != null
                && last.to != null
                && last.to.plusDays(1).equals(period.from)
                && last.before.equals(period.before)
                && last.after.equals(period.after);
        if (goesOn && last != null) {
            periods.set(periods.size() - 1, new ValuePeriod(last.from, period.to, period.before, period.after));
        } else {
            periods.add(period);
        }
    }

    private static void addStarts(
            Parameter parameter, LocalDate first, @Nullable LocalDate last, TreeSet<LocalDate> starts) {
        for (Parameter.Dated dated : parameter.values()) {
            if (dated.from() != null) {
                starts.add(dated.from());
            }
            if (dated.to() != null) {
                starts.add(dated.to().plusDays(1));
            }
        }
        starts.removeIf(day -> day.isBefore(first) || (last != null && day.isAfter(last)));
    }

    private static Optional<Object> value(Parameter parameter, LocalDate day) {
        for (Parameter.Dated dated : parameter.values()) {
            boolean begun = dated.from() == null || !day.isBefore(dated.from());
            boolean over = dated.to() != null && day.isAfter(dated.to());
            if (begun && !over) {
                return Optional.of(dated.value());
            }
        }
        return Optional.empty();
    }
}
