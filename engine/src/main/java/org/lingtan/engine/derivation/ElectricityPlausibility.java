package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * An electricity ledger of an unlikely magnitude: for the enterprises of the register, beside what the park's own meters
 * counted, and beside the certificates and trades held for it. A ledger in MWh that is labelled kWh shows in one of them.
 */
final class ElectricityPlausibility {

    /** What electricity is counted in; heat meters count in joules. */
    private static final String WATT_HOURS = "Wh";

    private ElectricityPlausibility() {}

    static void check(PlausibilityCheck check) {
        List<Row> ledger = check.rows("electricity");
        Ratio consumed = ledger.stream().map(ElectricityPlausibility::net).reduce(Ratio.ZERO, Ratio::plus);
        if (consumed.signum() <= 0) {
            return;
        }
        perEnterprise(check, ledger.get(0), consumed);
        beside(check, ledger.get(0), consumed, "readings", "sum");
        beside(check, ledger.get(0), consumed, "green-power", "amount");
    }

    private static void perEnterprise(PlausibilityCheck check, Row place, Ratio consumed) {
        LocalDate yearEnd = LocalDate.of(check.evidence().year(), Month.DECEMBER, 31);
        long count = check.rows("enterprises").stream()
                .filter(row -> EnterpriseShares.isOperating(row, yearEnd))
                .count();
        if (count == 0) {
            return;
        }
        Ratio mean = consumed.dividedBy(Ratio.of(count));
        boolean low = mean.compareTo(Alarms.shipped().bound("electricity-per-enterprise-low")) < 0;
        boolean high = mean.compareTo(Alarms.shipped().bound("electricity-per-enterprise-high")) > 0;
        if (low || high) {
            check.report("electricity-per-enterprise", place, consumed, count, mean);
        }
    }

    private static void beside(PlausibilityCheck check, Row place, Ratio consumed, String table, String column) {
        Ratio found = check.rows(table).stream().map(row -> kwh(row, column)).reduce(Ratio.ZERO, Ratio::plus);
        Ratio bound = Alarms.shipped().bound(table + "-per-electricity");
        if (found.compareTo(consumed.times(bound)) > 0) {
            check.report(table + "-over-electricity", place, found, consumed, bound);
        }
    }

    private static Ratio net(Row row) {
        Ratio amount = kwh(row, "amount");
        return row.text("kind").equals("sent-out") ? amount.negate() : amount;
    }

    private static Ratio kwh(Row row, String column) {
        return row.findText("unit")
                .flatMap(Unit::find)
                .filter(unit -> unit.symbol().endsWith(WATT_HOURS) && ElectricityBalance.KWH.convertsTo(unit))
                .flatMap(unit -> row.findNumber(column).map(amount -> unit.convert(amount, ElectricityBalance.KWH)))
                .orElse(Ratio.ZERO);
    }
}
