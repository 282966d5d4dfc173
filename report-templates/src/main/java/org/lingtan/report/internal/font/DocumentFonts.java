package org.lingtan.report.internal.font;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.font.PdfFontFactory;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document. Every character is printed: by the subset, else by the whole font, else as its code point,
 * for example {@code [U+1F600]}, so that nothing a park wrote is lost and nothing stops a report.
 */
public final class DocumentFonts {

    private static final Pattern ACCENTED = Pattern.compile("\\p{IsLatin}\\p{Mn}+");

    private final PdfFont regular = font(Typefaces.regular());
    private final PdfFont bold = font(Typefaces.bold());
    private @Nullable PdfFont whole;

    /**
     * A piece of text in one font.
     *
     * @param text what is printed
     * @param font its font
     * @param isCodePoints whether these are code points in place of characters that no font has
     */
    public record Run(String text, PdfFont font, boolean isCodePoints) {}

    /**
     * The regular or bold weight.
     *
     * @param isBold whether bold
     * @return the font
     */
    public PdfFont weight(boolean isBold) {
        return isBold ? bold : regular;
    }

    /**
     * Splits a text by the font that prints it.
     *
     * @param text the text; line breaks and tabs become spaces
     * @param isBold whether it is to be bold
     * @return the runs, none for an empty text
     */
    public List<Run> runs(String text, boolean isBold) {
        List<Run> runs = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        @Nullable PdfFont current = null;
        int[] points = composed(text).codePoints().toArray();
        for (int i = 0; i <= points.length; i++) {
            int c = i < points.length ? spaced(points[i]) : -1;
            @Nullable PdfFont font = c < 0 ? null : fontOf(c, isBold);
            if (pending.length() > 0 && (i == points.length || font != current)) {
                runs.add(run(pending.toString(), current, isBold));
                pending.setLength(0);
            }
            current = font;
            if (i < points.length) {
                pending.appendCodePoint(c);
            }
        }
        return runs;
    }

    /**
     * A letter and its accent as the one character they are, since no font here can place an accent. Nothing else changes:
     * to normalise the whole text would put other characters in place of some rare ones of names.
     */
    private static String composed(String text) {
        return ACCENTED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Normalizer.normalize(found.group(), Normalizer.Form.NFC)));
    }

    private Run run(String text, @Nullable PdfFont font, boolean isBold) {
        if (font != null) {
            return new Run(text, font, false);
        }
        StringBuilder shown = new StringBuilder("[");
        text.codePoints()
                .forEach(c ->
                        shown.append(shown.length() > 1 ? " " : "").append(String.format(Locale.ROOT, "U+%04X", c)));
        return new Run(shown.append(']').toString(), weight(isBold), true);
    }

    private static int spaced(int c) {
        return c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }

    /** Null for a character that no font prints, or that would be invisible. */
    private @Nullable PdfFont fontOf(int c, boolean isBold) {
        int type = Character.getType(c);
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.UNASSIGNED) {
            return null;
        }
        PdfFont weight = weight(isBold);
        if (weight.containsGlyph(c)) {
            return weight;
        }
        PdfFont rare = whole();
        return rare.containsGlyph(c) ? rare : null;
    }

    private PdfFont whole() {
        PdfFont font = whole;
        if (font == null) {
            font = font(Typefaces.whole());
            whole = font;
        }
        return font;
    }

    private static PdfFont font(FontProgram program) {
        PdfFont font = PdfFontFactory.createFont(
                program, PdfEncodings.IDENTITY_H, PdfFontFactory.EmbeddingStrategy.FORCE_EMBEDDED);
        font.setSubset(true);
        return font;
    }
}
