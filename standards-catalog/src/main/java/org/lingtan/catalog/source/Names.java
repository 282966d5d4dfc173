package org.lingtan.catalog.source;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Checks names of parks, enterprises and products, which people compare by eye: normal form NFC, nothing invisible, no
 * scripts that pass for each other. Han, Latin and what is common to all scripts may stand together, as in Chinese
 * names.
 */
public final class Names {

    /** The most characters (code points) of a name. */
    public static final int MAX_LENGTH = 200;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";
    private static final SpoofChecker SCRIPTS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private Names() {}

    /**
     * Checks a name.
     *
     * @param name the name as submitted
     * @param place where it stands, for the complaint
     * @return everything that is wrong with it; empty if it may be used
     */
    public static List<Problem> check(String name, String place) {
        if (name.isBlank()) {
            return List.of(ReaderTexts.problem("name.blank", place));
        }
        List<Problem> problems = new ArrayList<>();
        int length = name.codePointCount(0, name.length());
        if (length > MAX_LENGTH) {
            return List.of(ReaderTexts.problem("name.too-long", place, length, MAX_LENGTH));
        }
        OptionalInt hidden = name.codePoints().filter(Names::isHidden).findFirst();
        if (hidden.isPresent()) {
            String shown = String.format(Locale.ROOT, "U+%04X", hidden.getAsInt());
            problems.add(ReaderTexts.problem("name.hidden-character", place, name, shown));
        }
        if (!NFC.isNormalized(name)) {
            problems.add(ReaderTexts.problem("name.not-nfc", place, name, NFC.normalize(name)));
        }
        if (SCRIPTS.failsChecks(name)) {
            problems.add(ReaderTexts.problem("name.mixed-script", place, name));
        }
        return problems;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    /**
     * A text that a spreadsheet shows instead of computing: where it would start a formula, an apostrophe stands before
     * it. For text cells of every export; numbers are written by the exporter itself.
     *
     * @param cell the text
     * @return the text, safe in a spreadsheet
     */
    public static String neutralised(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        char first = cell.charAt(0);
        String shown = cell.stripLeading();
        boolean formula = !shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0;
        return formula || first == '\t' || first == '\r' || first == '\n' ? "'" + cell : cell;
    }
}
