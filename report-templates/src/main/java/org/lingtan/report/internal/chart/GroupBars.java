package org.lingtan.report.internal.chart;

import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Score;
import org.lingtan.report.internal.layout.Pen;
import org.lingtan.report.internal.layout.Sheet;

/** One bar for each group, from 0 to 100 % of its most, proved, claimed and possible on top of each other. */
public final class GroupBars {

    private static final int SIZE = 7;
    private static final int LINE = 9;
    private static final int BAR = 12;
    private static final int AXIS = 16;

    private GroupBars() {}

    /**
     * Draws the bars.
     *
     * @param sheet the sheet
     * @param groups the groups, numbered as in the table
     * @return the drawing
     */
    public static PdfFormXObject draw(Sheet sheet, List<GroupScore> groups) {
        float width = sheet.width();
        float labels = width * 0.36f;
        float bars = width - labels - 70;
        Pen measure = Drawing.measure(sheet);
        List<List<String>> names = new ArrayList<>();
        float height = AXIS + 14;
        for (GroupScore group : groups) {
            List<String> lines = Drawing.label(sheet, measure, group.titles(), SIZE, labels - 20);
            names.add(lines);
            height += row(lines);
        }
        float top = height - 14;
        return Drawing.of(sheet, width, height, canvas -> {
            axis(sheet, canvas, labels, bars, top);
            float y = top;
            for (int i = 0; i < groups.size(); i++) {
                float tall = row(names.get(i));
                bar(sheet, canvas, groups.get(i).score(), names.get(i), i + 1, labels, bars, y, tall);
                y -= tall;
            }
            Drawing.legend(sheet, canvas, labels, top + 5);
        });
    }

    private static float row(List<String> lines) {
        return Math.max(lines.size() * LINE, BAR) + 6;
    }

    private static void axis(Sheet sheet, PdfCanvas canvas, float left, float width, float top) {
        Pen pen = new Pen(canvas, sheet.fonts());
        for (int percent = 0; percent <= 100; percent += 25) {
            float x = left + width * percent / 100;
            canvas.setStrokeColor(sheet.colour("line"))
                    .setLineWidth(0.5f)
                    .moveTo(x, AXIS - 3)
                    .lineTo(x, top)
                    .stroke();
            pen.colour(sheet.colour("muted"));
            pen.centre(percent + " %", x, 4, SIZE);
        }
    }

    private static void bar(
            Sheet sheet,
            PdfCanvas canvas,
            Score score,
            List<String> lines,
            int number,
            float left,
            float width,
            float top,
            float tall) {
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.colour("ink"));
        pen.left(number + ".", 0, top - LINE, SIZE, 16);
        float base = top - LINE;
        for (String line : lines) {
            pen.left(line, 16, base, SIZE, left - 20);
            base -= LINE;
        }
        float y = top - (tall - 6) / 2 - BAR / 2f - 1;
        fill(sheet, canvas, "tint", left, y, width);
        fill(sheet, canvas, "possible", left, y, Drawing.share(score.possible(), score.max(), width));
        fill(sheet, canvas, "claimed", left, y, Drawing.share(score.claimed(), score.max(), width));
        fill(sheet, canvas, "proved", left, y, Drawing.share(score.proved(), score.max(), width));
        pen.colour(sheet.colour("ink"));
        pen.left(
                Numbers.points(score.proved()) + " / " + Numbers.points(score.max()),
                left + width + 6,
                y + 3,
                SIZE,
                64);
    }

    private static void fill(Sheet sheet, PdfCanvas canvas, String colour, float x, float y, float width) {
        canvas.setFillColor(sheet.colour(colour)).rectangle(x, y, width, BAR).fill();
    }
}
