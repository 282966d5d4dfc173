package org.lingtan.report.internal.chart;

import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.report.internal.layout.Pen;
import org.lingtan.report.internal.layout.Sheet;

/** The shares of the groups on axes that always run from 0 to 100 %, numbered as in the table. */
public final class Radar {

    private static final int RADIUS = 78;
    private static final int HEIGHT = 190;
    private static final int SIZE = 7;

    /** How far from the rings their scale stands. */
    private static final int SCALE = 40;

    private Radar() {}

    /**
     * Draws the radar.
     *
     * @param sheet the sheet
     * @param groups the groups, at least three, the most of each above 0
     * @return the drawing
     */
    public static PdfFormXObject draw(Sheet sheet, List<GroupScore> groups) {
        float width = sheet.width();
        float left = width / 2 - RADIUS - SCALE - 30;
        List<String> title = Drawing.label(sheet, Drawing.measure(sheet), sheet.text("groups.proved"), SIZE + 1, left);
        return Drawing.of(sheet, width, HEIGHT, canvas -> {
            title(sheet, canvas, title);
            rings(sheet, canvas, groups.size(), width / 2);
            shape(sheet, canvas, groups, width / 2);
            percents(sheet, canvas, width / 2 - RADIUS - SCALE);
            names(sheet, canvas, groups.size(), width / 2);
        });
    }

    /** Beside the rings: a radar that stands on another page than its table says what it shows. */
    private static void title(Sheet sheet, PdfCanvas canvas, List<String> lines) {
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.colour("ink"));
        float y = HEIGHT - 12;
        for (String line : lines) {
            pen.left(line, 0, y, SIZE + 1, sheet.width());
            y -= SIZE + 4;
        }
    }

    private static void rings(Sheet sheet, PdfCanvas canvas, int axes, float x) {
        canvas.setLineWidth(0.5f).setStrokeColor(sheet.colour("line"));
        for (int percent = 25; percent <= 100; percent += 25) {
            float length = RADIUS * percentOf(percent);
            polygon(canvas, axes, x, i -> length);
            canvas.stroke();
        }
        for (int i = 0; i < axes; i++) {
            canvas.moveTo(x, HEIGHT / 2f)
                    .lineTo(x(x, i, axes, RADIUS), y(i, axes, RADIUS))
                    .stroke();
        }
    }

    /** A scale beside the rings, so that no line crosses its numbers. */
    private static void percents(Sheet sheet, PdfCanvas canvas, float x) {
        canvas.setLineWidth(0.5f).setStrokeColor(sheet.colour("line"));
        canvas.moveTo(x, HEIGHT / 2f).lineTo(x, HEIGHT / 2f + RADIUS).stroke();
        Pen pen = new Pen(canvas, sheet.fonts());
        for (int percent = 0; percent <= 100; percent += 25) {
            float y = HEIGHT / 2f + RADIUS * percentOf(percent);
            canvas.moveTo(x - 3, y).lineTo(x, y).stroke();
            pen.colour(sheet.colour("muted"));
            pen.right(percent + " %", x - 5, y - 2, SIZE - 1);
        }
    }

    private static float percentOf(int percent) {
        return percent / 100f;
    }

    private interface Length {
        float of(int axis);
    }

    private static void polygon(PdfCanvas canvas, int axes, float x, Length length) {
        for (int i = 0; i < axes; i++) {
            float px = x(x, i, axes, length.of(i));
            float py = y(i, axes, length.of(i));
            if (i == 0) {
                canvas.moveTo(px, py);
            } else {
                canvas.lineTo(px, py);
            }
        }
        canvas.closePath();
    }

    private static void shape(Sheet sheet, PdfCanvas canvas, List<GroupScore> groups, float x) {
        canvas.setLineWidth(1.6f).setStrokeColor(sheet.colour("proved"));
        polygon(canvas, groups.size(), x, i -> length(groups.get(i)));
        canvas.stroke();
        for (int i = 0; i < groups.size(); i++) {
            float reach = length(groups.get(i));
            canvas.setFillColor(sheet.colour("proved"))
                    .circle(x(x, i, groups.size(), reach), y(i, groups.size(), reach), 2.2f)
                    .fill();
        }
    }

    private static float length(GroupScore group) {
        Ratio max = group.score().max();
        return Drawing.share(group.score().proved(), max, RADIUS);
    }

    private static void names(Sheet sheet, PdfCanvas canvas, int axes, float x) {
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.colour("ink"));
        for (int i = 0; i < axes; i++) {
            pen.centre(String.valueOf(i + 1), x(x, i, axes, RADIUS + 9), y(i, axes, RADIUS + 9) - 3, SIZE + 1);
        }
    }

    /** Strict arithmetic: the same figures on every machine. */
    private static float x(float middle, int axis, int axes, float length) {
        return (float) (middle + StrictMath.sin(2 * StrictMath.PI * axis / axes) * length);
    }

    private static float y(int axis, int axes, float length) {
        return (float) (HEIGHT / 2f + StrictMath.cos(2 * StrictMath.PI * axis / axes) * length);
    }
}
