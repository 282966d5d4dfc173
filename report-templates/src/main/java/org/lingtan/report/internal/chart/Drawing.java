package org.lingtan.report.internal.chart;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.report.internal.layout.Pen;
import org.lingtan.report.internal.layout.Sheet;

/** What the charts share: a form to draw on, lines of labels, and shares of a length. */
final class Drawing {

    private static final int SIZE = 7;

    private Drawing() {}

    static PdfFormXObject of(Sheet sheet, float width, float height, Consumer<PdfCanvas> drawn) {
        PdfFormXObject form = new PdfFormXObject(new Rectangle(width, height));
        PdfCanvas canvas = new PdfCanvas(form, sheet.pdf());
        drawn.accept(canvas);
        canvas.release();
        return form;
    }

    /** The share of a length; only for drawing, the numbers stand in the table below. */
    static float share(Ratio part, Ratio whole, float length) {
        if (whole.signum() <= 0) {
            return 0;
        }
        Ratio share = part.dividedBy(whole).max(Ratio.ZERO).min(Ratio.ONE);
        return new java.math.BigDecimal(share.toRounded(4)).floatValue() * length;
    }

    /** The lines of a label in the language of the report. */
    static List<String> label(Sheet sheet, Pen pen, Text text, float size, float room) {
        List<String> lines = new ArrayList<>();
        if (sheet.language().hasChinese()) {
            lines.addAll(pen.wrap(text.zh(), size, room));
        }
        if (sheet.language().hasEnglish()
                && !(text.zh().equals(text.en()) && sheet.language().hasChinese())) {
            lines.addAll(pen.wrap(text.en(), size, room));
        }
        return lines;
    }

    /** A pen for measuring before there is a canvas. */
    static Pen measure(Sheet sheet) {
        return new Pen(new PdfCanvas(new PdfFormXObject(new Rectangle(1, 1)), sheet.pdf()), sheet.fonts());
    }

    /** What the three shades of a bar mean. */
    static void legend(Sheet sheet, PdfCanvas canvas, float left, float y) {
        Pen pen = new Pen(canvas, sheet.fonts());
        float x = left;
        for (String reading : List.of("proved", "claimed", "possible")) {
            canvas.setFillColor(sheet.colour(reading)).rectangle(x, y, 8, 6).fill();
            pen.colour(sheet.colour("muted"));
            String name = sheet.line(sheet.text("score." + reading));
            pen.left(name, x + 11, y, SIZE, 90);
            x += pen.width(name, SIZE) + 24;
        }
    }
}
