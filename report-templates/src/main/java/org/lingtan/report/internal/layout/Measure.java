package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.IElement;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.layout.LayoutArea;
import com.itextpdf.layout.layout.LayoutContext;
import com.itextpdf.layout.minmaxwidth.MinMaxWidth;
import com.itextpdf.layout.properties.Property;
import com.itextpdf.layout.renderer.IRenderer;
import com.itextpdf.layout.renderer.ParagraphRenderer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How tall blocks will be, found by laying them out where nothing is drawn. */
final class Measure {

    /** Taller than any table of a report, and small enough for single precision to tell hundredths of a point apart. */
    private static final int ENDLESS = 60_000;

    /** What a document tells its blocks; not the document itself, which would tag what is only measured. */
    private static final Div DEFAULTS = new Div();

    static {
        DEFAULTS.setProperty(Property.TEXT_RISE, 0f);
        DEFAULTS.setProperty(Property.SPACING_RATIO, 0.75f);
    }

    private Measure() {}

    /**
     * A table as it will be laid out.
     *
     * @param around the height of its head and margins, in whole points rounded up
     * @param rows the heights of its rows
     */
    record Rows(int around, List<Float> rows) {

        /** The same with a remark below the last row, which is to stay with it. */
        Rows withRemark(float height) {
            List<Float> taller = new ArrayList<>(rows);
            if (!taller.isEmpty()) {
                taller.set(taller.size() - 1, taller.get(taller.size() - 1) + height);
            }
            return new Rows(around, taller);
        }

        /** The same with its rows set closer. */
        Rows squeezed() {
            int less = 2 * (Tables.ROOM - Tables.CLOSE);
            return new Rows(around, rows.stream().map(height -> height - less).toList());
        }

        float total() {
            return around + sum(0, rows.size());
        }

        float sum(int from, int to) {
            float sum = 0;
            for (int i = from; i < to; i++) {
                sum += rows.get(i);
            }
            return sum;
        }
    }

    static float height(IElement block, float width) {
        return laidOut(block.createRendererSubTree(), width);
    }

    static float height(List<? extends IElement> blocks, float width) {
        float height = 0;
        for (IElement block : blocks) {
            height += height(block, width);
        }
        return height;
    }

    /** The narrowest that a text may be without breaking a word, and the width of all of it on one line. */
    static MinMaxWidth widths(Paragraph paragraph) {
        IRenderer renderer = paragraph.createRendererSubTree();
        renderer.setParent(DEFAULTS.createRendererSubTree());
        return ((ParagraphRenderer) renderer).getMinMaxWidth();
    }

    static Rows rows(Table table, float width) {
        IRenderer renderer = table.createRendererSubTree();
        float total = laidOut(renderer, width);
        List<Float> rows = new ArrayList<>(Collections.nCopies(table.getNumberOfRows(), 0f));
        for (IRenderer child : renderer.getChildRenderers()) {
            if (child.getModelElement() instanceof Cell cell && child.getOccupiedArea() != null) {
                float height = child.getOccupiedArea().getBBox().getHeight();
                rows.set(cell.getRow(), Math.max(rows.get(cell.getRow()), height));
            }
        }
        float sum = new Rows(0, rows).total();
        return new Rows((int) StrictMath.ceil(Math.max(0, total - sum)), rows);
    }

    private static float laidOut(IRenderer renderer, float width) {
        renderer.setParent(DEFAULTS.createRendererSubTree());
        LayoutArea endless = new LayoutArea(1, new Rectangle(0, 0, width, ENDLESS));
        return renderer.layout(new LayoutContext(endless))
                .getOccupiedArea()
                .getBBox()
                .getHeight();
    }
}
