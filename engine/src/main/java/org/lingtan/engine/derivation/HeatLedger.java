package org.lingtan.engine.derivation;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * Heat bought and sent out, summed by direction, source and measured factor.
 *
 * @param lines the sums, never negative
 * @param trace what it rests on
 */
record HeatLedger(SortedMap<HeatLedger.Line, Ratio> lines, Trace trace) {

    /**
     * What was summed together.
     *
     * @param bought whether it was bought; else sent out
     * @param fossil whether it comes from fossil sources
     * @param factor the id of a measured factor; empty if none
     * @param unit the unit
     */
    record Line(boolean bought, boolean fossil, String factor, Unit unit) {

        static final Comparator<Line> ORDER = Comparator.comparing(Line::bought)
                .thenComparing(Line::fossil)
                .thenComparing(Line::factor)
                .thenComparing(line -> line.unit().symbol());

        /** Steam weighed instead of measured by enthalpy has a conventional coal equivalent of its own. */
        String carrier() {
            return unit.dimension().equals("mass") ? "low-pressure steam" : "heat";
        }

        Ratio signed(Ratio amount) {
            return bought ? amount : amount.negate();
        }
    }

    static HeatLedger of(Scope scope) {
        return scope.shared(HeatLedger.class, "year", HeatLedger::read);
    }

    private static HeatLedger read(Scope scope) {
        Trace trace = new Trace();
        SortedMap<Line, Ratio> lines = new TreeMap<>(Line.ORDER);
        for (Row row : scope.assumedEmpty("heat", trace)) {
            Unit unit = Unit.find(row.text("unit")).orElse(null);
            if (unit == null) {
                trace.missing("unit.unusable", row.text("unit"), "heat", row.place());
                continue;
            }
            Line line = new Line(
                    row.text("direction").equals("bought"),
                    row.isYes("fossil"),
                    row.findText("factor").map(String::strip).orElse(""),
                    unit);
            lines.merge(line, row.number("amount"), Ratio::plus);
        }
        return new HeatLedger(lines, trace);
    }
}
