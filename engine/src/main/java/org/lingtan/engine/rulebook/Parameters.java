package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.fact.Thresholds;

/** Every parameter of a rulebook. Safe for use by many threads at once. */
public final class Parameters {

    private final List<Parameter> all;
    private volatile @Nullable OnDay last;

    /** Assessments of one day follow each other, and resolving some hundred parameters costs more than a rule. */
    private record OnDay(LocalDate date, Thresholds thresholds) {}

    /**
     * Takes the parameters.
     *
     * @param all the parameters, in file order; ids are unique
     */
    public Parameters(List<Parameter> all) {
        this.all = List.copyOf(all);
    }

    /**
     * The parameters.
     *
     * @return all of them, in file order
     */
    public List<Parameter> all() {
        return all;
    }

    /**
     * A parameter.
     *
     * @param id the id
     * @return the parameter, or empty
     */
    public Optional<Parameter> find(String id) {
        return all.stream().filter(parameter -> parameter.id().equals(id)).findFirst();
    }

    /**
     * The values in force on a day.
     *
     * @param date the day
     * @return the values; a parameter without a value on that day is absent
     */
    public Thresholds on(LocalDate date) {
        OnDay known = last;
        if (known != null && known.date().equals(date)) {
            return known.thresholds();
        }
        Thresholds thresholds = new Thresholds(resolved(date));
        last = new OnDay(date, thresholds);
        return thresholds;
    }

    private Map<String, Object> resolved(LocalDate date) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : all) {
            for (Parameter.Dated dated : parameter.values()) {
                boolean begun = dated.from() == null || !date.isBefore(dated.from());
                boolean over = dated.to() != null && date.isAfter(dated.to());
                if (begun && !over) {
                    values.put(parameter.id(), dated.value());
                }
            }
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters parameters && all.equals(parameters.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
