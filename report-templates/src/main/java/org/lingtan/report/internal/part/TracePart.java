package org.lingtan.report.internal.part;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.FittedTable;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** How each derived value came about: the formula with its figures, and the places they come from. */
final class TracePart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        FittedTable table = sheet.fitted("criterion", "trace.quantity", "trace.value", "trace.formula");
        for (Determination determination : data.assessment().determinations()) {
            for (Determination.Input input : determination.inputs()) {
                if (!input.unit().isEmpty()) {
                    row(sheet, data, table, determination.criterion(), input);
                }
            }
        }
        data.assessment()
                .offsets()
                .ifPresent(account -> account.inputs()
                        .forEach(input -> row(sheet, data, table, sheet.line(sheet.text("offsets.heading")), input)));
        if (!table.isEmpty()) {
            sheet.part(sheet.text("trace.heading"), sheet.text("trace.note"));
            sheet.add(table.table());
        }
    }

    private static void row(Sheet sheet, ReportData data, FittedTable table, String of, Determination.Input input) {
        String formula = input.formula().equals("declared")
                ? sheet.line(sheet.text("trace.declared"))
                : Places.formula(sheet, data, input.formula());
        List<String> came = new ArrayList<>(List.of(formula));
        came.addAll(Places.of(sheet, data, input.from()));
        table.row(
                sheet.cell(of, TextStyle.DENSE),
                () -> sheet.cell(sheet.text("criterion.continued", of), TextStyle.DENSE),
                List.of(
                        List.of(sheet.paragraphs(Values.name(sheet, data, input), TextStyle.DENSE)),
                        List.of(sheet.paragraphs(Values.shown(sheet, input), TextStyle.DENSE)),
                        Cells.lines(sheet, came, TextStyle.DENSE)));
    }
}
