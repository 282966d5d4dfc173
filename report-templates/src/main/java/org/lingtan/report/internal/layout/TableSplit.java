package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Where a table goes on to the next page: a row stands alone only where there is no other way, and a small table is whole where that costs little room. */
final class TableSplit {

    private static final int FEW = 2;
    private static final int WHOLE = 8;
    private static final int LITTLE = 25;
    private static final int MOSTLY = 60;

    /** A row of so many percent of a page does not look alone. */
    private static final int TALL = 15;

    private final UnaryOperator<Table> blank;

    TableSplit(UnaryOperator<Table> blank) {
        this.blank = blank;
    }

    /**
     * Whether a table begins on a new page.
     *
     * @param heads the height of the headings before it
     * @param remaining the room on this page
     * @param full the room on a new one
     * @param least how much of a page must be filled for it not to look forgotten
     * @param isLast whether pages may turn after it, so that nothing fills up its last one
     */
    static boolean belongsOnNextPage(
            Measure.Rows rows, float heads, float remaining, float full, float least, boolean isLast) {
        if (heads + rows.total() <= remaining) {
            return false;
        }
        int count = rows.rows().size();
        float filled = full - remaining;
        boolean fitsThere = heads + rows.total() <= full;
        boolean isSmall = count <= WHOLE || remaining <= full * LITTLE / 100;
        if (fitsThere && (isLast ? filled >= least : isSmall && filled >= full * MOSTLY / 100)) {
            return true;
        }
        // On a page that is nearly empty one tall row may stand, if enough follow it.
        boolean isTall = count > 0 && rows.rows().get(0) >= full * TALL / 100;
        int few = (filled < least && count > FEW) || isTall ? 1 : FEW;
        return heads + rows.around() + rows.sum(0, Math.min(count, few)) > remaining;
    }

    /** Whether rows set closer need a page less. */
    static boolean isWorthSqueezing(Measure.Rows rows, float heads, float remaining, float full) {
        float room = remaining - heads;
        return starts(rows.squeezed(), room, full).size()
                < starts(rows, room, full).size();
    }

    /**
     * The table, divided where its pages end, so that what was measured is what is put.
     *
     * @param remaining the room on its first page
     * @param full the room on every further one
     * @param least how much of its last page it must fill
     */
    List<Table> parts(Table table, Measure.Rows rows, float remaining, float full, float least) {
        List<Integer> starts = starts(rows, remaining, full);
        int pages = starts.size();
        if (pages > 1) {
            int before = starts.get(pages - 2);
            float above = pages == 2 ? full - remaining : 0;
            int at = starts.get(pages - 1);
            while (at - before > FEW && isPoor(rows, at, least) && leaves(rows, before, at - 1, above) >= least) {
                at--;
            }
            starts.set(pages - 1, at);
        }
        return divided(table, starts, pages);
    }

    /** The rows that fit, and the rest; none where fewer than two would stand on either side. */
    List<Table> begun(Table table, Measure.Rows rows, float room) {
        int count = rows.rows().size();
        int at = 0;
        while (at < count && rows.around() + rows.sum(0, at + 1) <= room) {
            at++;
        }
        at = Math.min(at, count - FEW);
        return at < FEW ? List.of() : divided(table, List.of(0, at), 1);
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

    /** Of the parts only those that are put as they stand join rows that go on: the rest is still to be divided. */
    private List<Table> divided(Table table, List<Integer> starts, int joined) {
        if (starts.size() == 1
                && IntStream.range(0, table.getNumberOfRows()).noneMatch(row -> TallRow.goesOn(table, row))) {
            return List.of(table);
        }
        List<Table> parts = new ArrayList<>();
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            if (starts.contains(row)) {
                parts.add(blank.apply(table));
            } else if (parts.size() <= joined && TallRow.goesOn(table, row)) {
                TallRow.join(parts.get(parts.size() - 1), table, row);
                continue;
            }
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                parts.get(parts.size() - 1).addCell(table.getCell(row, column));
            }
        }
        return parts;
    }
}
