package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.engine.fact.Thresholds;

/**
 * Every parameter of a rulebook.
 *
 * @param all the parameters, in file order; ids are unique
 */
public record Parameters(List<Parameter> all) {

    /** Copies the list. */
    public Parameters {
        all = List.copyOf(all);
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
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : all) {
            for (Parameter.Dated dated : parameter.values()) {
                boolean begun = dated.from() == null || !date.isBefore(dated.from());
                boolean over = dated.to() != null && date.isAfter(dated.to());
                if (begun && !over) {
                    values.put(parameter.id(), dated.value());
                }
            }
        }
        return new Thresholds(values);
    }
}
