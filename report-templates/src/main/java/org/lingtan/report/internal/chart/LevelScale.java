package org.lingtan.report.internal.chart;

import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.internal.layout.Pen;
import org.lingtan.report.internal.layout.Sheet;

/** The total score as a bar from 0 to the most, with the lower bounds of the levels drawn in. */
public final class LevelScale {

    private static final int BAR = 26;
    private static final int SIZE = 7;
    private static final int LINE = 9;

    private LevelScale() {}

    /** The lower bound of a level, which itself belongs to the level unless it is open. */
    private record Mark(Ratio bound, boolean isOpen) implements Comparable<Mark> {

        String sign() {
            return isOpen ? "> " : "≥ ";
        }

        @Override
        public int compareTo(Mark other) {
            int order = bound.compareTo(other.bound);
            return order != 0 ? order : Boolean.compare(isOpen, other.isOpen);
        }
    }

    /**
     * Draws the scale.
     *
     * @param sheet the sheet
     * @param score the score
     * @param levels the levels
     * @return the drawing
     */
    public static PdfFormXObject draw(Sheet sheet, Score score, List<Level> levels) {
        float width = sheet.width();
        Pen measure = Drawing.measure(sheet);
        TreeMap<Mark, List<String>> marks = new TreeMap<>();
        for (Level level : levels) {
            Ratio min = level.score().min();
            if (min != null) {
                marks.computeIfAbsent(new Mark(min, level.score().minOpen()), bound -> new ArrayList<>())
                        .addAll(Drawing.label(sheet, measure, level.titles(), SIZE, width / 3.2f));
            }
        }
        int most = marks.values().stream().mapToInt(List::size).max().orElse(0);
        int rows = marks.size() > 1 ? 2 : 1;
        float below = 16 + rows * (most * LINE + 4);
        return Drawing.of(sheet, width, below + BAR + 34, canvas -> {
            bar(sheet, canvas, score, width, below);
            bounds(sheet, canvas, marks, score.max(), width, below, most);
            Drawing.legend(sheet, canvas, 0, below + BAR + 26);
        });
    }

    private static void bar(Sheet sheet, PdfCanvas canvas, Score score, float width, float y) {
        fill(sheet, canvas, "tint", width, y);
        fill(sheet, canvas, "possible", Drawing.share(score.possible(), score.max(), width), y);
        fill(sheet, canvas, "claimed", Drawing.share(score.claimed(), score.max(), width), y);
        float end = Drawing.share(score.proved(), score.max(), width);
        fill(sheet, canvas, "proved", end, y);
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.colour("ink"));
        String value = Numbers.points(score.proved());
        float half = pen.width(value, 12) / 2;
        pen.centre(value, Math.min(Math.max(end, half), width - half), y + BAR + 6, 12);
    }

    private static void fill(Sheet sheet, PdfCanvas canvas, String colour, float width, float y) {
        canvas.setFillColor(sheet.colour(colour)).rectangle(0, y, width, BAR).fill();
    }

    private static void bounds(
            Sheet sheet,
            PdfCanvas canvas,
            SortedMap<Mark, List<String>> marks,
            Ratio max,
            float width,
            float y,
            int most) {
        Pen pen = new Pen(canvas, sheet.fonts());
        boolean second = false;
        for (var mark : marks.entrySet()) {
            float x = Drawing.share(mark.getKey().bound(), max, width);
            float top = y - 10 - (second ? most * LINE + 4 : 0);
            canvas.setStrokeColor(sheet.colour("ink"))
                    .setLineWidth(1)
                    .moveTo(x, y + BAR + 3)
                    .lineTo(x, top + 6)
                    .stroke();
            pen.colour(sheet.colour("ink"));
            String bound = Numbers.points(mark.getKey().bound());
            List<String> lines = new ArrayList<>(mark.getValue());
            lines.set(0, mark.getKey().sign() + bound + " " + lines.get(0));
            float room = lines.stream()
                    .map(line -> pen.width(line, SIZE))
                    .max(Float::compare)
                    .orElse(0f);
            // A label that has no room after its line ends at it, so that it is seen whose it is.
            boolean isBefore = x + 3 + room > right(marks, mark.getKey(), max, width) && x - 3 - room >= 0;
            float base = top;
            for (String line : lines) {
                if (isBefore) {
                    pen.right(line, x - 3, base, SIZE);
                } else {
                    pen.left(line, x + 3, base, SIZE, width - x - 3);
                }
                base -= LINE;
            }
            second = !second;
        }
    }

    /** Where a label on the right of a bound must end: at the line of the next bound, else at the edge. */
    private static float right(SortedMap<Mark, List<String>> marks, Mark bound, Ratio max, float width) {
        return marks.keySet().stream()
                .filter(next -> next.compareTo(bound) > 0)
                .findFirst()
                .map(next -> Drawing.share(next.bound(), max, width) - 3)
                .orElse(width);
    }
}
