package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import java.util.List;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** Criteria that do not apply, with reasons, and who accepted them. */
final class ExclusionsPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        List<Determination> excluded = data.assessment().determinations().stream()
                .filter(d -> d.outcome() == Outcome.NOT_APPLICABLE)
                .toList();
        sheet.part(sheet.text("exclusions.heading"));
        if (excluded.isEmpty()) {
            sheet.paragraph(sheet.text("exclusions.none"), TextStyle.BODY);
            return;
        }
        Table table = sheet.head(sheet.table(28, 52, 20), "criterion", "exclusions.reason", "exclusions.accepted");
        for (Determination determination : excluded) {
            table.addCell(sheet.rowHead(determination.titles())
                    .add(sheet.neutral(determination.criterion(), TextStyle.DENSE)));
            table.addCell(Cells.cell(sheet, Cells.texts(sheet, determination.missing(), TextStyle.CELL)));
            String key = data.assessment().rulebook().id() + "/" + determination.criterion();
            Boolean accepted = data.review().exclusions().get(key);
            String text = accepted != null && accepted
                    ? "exclusions.by-body"
                    : declared(determination) ? "exclusions.by-park" : "exclusions.by-rule";
            table.addCell(sheet.cell(sheet.text(text), TextStyle.CELL));
        }
        if (excluded.stream().anyMatch(ExclusionsPart::declared)) {
            sheet.add(table, sheet.text("exclusions.scope"));
        } else {
            sheet.add(table);
        }
    }

    private static boolean declared(Determination determination) {
        return determination.inputs().stream()
                .anyMatch(input -> input.quantity().equals("exclusion"));
    }
}
