package org.lingtan.engine.derivation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.engine.evidence.Row;

/** Months that are missing from a ledger kept by month, and months that stand twice. */
final class MonthPlausibility {

    private static final String AMOUNT = "amount";

    private MonthPlausibility() {}

    static void check(PlausibilityCheck check) {
        for (String table : List.of("energy", "electricity")) {
            List<Row> rows = check.rows(table);
            List<Integer> missing = Readiness.missingMonths(rows);
            if (!missing.isEmpty()) {
                check.report("months-missing", rows.get(0), table, missing);
            }
            repeated(check, rows);
        }
    }

    /** The same row twice is a double; the same stream and month with another amount may be a second supplier. */
    private static void repeated(PlausibilityCheck check, List<Row> rows) {
        Map<Map<String, Object>, Row> seen = new HashMap<>();
        Map<Map<String, Object>, Row> streams = new HashMap<>();
        for (Row row : rows) {
            if (row.findText("month").isEmpty()) {
                continue;
            }
            Map<String, Object> stream = new TreeMap<>(row.cells());
            stream.remove(AMOUNT);
            Row same = seen.putIfAbsent(row.cells(), row);
            Row before = streams.putIfAbsent(stream, row);
            boolean isZero = row.number(AMOUNT).signum() == 0;
            if (same != null && !isZero) {
                check.report("row-twice", row, same.place());
            } else if (before != null) {
                check.report("month-twice", row, row.text("month"), before.place());
            }
        }
    }
}
