package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.CriterionDetail;
import org.lingtan.report.CriterionDetail.Bound;
import org.lingtan.report.CriterionDetail.Threshold;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Cells that several parts print alike. */
final class Cells {

    /** A sign never stands on another line than its number. */
    private static final char APART = '\u00a0';

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

    /** The parameters of a criterion, each on a line. */
    static List<String> thresholds(Sheet sheet, ReportData data, @Nullable CriterionDetail detail) {
        return detail == null
                ? List.of()
                : detail.thresholds().stream()
                        .map(threshold -> threshold(sheet, threshold, earned(sheet, data, detail)))
                        .toList();
    }

    /** What a band gives: points, or of a prerequisite the highest level that it permits. */
    private static Function<Ratio, String> earned(Sheet sheet, ReportData data, CriterionDetail detail) {
        if (!detail.kind().equals("prerequisite")) {
            return Figures::points;
        }
        return rank -> level(data, rank)
                .map(level -> sheet.line(sheet.text("threshold.permits", level.titles())))
                .orElse(Figures.points(rank));
    }

    /** The level of a rank; a rank that none has is printed as it stands. */
    private static Optional<Level> level(ReportData data, Ratio rank) {
        return IntStream.range(0, data.levels().size())
                .filter(index -> Ratio.of(index).equals(rank))
                .mapToObj(data.levels()::get)
                .findFirst();
    }

    /** A parameter with its value, range or bands; one that we constructed is marked, lest it pass for the standard's. */
    private static String threshold(Sheet sheet, Threshold threshold, Function<Ratio, String> earned) {
        boolean isRank = threshold.unit().equals("rank");
        List<String> bounds = threshold.bounds().stream()
                .map(bound -> isRank && bound.from() != null ? earned.apply(bound.from()) : bound(bound, earned))
                .toList();
        String unit = isRank || threshold.unit().isEmpty() || threshold.unit().equals("1")
                ? ""
                : " [" + Values.unit(sheet, threshold.unit()) + "]";
        String mark = threshold.basis().equals("constructed") ? " " + sheet.line(sheet.text("basis.mark")) : "";
        return threshold.parameter() + unit + ": " + String.join("; ", bounds) + mark;
    }

    private static String bound(Bound bound, Function<Ratio, String> earned) {
        Ratio from = bound.from();
        Ratio to = bound.to();
        Ratio points = bound.points();
        String range;
        if (from != null && from.equals(to)) {
            range = Figures.value(from.toDecimal());
        } else {
            String low = end(from, bound.fromOpen() ? ">" : "≥");
            String high = end(to, bound.toOpen() ? "<" : "≤");
            range = low.isEmpty() || high.isEmpty() ? low + high : low + ", " + high;
        }
        return points == null ? range : range + APART + "→" + APART + earned.apply(points);
    }

    private static String end(@Nullable Ratio value, String sign) {
        return value == null ? "" : sign + APART + Figures.value(value.toDecimal());
    }
}
