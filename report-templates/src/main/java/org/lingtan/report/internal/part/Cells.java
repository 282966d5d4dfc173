package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.report.CriterionDetail.Bound;
import org.lingtan.report.CriterionDetail.Threshold;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Cells that several parts print alike. */
final class Cells {

    /** More places in one file are counted, not listed; the twins list them all. */
    private static final int MOST_PLACES = 6;

    private Cells() {}

    /** A cell of pieces, each the paragraphs of one text. */
    static Cell cell(Sheet sheet, List<List<Paragraph>> pieces) {
        Cell cell = sheet.empty();
        pieces.forEach(piece -> piece.forEach(cell::add));
        return cell;
    }

    static List<List<Paragraph>> texts(Sheet sheet, List<Text> texts, TextStyle style) {
        return texts.isEmpty()
                ? List.of(List.of(sheet.neutral(Sheet.NOTHING, style)))
                : texts.stream().map(text -> sheet.paragraphs(text, style)).toList();
    }

    static List<List<Paragraph>> lines(Sheet sheet, List<String> lines, TextStyle style) {
        return lines.isEmpty()
                ? List.of(List.of(sheet.neutral(Sheet.NOTHING, style)))
                : lines.stream()
                        .map(line -> List.of(sheet.neutral(line, style)))
                        .toList();
    }

    /** Locators, one line for each file. */
    static List<String> places(List<String> locators) {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        for (String locator : locators) {
            int hash = locator.indexOf('#');
            List<String> places =
                    byFile.computeIfAbsent(hash < 0 ? locator : locator.substring(0, hash), file -> new ArrayList<>());
            if (hash >= 0) {
                places.add(locator.substring(hash + 1));
            }
        }
        List<String> lines = new ArrayList<>();
        byFile.forEach((file, places) -> lines.add(places.isEmpty() ? file : file + ": " + listed(places)));
        return lines;
    }

    private static String listed(List<String> places) {
        String listed = String.join(", ", places.subList(0, Math.min(MOST_PLACES, places.size())));
        return places.size() <= MOST_PLACES ? listed : listed + ", … (+" + (places.size() - MOST_PLACES) + ")";
    }

    /** A parameter with its value, range or bands. */
    static String threshold(Sheet sheet, Threshold threshold) {
        List<String> bounds = threshold.bounds().stream().map(Cells::bound).toList();
        String unit = threshold.unit().isEmpty() || threshold.unit().equals("1")
                ? ""
                : " [" + Values.unit(sheet, threshold.unit()) + "]";
        return threshold.parameter() + ": " + String.join("; ", bounds) + unit;
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
