package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;

/**
 * A number, table of bands or range of a rulebook, with its values over time.
 *
 * @param id the id, for example {@code X16.bands}
 * @param unit the unit of the value or of the bounds
 * @param basis {@code published}, {@code cited}, {@code constructed} or {@code interpretation}
 * @param source where it comes from
 * @param values the values, by validity, without overlap
 * @param place file and line
 */
public record Parameter(String id, String unit, String basis, Text source, List<Dated> values, String place) {

    /**
     * A value with its validity.
     *
     * @param from the first day, or null for always
     * @param to the last day, or null for open
     * @param value a Ratio, Bands or Interval
     */
    public record Dated(@Nullable LocalDate from, @Nullable LocalDate to, Object value) {}

    /** Copies the values. */
    public Parameter {
        values = List.copyOf(values);
    }
}
