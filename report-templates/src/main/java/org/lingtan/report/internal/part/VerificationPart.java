package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import java.util.Map;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** How anyone checks the report: address, command, files inside, and every digest it rests on. */
final class VerificationPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.together(() -> write(sheet, data));
    }

    private static void write(Sheet sheet, ReportData data) {
        sheet.part(sheet.text("verification.heading"));
        data.issuance()
                .ifPresent(issuance ->
                        sheet.paragraph(sheet.text("verification.address", issuance.verification()), TextStyle.BODY));
        sheet.paragraph(sheet.text("verification.command"), TextStyle.BODY);
        sheet.paragraph(sheet.text("verification.twins"), TextStyle.BODY);
        Table table = sheet.head(sheet.table(32, 68), "verification.what", "verification.digest");
        Assessment assessment = data.assessment();
        digest(sheet, table, "verification.assessment", assessment.digest());
        digest(sheet, table, "verification.package", data.subject().packageDigest());
        digest(sheet, table, "verification.rulebook", assessment.rulebookDigest());
        for (Map.Entry<RulebookId, String> dependency :
                assessment.dependencies().entrySet()) {
            table.addCell(sheet.rowHead(sheet.text("verification.dependency", dependency.getKey())));
            table.addCell(sheet.cell(dependency.getValue(), TextStyle.CELL));
        }
        digest(sheet, table, "verification.factors", assessment.factorsDigest());
        sheet.add(table, sheet.text("verification.replay"));
    }

    private static void digest(Sheet sheet, Table table, String key, String digest) {
        table.addCell(sheet.rowHead(sheet.text(key))).addCell(sheet.cell(digest, TextStyle.CELL));
    }
}
