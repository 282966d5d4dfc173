package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Row;

/**
 * The rows of the ledger of credit units that can count at all: as many units as serials, retired on a day, and of rows
 * that overlap the one that the offset rules look at first. What else speaks against a row only the rules say.
 */
public final class RetiredUnits {

    private static final String TABLE = "credit-units";

    private RetiredUnits() {}

    /**
     * The rows of a view, in the order in which the offset rules look at them.
     *
     * @param view the view
     * @return the rows, no two of which share a serial of one programme
     */
    public static List<Row> of(EvidenceView view) {
        List<Row> rows = new ArrayList<>();
        for (EvidenceItem.Table table : view.tables(TABLE)) {
            rows.addAll(table.rows());
        }
        DisjointRanges kept = new DisjointRanges();
        return rows.stream()
                .filter(OffsetRules::isCountRight)
                .filter(row -> row.findDate("retired").isPresent())
                .sorted(OffsetRules.ORDER)
                .filter(row -> OffsetRules.keep(kept, row).isEmpty())
                .toList();
    }
}
