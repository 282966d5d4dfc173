package org.lingtan.report.internal.part;

import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** The values of inputs as they are printed. */
final class Values {

    private static final List<String> WORDS = List.of("yes", "no", "documented");

    private Values() {}

    static Text name(Sheet sheet, ReportData data, Determination.Input input) {
        String id = input.quantity();
        return id.equals("exclusion")
                ? sheet.text("value.exclusion")
                : data.names().getOrDefault(id, new Text(id, id));
    }

    static String shown(Sheet sheet, Determination.Input input) {
        String value = WORDS.contains(input.value())
                ? sheet.line(sheet.text("value." + input.value()))
                : Figures.value(input.value());
        String unit = input.unit().isEmpty() ? "" : " " + input.unit();
        String claimed = input.isClaimed() ? " " + sheet.line(sheet.text("value.claimed")) : "";
        return value + unit + claimed;
    }
}
