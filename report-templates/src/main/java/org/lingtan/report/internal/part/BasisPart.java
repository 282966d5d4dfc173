package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import java.util.List;
import java.util.Map;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.CriterionDetail;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** What rests on published, cited, constructed or interpreted content; what we constructed is never the standard's. */
final class BasisPart implements Part {

    private static final String CONSTRUCTED = "constructed";

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.part(sheet.text("basis.heading"));
        data.standard().note().ifPresent(note -> sheet.paragraph(note, TextStyle.BODY));
        Table table = sheet.head(sheet.table(40, 30, 30), "basis", "basis.criteria", "basis.points");
        for (Map.Entry<String, Ratio> basis : data.assessment().basis().entrySet()) {
            long criteria = data.assessment().determinations().stream()
                    .filter(d -> d.basis().equals(basis.getKey()))
                    .count();
            table.addCell(sheet.rowHead(sheet.text("basis." + basis.getKey())));
            table.addCell(sheet.number(String.valueOf(criteria)));
            table.addCell(sheet.number(Figures.points(basis.getValue())));
        }
        sheet.add(table);
        sheet.paragraph(sheet.text("basis.meaning"), TextStyle.REMARK);
        constructed(sheet, data);
    }

    private static void constructed(Sheet sheet, ReportData data) {
        Table table = sheet.head(sheet.table(14, 30, 56), "criterion", "basis.parameter", "basis.source");
        for (CriterionDetail detail : data.criteria()) {
            List<CriterionDetail.Threshold> own = detail.thresholds().stream()
                    .filter(threshold -> threshold.basis().equals(CONSTRUCTED))
                    .toList();
            for (CriterionDetail.Threshold threshold : own) {
                table.addCell(sheet.cell(detail.criterion(), TextStyle.DENSE));
                table.addCell(sheet.cell(threshold.parameter(), TextStyle.DENSE));
                table.addCell(sheet.cell(threshold.source(), TextStyle.DENSE));
            }
        }
        if (table.getNumberOfRows() > 0) {
            sheet.section(sheet.text("basis.constructed-parameters"));
            sheet.add(table);
        }
        List<Determination> whole = data.assessment().determinations().stream()
                .filter(d -> d.basis().equals(CONSTRUCTED))
                .toList();
        if (!whole.isEmpty()) {
            String ids = String.join(
                    ", ", whole.stream().map(Determination::criterion).toList());
            sheet.paragraph(sheet.text("basis.constructed-criteria", ids), TextStyle.BODY);
        }
    }
}
