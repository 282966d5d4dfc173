package org.lingtan.api.matter;

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
