package org.lingtan.engine.derivation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * Certificates and green-power trade that count for the year, each MWh once.
 *
 * @param eligible what counts before it is held against the grid electricity, in kWh
 * @param proofs the proofs of cancellation of what counts, as {@link PlainText}
 * @param trace what it rests on, and why anything was left out
 */
record GreenPower(Ratio eligible, Set<String> proofs, Trace trace) {

    /** A fixed order, so that among overlapping ranges the same one counts however the rows are sorted. */
    private static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> row.text("serial-from"))
            .thenComparing(row -> row.text("serial-to"))
            .thenComparing(row -> row.number("amount"))
            .thenComparing(row -> row.text("unit"))
            .thenComparing(Row::locator);

    static GreenPower of(Scope scope) {
        return scope.shared(GreenPower.class, "year", GreenPower::read);
    }

    private static GreenPower read(Scope scope) {
        Trace trace = new Trace();
        DisjointRanges counted = new DisjointRanges();
        Set<String> proofs = new TreeSet<>();
        Ratio sum = Ratio.ZERO;
        for (Row row :
                scope.optional("green-power", trace).stream().sorted(ORDER).toList()) {
            Unit unit = Unit.find(row.text("unit"))
                    .filter(ElectricityBalance.KWH::convertsTo)
                    .orElse(null);
            if (unit == null) {
                trace.missing("unit.unusable", row.text("unit"), "green-power", row.place());
                continue;
            }
            Ratio amount = unit.convert(row.number("amount"), ElectricityBalance.KWH);
            if (isEligible(scope, row, trace) && isFresh(row, amount, counted, trace)) {
                sum = sum.plus(amount);
                row.findText("proof").ifPresent(proof -> proofs.add(PlainText.of(proof)));
            }
        }
        return new GreenPower(sum, proofs, trace);
    }

    private static boolean isEligible(Scope scope, Row row, Trace trace) {
        String range = row.text("serial-from") + "-" + row.text("serial-to");
        if (!row.number("year").equals(Ratio.of(scope.year()))) {
            trace.warn("green.other-year", range, row.number("year"), row.place());
            return false;
        }
        if (!Beneficiary.isPark(scope.park(), row.text("beneficiary"))) {
            trace.warn("green.other-beneficiary", range, row.text("beneficiary"), row.place());
            return false;
        }
        if (!EnterpriseShares.hasText(row, "proof")) {
            trace.warn("green.no-proof", range, row.place());
            return false;
        }
        return true;
    }

    /** One certificate is one MWh; a trade states its own amount. */
    private static boolean isFresh(Row row, Ratio kwh, DisjointRanges counted, Trace trace) {
        String shown = row.text("serial-from") + "-" + row.text("serial-to");
        Optional<SerialRange> range = SerialRange.find(row);
        if (range.isEmpty()) {
            trace.warn("green.serials", shown, row.place());
            return false;
        }
        Ratio megawattHours = kwh.dividedBy(EnergyTotal.KILO);
        Ratio serials = Ratio.of(range.get().count(), BigInteger.ONE);
        if (row.text("kind").equals("certificate") && !megawattHours.equals(serials)) {
            trace.warn("green.quantity", shown, megawattHours, serials, row.place());
            return false;
        }
        boolean isKept = counted.keep(range.get(), row.locator()).isEmpty();
        if (!isKept) {
            trace.warn("green.overlap", shown, row.place());
        }
        return isKept;
    }

    /** Never more than the grid electricity that is left, since a MWh is zero-factor once. */
    Ratio against(Ratio grid, Trace into) {
        into.add(trace);
        if (eligible.compareTo(grid) > 0) {
            into.warn("green.more-than-grid", eligible, grid);
            return grid;
        }
        return eligible;
    }
}
