package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import org.lingtan.engine.outcome.Assessment.Coverage;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** How many measures of each system are met, and which digital-twin roles are evidenced. */
final class MeasuresPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        if (data.assessment().coverage().isEmpty()) {
            return;
        }
        sheet.part(sheet.text("measures.heading"));
        Table table = sheet.head(
                sheet.table(26, 11, 11, 11, 16, 14, 11),
                "measures.system",
                "#outcome.met",
                "#outcome.partly-met",
                "#outcome.not-met",
                "#outcome.undetermined",
                "#outcome.not-applicable",
                "#measures.twin");
        for (Coverage coverage : data.assessment().coverage()) {
            table.addCell(sheet.rowHead(coverage.titles()));
            table.addCell(count(sheet, coverage, Outcome.MET));
            table.addCell(count(sheet, coverage, Outcome.PARTLY_MET));
            table.addCell(count(sheet, coverage, Outcome.NOT_MET));
            table.addCell(sheet.number(
                    String.valueOf(of(coverage, Outcome.UNDETERMINED) + of(coverage, Outcome.AWAITING_JUDGEMENT))));
            table.addCell(count(sheet, coverage, Outcome.NOT_APPLICABLE));
            table.addCell(sheet.number(coverage.twinEvidenced() + " / " + coverage.twinRoles()));
        }
        sheet.add(table, sheet.text("measures.note"));
    }

    private static int of(Coverage coverage, Outcome outcome) {
        return coverage.outcomes().getOrDefault(outcome, 0);
    }

    private static com.itextpdf.layout.element.Cell count(Sheet sheet, Coverage coverage, Outcome outcome) {
        return sheet.number(String.valueOf(of(coverage, outcome)));
    }
}
