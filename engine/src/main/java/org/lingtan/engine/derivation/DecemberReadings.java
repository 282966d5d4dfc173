package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Set;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * Which enterprises have at least one valid reading of energy or carbon in December of the year: by the series where one
 * is submitted, else by the date of the last reading in the platform's export.
 */
final class DecemberReadings {

    private static final Set<String> ENERGY_OR_CARBON =
            Set.of("energy", "coal-equivalent", "mass", "volume", "co2", "co2-equivalent", "carbon");

    private final boolean submitted;
    private final Set<String> read;
    private final LocalDate first;
    private final LocalDate last;

    private DecemberReadings(boolean submitted, Set<String> read, LocalDate first, LocalDate last) {
        this.submitted = submitted;
        this.read = read;
        this.first = first;
        this.last = last;
    }

    static DecemberReadings of(Scope scope, Trace trace) {
        Set<String> read = new HashSet<>();
        String december = scope.year() + "-" + Month.DECEMBER.getValue();
        for (Row row : scope.optional("readings", trace)) {
            if (isValid(row, december)) {
                row.findText("enterprise").ifPresent(enterprise -> read.add(enterprise.strip()));
            }
        }
        return new DecemberReadings(
                scope.has("readings"), read, LocalDate.of(scope.year(), Month.DECEMBER, 1), scope.yearEnd());
    }

    /** Intake sums a series by meter and counts the valid readings of December; a single reading has its time. */
    private static boolean isValid(Row row, String december) {
        boolean inDecember =
                row.findNumber("december").filter(count -> count.signum() > 0).isPresent()
                        || row.findText("time")
                                .filter(time -> time.startsWith(december))
                                .isPresent();
        boolean measures = row.findText("unit")
                .flatMap(Unit::find)
                .filter(unit -> ENERGY_OR_CARBON.contains(unit.dimension()))
                .isPresent();
        boolean isNegative =
                row.findNumber("value").filter(value -> value.signum() < 0).isPresent();
        return inDecember && measures && !isNegative;
    }

    boolean hasReading(Row enterprise) {
        if (submitted) {
            return read.contains(enterprise.text("id").strip());
        }
        return enterprise
                .findDate("last-reading")
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .isPresent();
    }
}
