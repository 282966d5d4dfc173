package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.report.CriterionDetail.Bound;
import org.lingtan.report.CriterionDetail.Threshold;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Cells that several parts print alike. */
final class Cells {

    private Cells() {}

    /** A cell of pieces, each the paragraphs of one text. */
    static Cell cell(Sheet sheet, List<List<Paragraph>> pieces) {
        if (pieces.isEmpty()) {
            return sheet.cell(Sheet.NOTHING, TextStyle.CELL);
        }
        Cell cell = sheet.empty();
        pieces.forEach(piece -> piece.forEach(cell::add));
        return cell;
    }

    /** A piece for each text. */
    static List<List<Paragraph>> texts(Sheet sheet, List<Text> texts, TextStyle style) {
        return texts.stream().map(text -> sheet.paragraphs(text, style)).toList();
    }

    /** A piece for each line. */
    static List<List<Paragraph>> lines(Sheet sheet, List<String> lines, TextStyle style) {
        return lines.stream().map(line -> List.of(sheet.neutral(line, style))).toList();
    }

    /** A parameter with its value, range or bands; one that we constructed is marked, lest it pass for the standard's. */
    static String threshold(Sheet sheet, Threshold threshold) {
        List<String> bounds = threshold.bounds().stream().map(Cells::bound).toList();
        String unit = threshold.unit().isEmpty() || threshold.unit().equals("1")
                ? ""
                : " [" + Values.unit(sheet, threshold.unit()) + "]";
        String mark = threshold.basis().equals("constructed") ? " " + sheet.line(sheet.text("basis.mark")) : "";
        return threshold.parameter() + ": " + String.join("; ", bounds) + unit + mark;
    }

    private static String bound(Bound bound) {
        Ratio from = bound.from();
        Ratio to = bound.to();
        Ratio points = bound.points();
        String range;
        if (from != null && from.equals(to)) {
            range = Figures.value(from.toDecimal());
        } else {
            String low = end(from, bound.fromOpen() ? "> " : "≥ ");
            String high = end(to, bound.toOpen() ? "< " : "≤ ");
            range = low.isEmpty() || high.isEmpty() ? low + high : low + ", " + high;
        }
        return points == null ? range : range + " → " + Figures.points(points);
    }

    private static String end(@Nullable Ratio value, String sign) {
        return value == null ? "" : sign + Figures.value(value.toDecimal());
    }
}
