package org.lingtan.engine.derivation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.factor.Factors;
import org.lingtan.catalog.factor.Purpose;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Parts over their totals, and carriers in the wrong ledger or under the wrong flag. */
final class LedgerPlausibility {

    private static final Set<String> ELECTRICITY = Set.of("electricity", "electric power", "power", "电", "电力", "外购电力");

    private LedgerPlausibility() {}

    static void check(PlausibilityCheck check) {
        check.rows("waste").forEach(row -> waste(check, row));
        for (Row row : check.rows("recovery")) {
            over(check, row, "recovered", row.number("recovered"), row.number("recoverable"));
        }
        energy(check);
        factors(check);
        revenue(check);
    }

    private static void waste(PlausibilityCheck check, Row row) {
        Ratio stock = row.findNumber("from-stock").orElse(Ratio.ZERO);
        over(
                check,
                row,
                "utilised",
                row.number("utilised"),
                row.number("generated").plus(stock));
        over(check, row, "from-stock", stock, row.number("utilised"));
    }

    private static void over(PlausibilityCheck check, Row row, String what, Ratio part, Ratio whole) {
        if (part.compareTo(whole) > 0) {
            check.report("part-over-total", row, what, part, whole);
        }
    }

    private static void energy(PlausibilityCheck check) {
        Factors factors = check.catalogue().factors();
        for (Row row : check.rows("energy")) {
            String carrier = row.text("carrier");
            if (isElectricity(factors, carrier)) {
                check.report("electricity-in-energy", row, carrier);
            }
            boolean burns = factors.findFuel(
                            carrier, Purpose.ACCEPTANCE, check.evidence().applicationDate())
                    .isPresent();
            if (row.isYes("non-fossil") && burns) {
                check.report("fossil-called-non-fossil", row, carrier);
            }
            if (!row.text("origin").equals("stock-change")
                    && row.number("amount").signum() < 0) {
                check.report("negative-amount", row, row.number("amount"));
            }
        }
    }

    private static boolean isElectricity(Factors factors, String carrier) {
        return ELECTRICITY.stream().anyMatch(name -> FactorChoice.same(name, carrier))
                || FactorChoice.carrierId(factors, carrier).startsWith("electricity");
    }

    private static void factors(PlausibilityCheck check) {
        Ratio year = Ratio.of(check.evidence().year());
        for (Row row : check.rows("factors")) {
            if (!row.number("year").equals(year)) {
                check.report("factor-other-year", row, row.text("id"), row.number("year"), year);
            }
        }
    }

    private static void revenue(PlausibilityCheck check) {
        Map<Ratio, Row> seen = new HashMap<>();
        for (Row row : check.rows("revenue")) {
            Row first = seen.putIfAbsent(row.number("year"), row);
            if (first != null) {
                check.report("same-year", row, row.number("year"), first.locator());
            }
        }
    }
}
