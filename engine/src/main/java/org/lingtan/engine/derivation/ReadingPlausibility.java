package org.lingtan.engine.derivation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/**
 * Meters whose readings jump, repeat, have gaps or lie outside the year, each with the amount of energy it touches, and
 * readings of enterprises the register does not know. Intake delivers one row for each meter with what it counted.
 */
final class ReadingPlausibility {

    private static final List<String> COUNTED = List.of("jumps", "repeats", "gaps");

    private ReadingPlausibility() {}

    static void check(PlausibilityCheck check) {
        Set<String> known = new HashSet<>();
        check.rows("enterprises").forEach(row -> known.add(id(row.text("id"))));
        for (Row row : check.rows("readings")) {
            String meter = row.findText("meter").orElse("?");
            String unit = row.findText("unit").orElse("?");
            for (String what : COUNTED) {
                Ratio count = row.findNumber(what).orElse(Ratio.ZERO);
                if (count.signum() > 0) {
                    Ratio energy = row.findNumber(what + "-energy").orElse(Ratio.ZERO);
                    check.report("readings-" + what, row, meter, count, energy.toDecimal(), unit);
                }
            }
            row.findText("enterprise")
                    .filter(enterprise -> !known.contains(id(enterprise)))
                    .ifPresent(enterprise -> check.report("readings-unknown-enterprise", row, meter, enterprise));
        }
        outside(check);
    }

    /** Often every meter has them, a whole export being handed in, so they are one warning. */
    private static void outside(PlausibilityCheck check) {
        List<Row> meters = check.rows("readings").stream()
                .filter(row -> row.findNumber("outside").orElse(Ratio.ZERO).signum() > 0)
                .toList();
        if (!meters.isEmpty()) {
            Ratio count = meters.stream().map(row -> row.number("outside")).reduce(Ratio.ZERO, Ratio::plus);
            check.report("readings-outside", meters.get(0), meters.size(), count);
        }
    }

    private static String id(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
