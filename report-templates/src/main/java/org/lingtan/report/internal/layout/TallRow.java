package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A row that is divided before it is too tall for a page, so that no page begins or ends with a lonely line of it. */
final class TallRow {

    /** A row up to this height stays whole: half a wide page. */
    private static final int WHOLE = 245;

    /** The most height of a part of a taller row: what is left of a page mostly has room for one. */
    private static final int MOST = 150;

    private static final int PADDING = 6;

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
            table.addCell(row == 0 ? head : again.get());
            for (List<List<List<Paragraph>>> parts : divided) {
                table.addCell(cell(row < parts.size() ? parts.get(row) : List.of()));
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
            return sheet.cell(Sheet.NOTHING, TextStyle.DENSE);
        }
        Cell cell = sheet.empty();
        pieces.forEach(piece -> piece.forEach(cell::add));
        return cell;
    }
}
