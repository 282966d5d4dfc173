package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where a table goes on to the next page: never one row alone, and a small table whole where that costs little room. */
final class TableSplit {

    private static final int FEW = 2;
    private static final int WHOLE = 4;
    private static final int LITTLE = 25;
    private static final int HALF = 50;

    private final UnaryOperator<Table> blank;

    TableSplit(UnaryOperator<Table> blank) {
        this.blank = blank;
    }

    static boolean belongsOnNextPage(Measure.Rows rows, float heads, float remaining, float full) {
        if (heads + rows.total() <= remaining) {
            return false;
        }
        int count = rows.rows().size();
        boolean fitsThere = heads + rows.total() <= full;
        boolean leavesEnough = full - remaining >= full * HALF / 100;
        if (fitsThere && leavesEnough && (count <= WHOLE || remaining <= full * LITTLE / 100)) {
            return true;
        }
        return heads + rows.around() + rows.sum(0, Math.min(count, FEW)) > remaining;
    }

    /**
     * The table, in two where its end would stand almost alone on its last page.
     *
     * @param remaining the room on its first page
     * @param full the room on every further one
     * @param least how much of its last page it must fill
     */
    List<Table> parts(Table table, Measure.Rows rows, float remaining, float full, float least) {
        List<Integer> starts = starts(rows, remaining, full);
        if (starts.size() == 1) {
            return List.of(table);
        }
        int last = starts.get(starts.size() - 1);
        int before = starts.get(starts.size() - 2);
        float above = starts.size() == 2 ? full - remaining : 0;
        int at = last;
        while (at - before > FEW && isPoor(rows, at, least) && leaves(rows, before, at - 1, above) >= least) {
            at--;
        }
        return at == last ? List.of(table) : divided(table, at);
    }

    private static boolean isPoor(Measure.Rows rows, int at, float least) {
        int count = rows.rows().size();
        return count - at < FEW || rows.around() + rows.sum(at, count) < least;
    }

    private static float leaves(Measure.Rows rows, int from, int to, float above) {
        return above + rows.around() + rows.sum(from, to);
    }

    /** The first row on each page. */
    private static List<Integer> starts(Measure.Rows rows, float remaining, float full) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        float room = remaining - rows.around();
        for (int row = 0; row < rows.rows().size(); row++) {
            float height = rows.rows().get(row);
            if (height > room && row > starts.get(starts.size() - 1)) {
                starts.add(row);
                room = full - rows.around();
            }
            room -= height;
        }
        return starts;
    }

    private List<Table> divided(Table table, int at) {
        Table first = blank.apply(table);
        Table second = blank.apply(table);
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                Cell cell = table.getCell(row, column);
                (row < at ? first : second).addCell(cell);
            }
        }
        return List.of(first, second);
    }
}
