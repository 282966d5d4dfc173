package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.CriterionDetail;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Every criterion with outcome, points, values, thresholds, basis, evidence and rules. */
final class CriteriaPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.widePart(sheet.text("criteria.heading"), sheet.text("criteria.note"));
        Map<String, CriterionDetail> details = new LinkedHashMap<>();
        data.criteria().forEach(detail -> details.put(detail.criterion(), detail));
        Map<String, Text> titles = titles(data.assessment());
        byGroup(data).forEach((group, determinations) -> {
            Text title = titles.get(group);
            if (title != null) {
                sheet.section(title);
            }
            Table table = sheet.head(
                    sheet.table(17, 9, 19, 15, 6, 17, 17),
                    "criterion",
                    "criteria.outcome",
                    "criteria.values",
                    "criteria.thresholds",
                    "basis",
                    "criteria.evidence",
                    "criteria.rules");
            determinations.forEach(d -> row(sheet, data, table, d, details.get(d.criterion())));
            sheet.add(table);
        });
    }

    private static Map<String, List<Determination>> byGroup(ReportData data) {
        Map<String, List<Determination>> groups = new LinkedHashMap<>();
        data.assessment()
                .determinations()
                .forEach(d -> groups.computeIfAbsent(d.group(), id -> new ArrayList<>())
                        .add(d));
        return groups;
    }

    private static Map<String, Text> titles(Assessment assessment) {
        Map<String, Text> titles = new LinkedHashMap<>();
        assessment.coverage().forEach(coverage -> titles.put(coverage.system(), coverage.titles()));
        assessment.rating().groups().forEach(group -> titles.put(group.id(), group.titles()));
        return titles;
    }

    private static void row(
            Sheet sheet,
            ReportData data,
            Table table,
            Determination d,
            @org.jspecify.annotations.Nullable CriterionDetail detail) {
        Cell criterion = sheet.rowHead(d.titles());
        criterion.add(sheet.neutral(named(sheet, d), TextStyle.DENSE));
        table.addCell(criterion);
        Cell outcome = sheet.cell(sheet.text("outcome." + d.outcome().code()), TextStyle.CELL);
        outcome.add(sheet.neutral(points(sheet, d), TextStyle.CELL));
        table.addCell(outcome);
        table.addCell(values(sheet, data, d));
        table.addCell(Cells.lines(
                sheet,
                detail == null
                        ? List.of()
                        : detail.thresholds().stream().map(Cells::threshold).toList(),
                TextStyle.DENSE));
        table.addCell(Cells.texts(sheet, basis(sheet, d), TextStyle.DENSE));
        Set<String> from = new LinkedHashSet<>();
        d.inputs().forEach(input -> from.addAll(input.from()));
        table.addCell(Cells.lines(sheet, Cells.places(List.copyOf(from)), TextStyle.DENSE));
        table.addCell(Cells.lines(sheet, d.rules(), TextStyle.DENSE));
    }

    /** What is asked, and where that differs, how it is judged: published wording may be judged by constructed rules. */
    private static List<Text> basis(Sheet sheet, Determination d) {
        Text asked = sheet.text("basis." + d.basis());
        return d.judging().equals(d.basis()) ? List.of(asked) : List.of(asked, sheet.text("judging." + d.judging()));
    }

    private static String points(Sheet sheet, Determination d) {
        if (d.max().signum() == 0) {
            return Sheet.NOTHING;
        }
        String proved = Figures.points(d.points()) + " / " + Figures.points(d.max());
        return d.claimedPoints().equals(d.points())
                ? proved
                : proved + " " + sheet.line(sheet.text("criteria.claimed", Figures.points(d.claimedPoints())));
    }

    private static String named(Sheet sheet, Determination d) {
        return d.clause().equals(d.criterion())
                ? d.criterion()
                : d.criterion() + " · " + sheet.line(sheet.text("clause", d.clause()));
    }

    /** A value that several inputs of one name share is printed once, with how often. */
    private static Cell values(Sheet sheet, ReportData data, Determination d) {
        if (d.inputs().isEmpty()) {
            return Cells.texts(sheet, d.missing(), TextStyle.DENSE);
        }
        Map<Text, Map<String, Integer>> shown = new LinkedHashMap<>();
        for (Determination.Input input : d.inputs()) {
            Text name = Values.name(sheet, data, input);
            shown.computeIfAbsent(name, each -> new LinkedHashMap<>())
                    .merge(Values.shown(sheet, input), 1, Integer::sum);
        }
        Cell cell = sheet.empty();
        shown.forEach((name, values) -> {
            sheet.paragraphs(name, TextStyle.DENSE).forEach(cell::add);
            values.forEach((value, count) ->
                    cell.add(sheet.neutral(count == 1 ? value : value + " × " + count, TextStyle.CELL)));
        });
        return cell;
    }
}
