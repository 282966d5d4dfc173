package org.lingtan.report.internal.layout;

import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.minmaxwidth.MinMaxWidth;
import com.itextpdf.layout.properties.Property;
import com.itextpdf.layout.properties.UnitValue;
import java.util.ArrayList;
import java.util.List;

/**
 * How the columns of a table share its width. No column is so narrow that it breaks a word; each hundredth that is left
 * goes to the column that lowers the whole table most. A row is as high as the fourth root of the fourth powers of its
 * cells: nearly as its tallest, yet two that are equally tall both count, so that neither waits for the other.
 */
final class ColumnWidths {

    private static final int ALL = 100;

    /** A word longer than this share of the table is broken. */
    private static final int WIDEST_WORD = 30;

    /** Both sides of a cell, and what measuring may err. */
    private static final int PADDING = 8;

    /** A text up to so many points wide stays on one line: Chinese could break after every character. */
    private static final int SHORT = 46;

    /** Lines are not filled to their end: percent of the width of a text that its lines take. */
    private static final int SLACK = 105;

    /** A table that becomes lower by less than a thousandth of a point is no lower. */
    private static final int THOUSAND = 1_000;

    private final int width;
    private final List<Column> columns = new ArrayList<>();

    /** The texts of a column: how wide each is on one line, and how high its lines are. */
    private static final class Column {
        private final List<float[]> cells = new ArrayList<>();
        private int least = 1;
        private int free = PADDING;
        private int share = 1;
        private double[] powers = {};
        private double[] after = {};

        /** The fourth power of the height of each cell. */
        double[] powers(float room) {
            return cells.stream()
                    .mapToDouble(cell -> {
                        double height = 0;
                        for (int i = 0; i < cell.length; i += 2) {
                            height += Math.max(1, cell[i] * SLACK / ALL / room) * cell[i + 1];
                        }
                        return height * height * height * height;
                    })
                    .toArray();
        }
    }

    /** A table of so many columns, as wide as so many points. */
    ColumnWidths(int count, float points) {
        width = (int) points;
        for (int i = 0; i < count; i++) {
            columns.add(new Column());
        }
    }

    /** Keeps so many points of a column free. */
    void free(int column, int points) {
        columns.get(column).free = points;
    }

    /** The next cell of a column; every row has one in each. */
    void add(int column, List<Paragraph> paragraphs) {
        Column to = columns.get(column);
        float[] cell = new float[2 * paragraphs.size()];
        for (int i = 0; i < paragraphs.size(); i++) {
            MinMaxWidth widths = Measure.widths(paragraphs.get(i));
            float least = Math.max(widths.getMinWidth(), Math.min(widths.getMaxWidth(), SHORT));
            to.least = Math.max(to.least, (int) StrictMath.ceil(least));
            cell[2 * i] = widths.getMaxWidth();
            cell[2 * i + 1] =
                    paragraphs.get(i).<UnitValue>getProperty(Property.FONT_SIZE).getValue();
        }
        to.cells.add(cell);
    }

    /** The share of each column; relative to each other, since nothing is given away that lowers no row. */
    int[] shares() {
        int left = ALL;
        for (Column column : columns) {
            column.share = Math.min(WIDEST_WORD, (column.least + column.free) * ALL / width + 1);
            left -= column.share;
            reckon(column);
        }
        while (left > 0 && widenOne()) {
            left--;
        }
        return columns.stream().mapToInt(column -> column.share).toArray();
    }

    private void reckon(Column column) {
        column.powers = column.powers(room(column, 0));
        column.after = column.powers(room(column, 1));
    }

    private float room(Column column, int more) {
        return (float) width * (column.share + more) / ALL - column.free;
    }

    /** Widens the column that lowers the table most; false where none does. */
    private boolean widenOne() {
        double[] rows = new double[columns.get(0).powers.length];
        for (Column column : columns) {
            for (int row = 0; row < rows.length; row++) {
                rows[row] += column.powers[row];
            }
        }
        Column most = columns.get(0);
        double gain = 0;
        for (Column column : columns) {
            double lower = 0;
            for (int row = 0; row < rows.length; row++) {
                lower += height(rows[row]) - height(rows[row] - column.powers[row] + column.after[row]);
            }
            if (lower > gain) {
                most = column;
                gain = lower;
            }
        }
        if (gain * THOUSAND <= 1) {
            return false;
        }
        most.share++;
        reckon(most);
        return true;
    }

    private static double height(double power) {
        return Math.sqrt(Math.sqrt(power));
    }
}
