package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.CriterionDetail;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSource;
import org.lingtan.report.internal.layout.FittedTable;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Every criterion with outcome, points, values, thresholds, basis, evidence and rules. */
final class CriteriaPart implements Part {

    private static final Pattern NUMBERED = Pattern.compile("\\S+-([0-9]{1,9})(?= |$)");

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.widePart(sheet.text("criteria.heading"), sheet.text("criteria.note"));
        Map<String, CriterionDetail> details = new LinkedHashMap<>();
        data.criteria().forEach(detail -> details.put(detail.criterion(), detail));
        Map<String, Text> titles = titles(data.assessment());
        Map<String, List<Determination>> groups = byGroup(data);
        int left = groups.size();
        for (Map.Entry<String, List<Determination>> group : groups.entrySet()) {
            section(
                    sheet,
                    titles.get(group.getKey()),
                    details.get(group.getValue().get(0).criterion()));
            FittedTable table = sheet.fitted(
                    "criterion",
                    "criteria.outcome",
                    "criteria.values",
                    "criteria.thresholds",
                    "basis",
                    "criteria.evidence",
                    "criteria.rules");
            group.getValue().forEach(d -> row(sheet, data, table, d, details.get(d.criterion())));
            left--;
            if (left > 0) {
                sheet.add(table.table());
            } else {
                sheet.addLast(table.table());
            }
        }
    }

    /** Prerequisites belong to no dimension and yet have a heading. */
    private static void section(Sheet sheet, @Nullable Text title, @Nullable CriterionDetail first) {
        if (title != null) {
            sheet.section(title);
        } else if (first != null && first.kind().equals("prerequisite")) {
            sheet.section(sheet.text("criteria.prerequisites"));
        }
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
            Sheet sheet, ReportData data, FittedTable table, Determination d, @Nullable CriterionDetail detail) {
        Set<String> from = new LinkedHashSet<>();
        d.inputs().forEach(input -> from.addAll(input.from()));
        List<Paragraph> outcome = new ArrayList<>(
                sheet.paragraphs(sheet.text("outcome." + d.outcome().code()), TextStyle.CELL));
        points(sheet, d).forEach(line -> outcome.add(sheet.neutral(line, TextStyle.CELL)));
        table.row(
                sheet.rowHead(d.titles()).add(sheet.neutral(named(sheet, d), TextStyle.DENSE)),
                () -> sheet.rowHead(sheet.text("criterion.continued", d.criterion())),
                List.of(
                        List.of(outcome),
                        values(sheet, data, d),
                        Cells.lines(sheet, Cells.thresholds(sheet, data, detail), TextStyle.DENSE),
                        Cells.texts(sheet, basis(sheet, d), TextStyle.DENSE),
                        Cells.lines(sheet, Places.of(sheet, data, List.copyOf(from)), TextStyle.DENSE),
                        Cells.texts(sheet, rules(data, d), TextStyle.DENSE)));
    }

    /** The names of the rules that fired, in the order of their numbers. */
    private static List<Text> rules(ReportData data, Determination d) {
        return d.rules().stream()
                .sorted(Comparator.comparingInt(CriteriaPart::number))
                .map(rule -> data.names().getOrDefault(ReportSource.RULE + rule, new Text(rule, rule)))
                .toList();
    }

    /** The rules of a criterion are numbered in their ids; a name without a number stands last. */
    private static int number(String rule) {
        Matcher number = NUMBERED.matcher(rule);
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
    }

    /** What is asked, and where that differs, how it is judged: published wording may be judged by constructed rules. */
    private static List<Text> basis(Sheet sheet, Determination d) {
        Text asked = sheet.text("basis." + d.basis());
        return List.of(
                d.judging().equals(d.basis())
                        ? asked
                        : sheet.text("basis.judged", asked, sheet.text("judging." + d.judging())));
    }

    /** The points proved, and below them those claimed where they are others. */
    private static List<String> points(Sheet sheet, Determination d) {
        if (d.max().signum() == 0) {
            return List.of(Sheet.NOTHING);
        }
        String proved = Figures.points(d.points()) + " / " + Figures.points(d.max());
        if (d.claimedPoints().equals(d.points())) {
            return List.of(proved);
        }
        // Claims can move the most points too: parts that only they bring in then count.
        String key = d.claimedPoints().compareTo(d.max()) > 0 ? "criteria.claimed-beyond" : "criteria.claimed";
        return List.of(proved, sheet.line(sheet.text(key, Figures.points(d.claimedPoints()))));
    }

    /** A number that the project gave, where the standard prints no such criterion, is marked as that. */
    private static String named(Sheet sheet, Determination d) {
        if (d.clause().equals(d.criterion())) {
            return d.criterion();
        }
        String clause = d.basis().equals("constructed") ? "clause.constructed" : "clause";
        return d.criterion() + " · " + sheet.line(sheet.text(clause, d.clause()));
    }

    /** A value that several inputs of one name share is printed once, with how often. */
    private static List<List<Paragraph>> values(Sheet sheet, ReportData data, Determination d) {
        if (d.inputs().isEmpty()) {
            return Cells.texts(sheet, d.missing(), TextStyle.DENSE);
        }
        Map<Text, Map<Text, Integer>> shown = new LinkedHashMap<>();
        for (Determination.Input input : d.inputs()) {
            shown.computeIfAbsent(Values.name(sheet, data, input), each -> new LinkedHashMap<>())
                    .merge(Values.shown(sheet, input), 1, Integer::sum);
        }
        List<List<Paragraph>> pieces = new ArrayList<>();
        shown.forEach((name, values) -> pieces.add(sheet.paragraphs(
                sheet.text(
                        "values.named",
                        name,
                        values.entrySet().stream()
                                .map(value -> counted(value.getKey(), value.getValue()))
                                .reduce((first, second) -> Values.joined(first, "; ", second))
                                .orElseThrow()),
                TextStyle.DENSE)));
        return pieces;
    }

    private static Text counted(Text value, int count) {
        String times = " × " + count;
        return count == 1 ? value : Values.joined(value, "", new Text(times, times));
    }
}
