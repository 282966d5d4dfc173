package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** How each derived value came about: the formula with its figures, and the places they come from. */
final class TracePart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        Table table =
                sheet.head(sheet.table(15, 23, 16, 46), "criterion", "trace.quantity", "trace.value", "trace.formula");
        for (Determination determination : data.assessment().determinations()) {
            for (Determination.Input input : determination.inputs()) {
                if (!input.unit().isEmpty()) {
                    row(sheet, data, table, determination, input);
                }
            }
        }
        if (table.getNumberOfRows() > 0) {
            sheet.part(sheet.text("trace.heading"), sheet.text("trace.note"));
            sheet.add(table);
        }
    }

    private static void row(
            Sheet sheet, ReportData data, Table table, Determination determination, Determination.Input input) {
        table.addCell(sheet.cell(determination.criterion(), TextStyle.DENSE));
        Text name = Values.name(sheet, data, input);
        table.addCell(sheet.cell(name, TextStyle.DENSE).add(sheet.neutral(input.quantity(), TextStyle.DENSE)));
        table.addCell(sheet.cell(Values.shown(sheet, input), TextStyle.DENSE));
        String formula =
                input.formula().equals("declared") ? sheet.line(sheet.text("trace.declared")) : input.formula();
        var cell = sheet.cell(formula, TextStyle.DENSE);
        Cells.places(input.from()).forEach(place -> cell.add(sheet.neutral(place, TextStyle.DENSE)));
        table.addCell(cell);
    }
}
