package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row that is divided before it is too tall for a page, so that no page begins or ends with a lonely line of it. What
 * comes to stand on one page all the same is joined again.
 */
final class TallRow {

    /** A row up to this height stays whole: half a wide page. */
    private static final int WHOLE = 245;

    /** The most height of a part of a taller row: what is left of a page mostly has room for one. */
    private static final int MOST = 150;

    private static final int PADDING = 6;

    /** Marks the head of a row that goes on; no property of the library has this number. */
    private static final int GOES_ON = 90_001;

    /** Marks a cell that says that nothing goes on in it. */
    private static final int IS_NOTHING = 90_002;

    private final Sheet sheet;
    private final Table table;

    TallRow(Sheet sheet, Table table) {
        this.sheet = sheet;
        this.table = table;
    }

    void add(Cell head, Supplier<Cell> again, List<List<List<Paragraph>>> columns) {
        List<List<List<List<Paragraph>>>> divided = new ArrayList<>();
        int rows = 1;
        for (int i = 0; i < columns.size(); i++) {
            List<List<List<Paragraph>>> parts = parts(columns.get(i), width(i + 1));
            divided.add(parts);
            rows = Math.max(rows, parts.size());
        }
        for (int row = 0; row < rows; row++) {
            table.addCell(row == 0 ? head : goesOn(again.get()));
            for (List<List<List<Paragraph>>> parts : divided) {
                table.addCell(cell(row < parts.size() ? parts.get(row) : List.of()));
            }
        }
    }

    private static Cell goesOn(Cell head) {
        head.setProperty(GOES_ON, true);
        return head;
    }

    /** Whether the row goes on from the one before. */
    static boolean goesOn(Table table, int row) {
        return table.getCell(row, 0).hasProperty(GOES_ON);
    }

    /** Joins a row that goes on to the last row of a table. */
    static void join(Table table, Table from, int row) {
        int last = table.getNumberOfRows() - 1;
        for (int column = 1; column < from.getNumberOfColumns(); column++) {
            Cell more = from.getCell(row, column);
            if (!more.hasProperty(IS_NOTHING)) {
                Cell to = table.getCell(last, column);
                more.getChildren().forEach(child -> to.add((IBlockElement) child));
            }
        }
    }

    private float width(int column) {
        float all = 0;
        for (int i = 0; i < table.getNumberOfColumns(); i++) {
            all += table.getColumnWidth(i).getValue();
        }
        return table.getColumnWidth(column).getValue() / all * sheet.tableWidth() - PADDING;
    }

    private static List<List<List<Paragraph>>> parts(List<List<Paragraph>> pieces, float width) {
        List<List<List<Paragraph>>> parts = new ArrayList<>();
        List<List<Paragraph>> part = new ArrayList<>();
        float height = 0;
        float most = pieces.stream().map(piece -> Measure.height(piece, width)).reduce(0f, Float::sum) > WHOLE
                ? MOST
                : WHOLE;
        for (List<Paragraph> piece : pieces) {
            float tall = Measure.height(piece, width);
            if (!part.isEmpty() && height + tall > most) {
                parts.add(part);
                part = new ArrayList<>();
                height = 0;
            }
            part.add(piece);
            height += tall;
        }
        parts.add(part);
        return parts;
    }

    private Cell cell(List<List<Paragraph>> pieces) {
        if (pieces.isEmpty()) {
            Cell nothing = sheet.cell(Sheet.NOTHING, TextStyle.DENSE);
            nothing.setProperty(IS_NOTHING, true);
            return nothing;
        }
        Cell cell = sheet.empty();
        pieces.forEach(piece -> piece.forEach(cell::add));
        return cell;
    }
}
