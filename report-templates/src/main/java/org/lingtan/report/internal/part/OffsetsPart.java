package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.TextAlignment;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.report.LedgerEntry;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** The annual offsetting: residual, retired units, whether complete, and the ledger of units. */
final class OffsetsPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        data.assessment().offsets().ifPresent(account -> {
            sheet.together(() -> {
                sheet.part(sheet.text("offsets.heading"));
                account(sheet, account);
            });
            if (data.ledger().isEmpty()) {
                sheet.paragraph(sheet.text("offsets.no-units"), TextStyle.BODY);
            } else {
                ledger(sheet, data, account);
            }
        });
    }

    private static void account(Sheet sheet, OffsetAccount account) {
        Ratio residual = account.residual();
        Table table =
                sheet.head(sheet.table(34, 33, 33), "#offsets.residual", "#offsets.retired", "offsets.is-complete");
        table.addCell(
                residual == null
                        ? sheet.cell(sheet.text("unknown"), TextStyle.CELL).setTextAlignment(TextAlignment.RIGHT)
                        : sheet.number(Figures.value(residual.toDecimal())));
        table.addCell(sheet.numberBeforeText(Figures.value(account.retired().toDecimal())));
        table.addCell(sheet.cell(sheet.text(account.isComplete() ? "value.yes" : "value.no"), TextStyle.CELL));
        sheet.add(table);
        for (Text missing : account.missing()) {
            sheet.paragraph(missing, TextStyle.BODY);
        }
    }

    private static void ledger(Sheet sheet, ReportData data, OffsetAccount account) {
        sheet.section(sheet.text("offsets.ledger"));
        Table table = sheet.head(
                sheet.table(11, 15, 16, 9, 11, 11, 17, 10),
                "ledger.programme",
                "ledger.project",
                "ledger.serials",
                "ledger.vintage",
                "#ledger.quantity",
                "ledger.retired",
                "ledger.beneficiary",
                "ledger.counted");
        for (LedgerEntry entry : data.ledger()) {
            table.addCell(sheet.cell(Values.word(sheet, entry.programme()), TextStyle.DENSE));
            table.addCell(sheet.cell(entry.project(), TextStyle.DENSE));
            table.addCell(sheet.cell(entry.serials(), TextStyle.DENSE));
            table.addCell(sheet.cell(entry.vintage(), TextStyle.DENSE));
            table.addCell(sheet.cell(Figures.value(entry.quantity().toDecimal()), TextStyle.DENSE)
                    .setTextAlignment(TextAlignment.RIGHT)
                    .setPaddingRight(Sheet.APART));
            table.addCell(sheet.cell(entry.retired().orElse(Sheet.NOTHING), TextStyle.DENSE));
            table.addCell(sheet.cell(entry.beneficiary(), TextStyle.DENSE));
            boolean counted = account.from().contains(entry.locator());
            table.addCell(sheet.cell(sheet.text(counted ? "value.yes" : "value.no"), TextStyle.DENSE));
        }
        sheet.add(table);
    }
}
