package org.lingtan.catalog.source;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.lingtan.catalog.quantity.Ratio;

/** The only reader of numbers in submitted or edited text: bounded in length, never guessing a notation. */
public final class Numbers {

    private static final int MAX_DIGITS = 40;
    private static final int MAX_EXPONENT = 20;
    private static final int MAX_LENGTH = 64;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Numbers() {}

    /**
     * Reads a decimal: ASCII digits, a point, an optional exponent; at most 40 digits, exponent -20 to 20.
     *
     * @param text the text
     * @param place where it stands, for the complaint
     * @return the exact value
     * @throws SourceException if the text is anything else; thousands separators, decimal commas and full-width digits
     *     are refused with a remedy, never guessed
     */
    public static Ratio decimal(String text, String place) {
        if (text.length() > MAX_LENGTH) {
            throw SourceTexts.refuse("number.too-long", place, text.length(), MAX_DIGITS);
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw SourceTexts.refuse(reason(text), place, text);
        }
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        int exponent = exponentAt < 0 ? 0 : Integer.parseInt(text.substring(exponentAt + 1));
        String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
        long digits = mantissa.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) {
            throw SourceTexts.refuse("number.too-large", place, text, MAX_DIGITS, MAX_EXPONENT);
        }
        return Ratio.of(new BigDecimal(text));
    }

    private static String reason(String text) {
        if (text.chars().anyMatch(c -> c >= '０' && c <= '９')) {
            return "number.full-width";
        }
        if (text.matches("[+-]?[0-9.,' ]+") && text.chars().anyMatch(c -> c == ',' || c == '\'' || c == ' ')) {
            return "number.separator";
        }
        return "number.not-a-number";
    }
}
