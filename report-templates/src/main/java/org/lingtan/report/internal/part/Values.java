package org.lingtan.report.internal.part;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** The values of inputs as they are printed. */
final class Values {

    private static final List<String> WORDS = List.of("yes", "no", "documented");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]+");

    private static final char NO_BREAK = '\u00a0';

    /** Between a number and a power of ten: beside a mere space they read as two numbers. */
    private static final String TIMES = " × ";

    private static final Pattern NUMBER_AND_POWER = Pattern.compile("(?<=[0-9]) (?=1e[0-9]+\\b)");

    private static final List<String> FULFILLED = List.of("yes", "documented");

    private Values() {}

    static Text name(Sheet sheet, ReportData data, Determination.Input input) {
        String id = input.quantity();
        return switch (id) {
            case "exclusion" -> sheet.text("value.exclusion");
            case "offset.retired" -> sheet.text("value.retired");
            default -> data.names().getOrDefault(id, new Text(id, id));
        };
    }

    /** A value with its unit, and whether it is only claimed. */
    static Text shown(Sheet sheet, Determination.Input input) {
        if (input.isClaimed() && input.value().equals("documented")) {
            return sheet.text("value.documented-claimed");
        }
        Text value = WORDS.contains(input.value())
                ? sheet.text("value." + input.value())
                : named(sheet, Figures.value(input.value()));
        Text shown = with(sheet, value, input.unit());
        Text claimed = sheet.text("value.claimed");
        return input.isClaimed() ? joined(shown, " ", claimed) : shown;
    }

    /** Two texts, one after the other. */
    static Text joined(Text first, String between, Text second) {
        return new Text(first.zh() + between + second.zh(), first.en() + between + second.en());
    }

    /** Whether a value can be why points are missing: what is fulfilled outright is not. */
    static boolean isShort(Determination.Input input) {
        return !FULFILLED.contains(input.value());
    }

    /** A word of the data as a reader calls it; one without a name as it stands. */
    static String word(Sheet sheet, String word) {
        return sheet.line(named(sheet, word));
    }

    private static Text named(Sheet sheet, String word) {
        return sheet.findText("word." + word).orElse(new Text(word, word));
    }

    /** A value with its unit; a unit that is a word is told in the language of the report. */
    private static Text with(Sheet sheet, Text value, String unit) {
        if (unit.isEmpty()) {
            return value;
        }
        String key = "unit." + unit;
        return sheet.findText(key).map(known -> sheet.text(key, value)).orElseGet(() -> {
            String spelled = spelled(sheet, unit);
            return joined(value, " ", new Text(spelled, spelled));
        });
    }

    /** A unit alone. */
    static String unit(Sheet sheet, String unit) {
        String key = "unit." + unit;
        return sheet.findText(key)
                .map(known -> sheet.line(sheet.text(key, ""))
                        .replace(NO_BREAK, ' ')
                        .replaceAll(" +", " ")
                        .strip())
                .orElseGet(() -> spelled(sheet, unit));
    }

    /** A text with its units as people write them: the data spell a cubic metre {@code m3}. */
    static String spelled(Sheet sheet, String text) {
        return TOKEN.matcher(NUMBER_AND_POWER.matcher(text).replaceAll(TIMES))
                .replaceAll(token -> Matcher.quoteReplacement(sheet.findText("spelling." + token.group())
                        .map(sheet::line)
                        .orElse(token.group())));
    }
}
