package org.lingtan.engine.evidence;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.catalog.source.CreditCode;
import org.lingtan.catalog.source.Names;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;

/** Reads one cell by the definition of its column; refuses rather than guesses. */
final class Cells {

    private static final int MAX_TEXT = 1_000;
    private static final Map<String, Boolean> FLAGS =
            Map.of("yes", true, "是", true, "true", true, "no", false, "否", false, "false", false);

    private Cells() {}

    /**
     * The typed value of a cell that is not empty.
     *
     * @throws SourceException if it does not fit its column
     */
    static Object read(String text, Column column, String place) {
        return switch (column.type()) {
            case NUMBER -> number(text, column, place);
            case DATE -> date(text, place);
            case TIME -> time(text, place).toString();
            case FLAG -> flag(text, place);
            case CHOICE -> choice(text, column, place);
            case TEXT -> text(text, column, place);
        };
    }

    private static Ratio number(String text, Column column, String place) {
        Ratio value = Numbers.decimal(text, place);
        Ratio min = column.min();
        if (min != null && value.compareTo(min) < 0) {
            throw IntakeProblems.refusal("evidence.below-minimum", place, text, min);
        }
        return value;
    }

    private static LocalDate date(String text, String place) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() <= 2199) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Said below, together with dates of another era.
        }
        throw IntakeProblems.refusal("evidence.cell-date", place, text);
    }

    static OffsetDateTime time(String text, String place) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw IntakeProblems.refusal("evidence.cell-time", place, text);
        }
    }

    private static Boolean flag(String text, String place) {
        Boolean value = FLAGS.get(text);
        if (value == null) {
            throw IntakeProblems.refusal("evidence.cell-flag", place, text);
        }
        return value;
    }

    private static String choice(String text, Column column, String place) {
        int at = column.choices().indexOf(text);
        if (at < 0) {
            throw IntakeProblems.refusal("evidence.cell-choice", place, text, String.join(", ", column.choices()));
        }
        return column.choices().get(at);
    }

    private static String text(String text, Column column, String place) {
        if (text.length() > MAX_TEXT) {
            throw IntakeProblems.refusal("evidence.cell-length", place, text.length(), MAX_TEXT);
        }
        List<Problem> problems = column.id().equals("name") ? named(text, place) : hidden(text, place);
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        if (column.id().equals("uscc")) {
            CreditCode.check(text, place).ifPresent(problem -> {
                throw new SourceException(List.of(problem));
            });
        }
        if (column.id().equals("unit") && Unit.find(text).isEmpty()) {
            throw IntakeProblems.refusal("evidence.unit-unknown", place, text, String.join(", ", Unit.symbols()));
        }
        return text;
    }

    private static List<Problem> named(String text, String place) {
        return isPlain(text) ? List.of() : Names.check(text, place);
    }

    /** What {@link Names} says about characters nobody sees; scripts may mix in texts that are no names. */
    static List<Problem> hidden(String text, String place) {
        if (isPlain(text) || text.isBlank()) {
            return List.of();
        }
        boolean normal = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        return Names.check(text, place).stream()
                .filter(problem -> problem.code().equals("name.hidden-character")
                        || (!normal && problem.code().equals("name.not-nfc")))
                .toList();
    }

    /** ASCII and the common Han characters need no closer look. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && (c < 0x4E00 || c > 0x9FA5)) {
                return false;
            }
        }
        return true;
    }
}
