package org.lingtan.api.matter;

import java.util.Optional;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;

/** Texts that people write and others read: lines and tabs, and nothing that hides or turns what is shown. */
public final class WrittenText {

    private WrittenText() {}

    /**
     * Whether a text shows all that it holds.
     *
     * @param text the text
     * @return false if it holds control characters other than tab and line breaks, invisible or direction-turning ones, or
     *     half a character
     */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(WrittenText::isShown);
    }

    /**
     * What is wrong with a text.
     *
     * @param place where it stands
     * @param text the text
     * @param most the most characters (UTF-16 units)
     * @return that it is too long, or that it hides something; empty if nothing is wrong
     */
    public static Optional<Problem> findProblem(String place, String text, int most) {
        if (text.length() > most) {
            return Optional.of(problem("matter.too-long", place, text.length(), most));
        }
        return isPlain(text) ? Optional.empty() : Optional.of(problem("matter.characters", place));
    }

    private static Problem problem(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place, found).problems().get(0);
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
