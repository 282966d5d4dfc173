package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** What people decided about the facts: adjusted and rejected evidence, judgements, refused units, nonconformities. */
final class ReviewPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.part(sheet.text(data.isCertificate() ? "review.heading" : "review.heading-alone"));
        if (!data.review().isCertified()) {
            sheet.paragraph(sheet.text("review.none"), TextStyle.BODY);
            return;
        }
        long accepted = data.review().decisions().values().stream()
                .filter(ReviewRecord.Decision.Accepted.class::isInstance)
                .count();
        sheet.paragraph(
                sheet.text(
                        "review.accepted", accepted, data.review().decisions().size()),
                TextStyle.BODY);
        decisions(sheet, data);
        judgements(sheet, data);
        refusedUnits(sheet, data.review());
        data.issuance().ifPresent(issuance -> nonconformities(sheet, issuance));
        data.issuance().ifPresent(issuance -> conditions(sheet, issuance));
    }

    private static void decisions(Sheet sheet, ReportData data) {
        Table table = sheet.head(
                sheet.table(18, 14, 24, 28, 16),
                "review.item",
                "review.decision",
                "review.values",
                "review.reason",
                "review.evidence");
        data.review()
                .decisions()
                .forEach((item, decision) -> decision.match(
                        none -> table,
                        rejected -> table.addCell(item(sheet, data, item))
                                .addCell(sheet.cell(sheet.text("review.rejected"), TextStyle.CELL))
                                .addCell(sheet.cell(Sheet.NOTHING, TextStyle.CELL))
                                .addCell(sheet.cell(rejected.reason(), TextStyle.CELL))
                                .addCell(sheet.cell(Sheet.NOTHING, TextStyle.CELL)),
                        adjusted -> table.addCell(item(sheet, data, item))
                                .addCell(sheet.cell(sheet.text("review.adjusted"), TextStyle.CELL))
                                .addCell(values(sheet, adjusted))
                                .addCell(sheet.cell(adjusted.reason(), TextStyle.CELL))
                                .addCell(sheet.cell(adjusted.evidence(), TextStyle.CELL))));
        if (table.getNumberOfRows() > 0) {
            sheet.section(sheet.text("review.decisions"));
            sheet.add(table);
        }
    }

    /** An item of evidence with the criteria that look at it. */
    private static Cell item(Sheet sheet, ReportData data, String item) {
        String criteria = data.assessment().determinations().stream()
                .filter(d -> d.evidence().containsKey(item))
                .map(Determination::criterion)
                .collect(Collectors.joining(", "));
        Cell cell = sheet.cell(item, TextStyle.CELL);
        return criteria.isEmpty() ? cell : cell.add(sheet.neutral(criteria, TextStyle.DENSE));
    }

    private static Cell values(Sheet sheet, ReviewRecord.Decision.Adjusted adjusted) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(adjusted.values()).forEach((place, value) -> lines.add(sheet.line(value(sheet, place, value))));
        return Cells.cell(sheet, Cells.lines(sheet, lines, TextStyle.CELL));
    }

    private static Text value(Sheet sheet, String place, Ratio value) {
        return switch (place) {
            case "answer" ->
                sheet.text(
                        "values.named",
                        sheet.text("review.answer"),
                        sheet.text(value.signum() == 0 ? "value.no" : "value.yes"));
            case "value" -> sheet.text("values.named", sheet.text("place.value"), Figures.value(value.toDecimal()));
            default -> {
                int slash = place.indexOf('/');
                yield sheet.text(
                        "review.cell",
                        place.substring(0, Math.max(0, slash)),
                        place.substring(slash + 1),
                        Figures.value(value.toDecimal()));
            }
        };
    }

    private static void judgements(Sheet sheet, ReportData data) {
        Map<String, Boolean> judgements = data.review().judgements();
        if (!judgements.isEmpty()) {
            sheet.section(sheet.text("review.judgements"));
            Table table = sheet.head(sheet.table(70, 30), "review.question", "review.answer");
            for (Map.Entry<String, Boolean> judgement : judgements.entrySet()) {
                table.addCell(question(sheet, data, judgement.getKey()));
                table.addCell(sheet.cell(sheet.text(judgement.getValue() ? "value.yes" : "value.no"), TextStyle.CELL));
            }
            sheet.add(table);
        }
    }

    /** A question ({@code rulebook/criterion/part}) by the title of its criterion. */
    private static Cell question(Sheet sheet, ReportData data, String question) {
        String[] names = question.split("/", -1);
        Optional<Determination> asked = data.assessment().determinations().stream()
                .filter(d -> names.length > 1
                        && names[0].equals(data.assessment().rulebook().id())
                        && d.criterion().equals(names[1]))
                .findFirst();
        return asked.map(d -> sheet.cell(d.titles(), TextStyle.CELL).add(sheet.neutral(question, TextStyle.DENSE)))
                .orElse(sheet.cell(question, TextStyle.CELL));
    }

    private static void refusedUnits(Sheet sheet, ReviewRecord review) {
        if (!review.refusedUnits().isEmpty()) {
            sheet.section(sheet.text("review.refused-units"));
            Table table = sheet.head(sheet.table(50, 50), "review.units", "review.reason");
            review.refusedUnits()
                    .forEach((units, reason) -> table.addCell(sheet.cell(units, TextStyle.CELL))
                            .addCell(sheet.cell(reason, TextStyle.CELL)));
            sheet.add(table);
        }
    }

    private static void nonconformities(Sheet sheet, Issuance issuance) {
        sheet.section(sheet.text("review.nonconformities"));
        if (issuance.nonconformities().isEmpty()) {
            sheet.paragraph(sheet.text("review.no-nonconformity"), TextStyle.BODY);
            return;
        }
        Table table = sheet.head(
                sheet.table(9, 9, 11, 31, 26, 14),
                "nonconformity",
                "nonconformity.clause",
                "nonconformity.grade",
                "nonconformity.finding",
                "nonconformity.correction",
                "nonconformity.state");
        for (Issuance.Nonconformity found : issuance.nonconformities()) {
            table.addCell(sheet.cell(found.id(), TextStyle.CELL));
            table.addCell(sheet.cell(found.clause(), TextStyle.CELL));
            table.addCell(sheet.cell(sheet.text("grade." + found.grade()), TextStyle.CELL));
            table.addCell(sheet.cell(found.finding(), TextStyle.CELL));
            table.addCell(
                    sheet.cell(found.correction().isEmpty() ? Sheet.NOTHING : found.correction(), TextStyle.CELL));
            table.addCell(sheet.cell(
                    found.closed().map(day -> sheet.text("state.closed", day)).orElse(sheet.text("state.open")),
                    TextStyle.CELL));
        }
        sheet.add(table);
    }

    private static void conditions(Sheet sheet, Issuance issuance) {
        if (!issuance.conditions().isEmpty()) {
            sheet.section(sheet.text("review.conditions"));
            issuance.conditions().forEach(condition -> sheet.paragraph(condition, TextStyle.BODY));
        }
    }
}
