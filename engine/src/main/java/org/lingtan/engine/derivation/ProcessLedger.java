package org.lingtan.engine.derivation;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * Industrial processes, the carbon balance of conversion, and bunkers.
 *
 * @param outputs the output of each process
 * @param carbonIn carbon into conversion, in tC
 * @param carbonOut carbon out of conversion in products, in tC
 * @param hasConversion whether a carbon balance was submitted
 * @param bunkers international bunkers: listed, never deducted
 * @param trace what it rests on
 */
record ProcessLedger(
        SortedMap<ProcessLedger.Line, Ratio> outputs,
        Ratio carbonIn,
        Ratio carbonOut,
        boolean hasConversion,
        SortedMap<ProcessLedger.Line, Ratio> bunkers,
        Trace trace) {

    /** Tonnes of CO2 for each tonne of carbon at full oxidation: the ratio of the molar masses. */
    private static final Ratio CO2_PER_CARBON = Ratio.of(44, 12);

    private static final Unit TC = Unit.of("tC");

    /**
     * What was summed together.
     *
     * @param product the product or material
     * @param factor the id of a factor in evidence; empty if none
     * @param unit the unit
     */
    record Line(String product, String factor, Unit unit) {
        static final Comparator<Line> ORDER = Comparator.comparing(Line::product)
                .thenComparing(Line::factor)
                .thenComparing(line -> line.unit().symbol());
    }

    static ProcessLedger of(Scope scope) {
        return scope.shared(ProcessLedger.class, "year", ProcessLedger::read);
    }

    /** Carbon in minus carbon out, oxidised completely, in tCO2. */
    FactorChoice.Product conversion() {
        Ratio value = carbonIn.minus(carbonOut).times(CO2_PER_CARBON);
        return new FactorChoice.Product(value, "(" + carbonIn + " tC - " + carbonOut + " tC) x 44 / 12");
    }

    private static ProcessLedger read(Scope scope) {
        Trace trace = new Trace();
        SortedMap<Line, Ratio> outputs = new TreeMap<>(Line.ORDER);
        SortedMap<Line, Ratio> bunkers = new TreeMap<>(Line.ORDER);
        Ratio[] carbon = {Ratio.ZERO, Ratio.ZERO};
        boolean hasConversion = false;
        for (Row row : scope.assumedEmpty("process", trace)) {
            Unit unit = Unit.find(row.text("unit")).orElse(null);
            String kind = row.text("kind");
            boolean isCarbon = kind.startsWith("carbon");
            if (unit == null || (isCarbon && !unit.convertsTo(TC))) {
                trace.missing("unit.unusable", row.text("unit"), "process", row.place());
                continue;
            }
            Ratio amount = row.number("amount");
            if (isCarbon) {
                int side = kind.equals("carbon-in") ? 0 : 1;
                carbon[side] = carbon[side].plus(unit.convert(amount, TC));
                hasConversion = true;
            } else {
                Line line = new Line(
                        row.text("product").strip(),
                        row.findText("factor").map(String::strip).orElse(""),
                        unit);
                (kind.equals("process") ? outputs : bunkers).merge(line, amount, Ratio::plus);
            }
        }
        if (carbon[1].compareTo(carbon[0]) > 0) {
            trace.missing("conversion.negative", carbon[0], carbon[1]);
        }
        return new ProcessLedger(outputs, carbon[0], carbon[1], hasConversion, bunkers, trace);
    }
}
