package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.util.ArrayList;
import java.util.List;
import org.lingtan.report.internal.font.DocumentFonts;

/** Writes single lines of text onto a drawing. */
public final class Pen {

    private static final String MORE = "…";

    private final PdfCanvas canvas;
    private final DocumentFonts fonts;

    /**
     * A pen.
     *
     * @param canvas the drawing
     * @param fonts the fonts of the document
     */
    public Pen(PdfCanvas canvas, DocumentFonts fonts) {
        this.canvas = canvas;
        this.fonts = fonts;
    }

    /**
     * Takes up a colour.
     *
     * @param colour the colour of what follows
     */
    public void colour(Color colour) {
        canvas.setFillColor(colour);
    }

    /**
     * How wide a text is.
     *
     * @param text the text
     * @param size the size in points
     * @return points
     */
    public float width(String text, float size) {
        float width = 0;
        for (DocumentFonts.Run run : fonts.runs(text, false)) {
            width += run.font().getWidth(run.text(), size);
        }
        return width;
    }

    /**
     * Writes to the right of a point, shortened with an ellipsis where the room ends.
     *
     * @param text the text
     * @param x where it begins
     * @param y its base line
     * @param size the size in points
     * @param room how wide it may be
     */
    public void left(String text, float x, float y, float size, float room) {
        write(shortened(text, size, room), x, y, size);
    }

    /**
     * A text, shortened with an ellipsis where the room ends.
     *
     * @param text the text
     * @param size the size in points
     * @param room how wide it may be
     * @return what there is room for
     */
    public String shortened(String text, float size, float room) {
        String shown = text;
        while (width(shown, size) > room && shown.length() > 1) {
            int cut = shown.endsWith(MORE) ? shown.length() - 1 : shown.length();
            shown = shown.substring(0, shown.offsetByCodePoints(cut, -1)) + MORE;
        }
        return shown;
    }

    /**
     * Writes to the left of a point.
     *
     * @param text the text
     * @param x where it ends
     * @param y its base line
     * @param size the size in points
     * @return where it ended
     */
    public float right(String text, float x, float y, float size) {
        write(text, x - width(text, size), y, size);
        return x;
    }

    /**
     * Writes around a point.
     *
     * @param text the text
     * @param x its middle
     * @param y its base line
     * @param size the size in points
     */
    public void centre(String text, float x, float y, float size) {
        write(text, x - width(text, size) / 2, y, size);
    }

    private void write(String text, float x, float y, float size) {
        canvas.beginText().moveText(x, y);
        for (DocumentFonts.Run run : fonts.runs(text, false)) {
            canvas.setFontAndSize(run.font(), size).showText(run.text());
        }
        canvas.endText();
    }

    /**
     * Breaks a text into lines: at spaces, and between Chinese characters.
     *
     * @param text the text
     * @param size the size in points
     * @param room how wide a line may be
     * @return the lines, at least one
     */
    public List<String> wrap(String text, float size, float room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<= )|(?<=[\\u2E80-\\uFF60])|(?=[\\u2E80-\\uFF60])", -1)) {
            if (line.length() > 0 && width(line + word.stripTrailing(), size) > room) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
