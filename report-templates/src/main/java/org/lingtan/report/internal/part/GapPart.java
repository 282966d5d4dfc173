package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.NextLevel;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.FittedTable;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** What would lead to the next level, and the criteria that still hold points back, the most first. */
final class GapPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.small(() -> write(sheet, data));
    }

    private static void write(Sheet sheet, ReportData data) {
        Set<String> prerequisites = Levels.prerequisites(data);
        Optional<NextLevel> next = Levels.next(data);
        // Where no points help, what does stands first.
        boolean isBarred = next.flatMap(NextLevel::heldBack).isPresent();
        List<Determination> open = data.assessment().determinations().stream()
                .filter(GapPart::holdsBack)
                .sorted(Comparator.comparing((Determination d) -> !(isBarred && prerequisites.contains(d.criterion())))
                        .thenComparing(Comparator.comparing(
                                        (Determination d) -> d.max().minus(d.points()))
                                .reversed()))
                .toList();
        sheet.part(sheet.text(Levels.key(data, "gap.heading")));
        next.ifPresent(one -> next(sheet, data, one));
        if (open.isEmpty()) {
            sheet.paragraph(sheet.text("gap.nothing"), TextStyle.BODY);
            return;
        }
        if (open.stream().anyMatch(d -> prerequisites.contains(d.criterion()))) {
            sheet.paragraph(sheet.text("gap.prerequisites"), TextStyle.BODY);
        }
        if (next.isPresent() && areMeasures(data, open)) {
            sheet.paragraph(sheet.text("gap.measures"), TextStyle.BODY);
        }
        FittedTable table = sheet.fitted("criterion", "#gap.points", "gap.missing");
        for (Determination determination : open) {
            Ratio gap = determination.max().minus(determination.points());
            table.row(
                    sheet.rowHead(determination.titles())
                            .add(sheet.neutral(determination.criterion(), TextStyle.DENSE)),
                    () -> sheet.rowHead(sheet.text("criterion.continued", determination.criterion())),
                    List.of(
                            gap.signum() > 0 ? List.of(List.of(points(sheet, gap))) : List.of(),
                            why(sheet, data, determination, prerequisites)));
        }
        sheet.addLast(table.table());
    }

    private static Paragraph points(Sheet sheet, Ratio gap) {
        return sheet.beforeText(sheet.neutral(Figures.points(gap), TextStyle.CELL));
    }

    private static boolean areMeasures(ReportData data, List<Determination> open) {
        return data.criteria().stream()
                .filter(detail -> detail.kind().equals("measure"))
                .anyMatch(detail -> open.stream().anyMatch(d -> d.criterion().equals(detail.criterion())));
    }

    private static boolean holdsBack(Determination d) {
        return d.outcome().isOpen()
                || d.outcome() == Outcome.NOT_MET
                || d.outcome() == Outcome.PARTLY_MET
                || (d.outcome() != Outcome.NOT_APPLICABLE && d.max().compareTo(d.points()) > 0);
    }

    /** Of the one criterion without whose full points there is no level, that too: its own numbers do not say so. */
    private static List<List<Paragraph>> why(Sheet sheet, ReportData data, Determination d, Set<String> prerequisites) {
        List<List<Paragraph>> pieces = new ArrayList<>(missing(sheet, data, d));
        if (d.criterion().equals(Rulebook.GATE) && prerequisites.contains(Rulebook.GATE)) {
            pieces.add(0, sheet.paragraphs(sheet.text("gap.gate"), TextStyle.DENSE));
        }
        return pieces;
    }

    /**
     * What is missing, and the values that are known, beside the numbers they were held against. Which of them fell short
     * is for whoever reads both; what is fulfilled outright is left out.
     */
    private static List<List<Paragraph>> missing(Sheet sheet, ReportData data, Determination d) {
        List<List<Paragraph>> pieces = new ArrayList<>();
        boolean isMissing = !d.missing().isEmpty();
        if (isOutcomeTold(d)) {
            pieces.add(sheet.paragraphs(sheet.text("outcome." + d.outcome().code()), TextStyle.DENSE));
        }
        pieces.addAll(Cells.texts(sheet, d.missing(), TextStyle.DENSE));
        List<String> limits = data.criteria().stream()
                .filter(detail -> detail.criterion().equals(d.criterion()))
                .flatMap(detail -> Cells.thresholds(sheet, data, detail).stream())
                .toList();
        if (!isMissing) {
            if (d.max().signum() > 0) {
                Text earned = sheet.text("gap.earned", Figures.points(d.points()), Figures.points(d.max()));
                pieces.add(sheet.paragraphs(earned, TextStyle.DENSE));
            }
            values(sheet, data, d.inputs()).forEach(value -> pieces.add(sheet.paragraphs(value, TextStyle.DENSE)));
        } else {
            // Of what is only claimed, what is missing says so.
            List<Text> known = values(
                    sheet,
                    data,
                    d.inputs().stream().filter(input -> !input.isClaimed()).toList());
            if (known.isEmpty()) {
                return pieces;
            }
            Text heading = sheet.text(limits.isEmpty() ? "gap.values-alone" : "gap.values");
            pieces.add(sheet.paragraphs(heading, TextStyle.DENSE));
            known.forEach(value -> pieces.add(sheet.paragraphs(value, TextStyle.DENSE)));
        }
        limits.forEach(limit -> pieces.add(List.of(sheet.neutral(limit, TextStyle.DENSE))));
        return pieces;
    }

    /** Points tell an outcome by themselves, and so does what is missing of a criterion that is still open. */
    private static boolean isOutcomeTold(Determination d) {
        if (d.missing().isEmpty()) {
            return d.outcome() != Outcome.SCORED || d.max().signum() == 0;
        }
        return !d.outcome().isOpen() && d.max().signum() == 0;
    }

    private static List<Text> values(Sheet sheet, ReportData data, List<Determination.Input> inputs) {
        return inputs.stream()
                .filter(Values::isShort)
                .map(input -> sheet.text("values.named", Values.name(sheet, data, input), Values.shown(sheet, input)))
                .toList();
    }

    private static boolean isHighest(ReportData data) {
        Level highest = data.levels().get(data.levels().size() - 1);
        return data.assessment().rating().level().map(Level::id).equals(Optional.of(highest.id()));
    }

    private static void next(Sheet sheet, ReportData data, NextLevel next) {
        next.level().ifPresent(level -> {
            String key = level.score().minOpen() ? "gap.next-more" : "gap.next";
            sheet.paragraph(sheet.text(key, level.titles(), Figures.points(next.gap())), TextStyle.BODY);
            if (!next.holding().isEmpty()) {
                sheet.paragraph(sheet.text("gap.next-prerequisite"), TextStyle.BODY);
            }
        });
        next.withOffsets()
                .ifPresent(level -> sheet.paragraph(sheet.text("gap.with-offsets", level.titles()), TextStyle.BODY));
        next.heldBack().ifPresent(level -> sheet.paragraph(Levels.heldBack(sheet, level), TextStyle.BODY));
        if (next.level().isEmpty()
                && next.withOffsets().isEmpty()
                && next.heldBack().isEmpty()) {
            sheet.paragraph(sheet.text(isHighest(data) ? "gap.top" : "gap.no-points"), TextStyle.BODY);
        }
    }
}
