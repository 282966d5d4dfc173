package org.lingtan.catalog.factor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Confidence;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * One row of a factor table, as it answers one question.
 *
 * @param table the table, for example {@code grid-factors}
 * @param row the row within it, for example {@code 43-2023}
 * @param subject the region, carrier or product it is for
 * @param value the value, exact as published
 * @param unit the compound unit, for example {@code kgCO2/kWh}, {@code tCO2/1e4 Nm3}, {@code kgce/kg}
 * @param purposes what it may be used for, at least one
 * @param year the year the data are of; null where the source names none
 * @param from the first day it may be used (its publication); null where not established
 * @param to the last day it may be used; null until replaced
 * @param source where it comes from
 * @param confidence how well it is known
 * @param warnings what the reader must know about this answer, for example that an older year's value was taken
 */
public record Factor(
        String table,
        String row,
        Text subject,
        Ratio value,
        String unit,
        List<Purpose> purposes,
        @Nullable Integer year,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Text source,
        Confidence confidence,
        List<Text> warnings) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it serves no purpose
     */
    public Factor {
        purposes = List.copyOf(purposes);
        warnings = List.copyOf(warnings);
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("The factor (%s#%s) needs a purpose.".formatted(table, row));
        }
    }

    /**
     * Where it stands, for traces.
     *
     * @return for example {@code catalogue:grid-factors#43-2023}
     */
    public String place() {
        return "catalogue:" + table + "#" + row;
    }

    /**
     * The data year.
     *
     * @return the year, or empty where the source names none
     */
    public Optional<Integer> findYear() {
        return Optional.ofNullable(year);
    }

    /**
     * Whether it may be used on a day: published by then and not yet replaced.
     *
     * @param date the assessment date
     * @return true if it may
     */
    public boolean inForce(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }

    /**
     * The factor, if it serves a purpose.
     *
     * @param asked the purpose
     * @return this factor
     * @throws PurposeException if it does not
     */
    public Factor serving(Purpose asked) {
        if (!purposes.contains(asked)) {
            throw new PurposeException(place(), purposes, asked);
        }
        return this;
    }

    Factor warn(Text warning) {
        List<Text> all = new ArrayList<>(warnings);
        all.add(warning);
        return new Factor(table, row, subject, value, unit, purposes, year, from, to, source, confidence, all);
    }
}
