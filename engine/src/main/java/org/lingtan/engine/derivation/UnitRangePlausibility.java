package org.lingtan.engine.derivation;

import java.math.BigInteger;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/** Certificates and credit units counted twice, for another year or beneficiary, or in another number than their serials. */
final class UnitRangePlausibility {

    private static final Unit MWH = Unit.of("MWh");

    private UnitRangePlausibility() {}

    static void check(PlausibilityCheck check) {
        greenPower(check);
        credits(check);
    }

    private static void greenPower(PlausibilityCheck check) {
        DisjointRanges kept = new DisjointRanges();
        for (Row row : check.rows("green-power")) {
            Optional<SerialRange> found = SerialRange.find(row);
            found.ifPresentOrElse(
                    range -> {
                        kept.keep(range, row.locator())
                                .ifPresent(before -> check.report("serials-overlap", row, shown(row), before));
                        number(check, row, range);
                    },
                    () -> check.report("serials-unclear", row, shown(row)));
            service(check, row, "year");
        }
    }

    /** A certificate stands for one MWh. */
    private static void number(PlausibilityCheck check, Row row, SerialRange range) {
        Optional<Unit> unit = row.findText("unit").flatMap(Unit::find).filter(MWH::convertsTo);
        if (!row.text("kind").equals("certificate") || unit.isEmpty()) {
            return;
        }
        Ratio count = Ratio.of(range.count(), BigInteger.ONE);
        Ratio amount = unit.get().convert(row.number("amount"), MWH);
        if (!amount.equals(count)) {
            check.report("serials-count", row, shown(row), amount + " MWh", count);
        }
    }

    private static void service(PlausibilityCheck check, Row row, String yearColumn) {
        Ratio year = Ratio.of(check.evidence().year());
        if (!row.number(yearColumn).equals(year)) {
            check.report("other-year", row, shown(row), row.number(yearColumn), year);
        }
        if (!Beneficiary.isPark(check.evidence().park(), row.text("beneficiary"))) {
            check.report("other-beneficiary", row, shown(row), row.text("beneficiary"));
        }
    }

    private static String shown(Row row) {
        Object from = row.cells().get("serial-from");
        Object to = row.cells().get("serial-to");
        return from + "-" + to;
    }

    private static void credits(PlausibilityCheck check) {
        DisjointRanges kept = new DisjointRanges();
        for (Row row : check.rows("credit-units")) {
            if (OffsetRules.isCountRight(row)) {
                OffsetRules.keep(kept, row)
                        .ifPresent(before -> check.report("serials-overlap", row, OffsetRules.key(row), before));
            } else if (row.number("serial-from").compareTo(row.number("serial-to")) > 0) {
                check.report("serials-reversed", row, OffsetRules.key(row));
            } else {
                check.report("serials-count", row, OffsetRules.key(row), row.number("quantity"), count(row));
            }
            service(check, row, "year-served");
        }
    }

    private static Ratio count(Row row) {
        return row.number("serial-to").minus(row.number("serial-from")).plus(Ratio.ONE);
    }
}
