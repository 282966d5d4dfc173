package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A table whose columns share its width by what stands in them, so that its rows are low. A column that no row fills is
 * left out; a row that is taller than much of a page goes on in further rows, each with the head of the row again.
 */
public final class FittedTable {

    private static final int PADDING = 5;

    private final Sheet sheet;
    private final String[] keys;
    private final List<Row> rows = new ArrayList<>();

    private record Row(Cell head, Supplier<Cell> again, List<List<List<Paragraph>>> columns) {}

    FittedTable(Sheet sheet, String... keys) {
        this.sheet = sheet;
        this.keys = keys;
    }

    /**
     * Adds a row.
     *
     * @param head the head of the row
     * @param again makes the head of a row that goes on
     * @param columns what stands in the other cells: pieces that are not divided, none for a cell that says nothing
     */
    public void row(Cell head, Supplier<Cell> again, List<List<List<Paragraph>>> columns) {
        rows.add(new Row(head, again, columns));
    }

    /**
     * Whether there are no rows.
     *
     * @return whether there are none
     */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table.
     *
     * @return the table with its rows, to be put on pages
     */
    public Table table() {
        List<Integer> kept = IntStream.range(0, keys.length - 1)
                .filter(column ->
                        rows.stream().anyMatch(row -> !row.columns().get(column).isEmpty()))
                .boxed()
                .toList();
        List<Row> shown = rows.stream().map(row -> shown(row, kept)).toList();
        List<String> heads = new ArrayList<>(List.of(keys[0]));
        kept.forEach(column -> heads.add(keys[column + 1]));
        Table table = sheet.head(sheet.table(shares(heads, shown)), heads.toArray(String[]::new));
        shown.forEach(row -> new TallRow(sheet, table).add(row.head(), row.again(), row.columns()));
        return table;
    }

    /** A row with the columns that are printed; a number that is not there is a dash where the numbers stand. */
    private Row shown(Row row, List<Integer> kept) {
        List<List<List<Paragraph>>> columns = new ArrayList<>();
        for (int column : kept) {
            List<List<Paragraph>> pieces = row.columns().get(column);
            boolean isNoNumber = pieces.isEmpty() && keys[column + 1].startsWith(Tables.NUMBER);
            columns.add(
                    isNoNumber
                            ? List.of(List.of(sheet.beforeText(sheet.neutral(Sheet.NOTHING, TextStyle.CELL))))
                            : pieces);
        }
        return new Row(row.head(), row.again(), columns);
    }

    private int[] shares(List<String> heads, List<Row> shown) {
        ColumnWidths widths = new ColumnWidths(heads.size(), sheet.tableWidth());
        for (int column = 0; column < heads.size(); column++) {
            widths.add(column, paragraphs(sheet.columnHead(heads, column)));
            if (Tables.isBeforeText(heads, column)) {
                widths.free(column, Tables.APART + PADDING);
            }
        }
        for (Row row : shown) {
            widths.add(0, paragraphs(row.head()));
            for (int column = 1; column < heads.size(); column++) {
                widths.add(
                        column,
                        row.columns().get(column - 1).stream()
                                .flatMap(List::stream)
                                .toList());
            }
        }
        return widths.shares();
    }

    private static List<Paragraph> paragraphs(Cell cell) {
        return cell.getChildren().stream().map(Paragraph.class::cast).toList();
    }
}
