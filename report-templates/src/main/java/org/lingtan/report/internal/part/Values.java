package org.lingtan.report.internal.part;

import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** The values of inputs as they are printed. */
final class Values {

    private static final List<String> WORDS = List.of("yes", "no", "documented");

    private static final List<String> FULFILLED = List.of("yes", "documented");

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
                : word(sheet, Figures.value(input.value()));
        String claimed = input.isClaimed() ? " " + sheet.line(sheet.text("value.claimed")) : "";
        return with(sheet, value, input.unit()) + claimed;
    }

    /** Whether a value can be why points are missing: what is fulfilled outright is not. */
    static boolean isShort(Determination.Input input) {
        return !FULFILLED.contains(input.value());
    }

    /** A word of the data as a reader calls it; one without a name as it stands. */
    static String word(Sheet sheet, String word) {
        return sheet.findText("word." + word).map(sheet::line).orElse(word);
    }

    /** A value with its unit; a unit that is a word is told in the language of the report. */
    private static String with(Sheet sheet, String value, String unit) {
        return unit.isEmpty()
                ? value
                : sheet.findText("unit." + unit)
                        .map(known -> sheet.line(sheet.text("unit." + unit, value)))
                        .orElse(value + " " + unit);
    }

    /** A unit alone. */
    static String unit(Sheet sheet, String unit) {
        return with(sheet, "", unit).strip();
    }
}
