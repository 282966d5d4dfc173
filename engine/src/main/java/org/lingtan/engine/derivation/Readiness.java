package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;

/**
 * Whether the tables of a quantity are fit for the view: decided by the evaluator, and in the proved view supported as a
 * whole and complete for the year. A table of which only a part is supported proves nothing, or a park could leave out
 * the rows that count against it.
 */
final class Readiness {

    /** Tables whose rows can only help, so that a part of them proves that part. */
    private static final Set<String> HELPING = Set.of("green-power", "factors", "equipment", "building-records");

    private static final String MONTH = "month";
    private static final int MONTHS = 12;

    private Readiness() {}

    static Trace of(EvidenceView view, Catalogue catalogue, List<String> tables) {
        Trace trace = new Trace();
        for (String table : tables) {
            for (String item : view.awaiting(table)) {
                trace.awaits("item.awaiting", item);
            }
            if (view.isProved() && !HELPING.contains(table)) {
                wholeTable(view, table, trace);
            }
            if (view.isProved()
                    && catalogue.findTable(table).orElseThrow().columns().containsKey(MONTH)) {
                wholeYear(view, table, trace);
            }
        }
        return trace;
    }

    private static void wholeTable(EvidenceView view, String table, Trace trace) {
        for (EvidenceItem item : view.evidence().items()) {
            boolean rejected = view.review().decisions().get(item.id()) instanceof ReviewRecord.Decision.Rejected;
            if (item instanceof EvidenceItem.Table
                    && item.topic().equals(table)
                    && item.supports().isEmpty()
                    && !rejected) {
                trace.missing("item.unsupported", item.id());
            }
        }
    }

    private static void wholeYear(EvidenceView view, String table, Trace trace) {
        List<Row> rows = new ArrayList<>();
        view.tables(table).forEach(item -> rows.addAll(item.rows()));
        List<Integer> absent = missingMonths(rows);
        if (!absent.isEmpty()) {
            trace.missing("months.missing", table, absent.toString());
        }
    }

    /** The months no row speaks of; none if no row names a month. */
    static List<Integer> missingMonths(List<Row> rows) {
        Set<Integer> named = new TreeSet<>();
        rows.forEach(row -> row.findText(MONTH).ifPresent(month -> named.add(Integer.valueOf(month))));
        List<Integer> absent = new ArrayList<>();
        for (int month = 1; month <= MONTHS && !named.isEmpty(); month++) {
            if (!named.contains(month)) {
                absent.add(month);
            }
        }
        return absent;
    }
}
