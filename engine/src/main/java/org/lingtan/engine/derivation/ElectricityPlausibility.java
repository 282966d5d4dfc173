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
        Ratio supplied = sum(ledger.stream().filter(row -> !isSentOut(row)).toList(), "amount", false);
        Ratio consumed = supplied.minus(
                sum(ledger.stream().filter(ElectricityPlausibility::isSentOut).toList(), "amount", false));
        if (consumed.signum() > 0) {
            perEnterprise(check, ledger.get(0), consumed);
        }
        if (supplied.signum() > 0) {
            beside(check, ledger.get(0), supplied, "readings", "sum");
            beside(check, ledger.get(0), supplied, "green-power", "amount");
        }
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

    private static void beside(PlausibilityCheck check, Row place, Ratio supplied, String table, String column) {
        Ratio found = sum(check.rows(table), column, true);
        Ratio bound = Alarms.shipped().bound(table + "-per-electricity");
        if (found.compareTo(supplied.times(bound)) > 0) {
            check.report(table + "-over-electricity", place, found, supplied, bound);
        }
    }

    private static boolean isSentOut(Row row) {
        return row.text("kind").equals("sent-out");
    }

    private static Ratio sum(List<Row> rows, String column, boolean onlyWattHours) {
        return rows.stream().map(row -> kwh(row, column, onlyWattHours)).reduce(Ratio.ZERO, Ratio::plus);
    }

    private static Ratio kwh(Row row, String column, boolean onlyWattHours) {
        return row.findText("unit")
                .flatMap(Unit::find)
                .filter(ElectricityBalance.KWH::convertsTo)
                .filter(unit -> !onlyWattHours || unit.symbol().endsWith(WATT_HOURS))
                .flatMap(unit -> row.findNumber(column).map(amount -> unit.convert(amount, ElectricityBalance.KWH)))
                .orElse(Ratio.ZERO);
    }
}
