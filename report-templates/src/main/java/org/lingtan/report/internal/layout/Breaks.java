package org.lingtan.report.internal.layout;

import com.itextpdf.io.font.otf.Glyph;
import com.itextpdf.io.font.otf.GlyphLine;
import com.itextpdf.layout.splitting.DefaultSplitCharacters;

/**
 * Where a line may break: as the library does, but never before closing punctuation nor after opening punctuation, as
 * Chinese typesetting asks, nor after the character that makes a number an ordinal, and also after the characters that paths and digests are made of.
 */
final class Breaks extends DefaultSplitCharacters {

    private static final String NEVER_FIRST = "，。、；：？！）》」』】〉”’％%‰…·,.;:?!)]}";
    private static final String NEVER_LAST = "（《「『【〈“‘([{第";
    private static final String AFTER = "/#&=_";
    private static final int LONGEST_UNIT = 14;
    private static final int LONGEST_NAME = 20;
    private static final int FIRST_CHINESE = 0x2E80;

    @Override
    public boolean isSplitCharacter(GlyphLine text, int at) {
        int here = text.get(at).getUnicode();
        if (NEVER_LAST.indexOf(here) >= 0) {
            return false;
        }
        if (at + 1 < text.getEnd()) {
            Glyph next = text.get(at + 1);
            if (here == '-'
                    && ((isAfterDigit(text, at) && Character.isDigit(next.getUnicode())) || isOption(text, at))) {
                return false;
            }
            if (here == '.' && Character.isLetter(next.getUnicode())) {
                return !isShort(text, at, LONGEST_NAME);
            }
            if (next.hasValidUnicode() && NEVER_FIRST.indexOf(next.getUnicode()) >= 0) {
                return false;
            }
        }
        boolean isAfter = AFTER.indexOf(here) >= 0 && !(here == '/' && isShort(text, at, LONGEST_UNIT));
        return isAfter || super.isSplitCharacter(text, at);
    }

    /** A hyphen between digits belongs to a date or a range of numbers. */
    private static boolean isAfterDigit(GlyphLine text, int at) {
        return at > text.getStart() && Character.isDigit(text.get(at - 1).getUnicode());
    }

    /** Two hyphens in a row begin the name of an option of the command line. */
    private static boolean isOption(GlyphLine text, int at) {
        return text.get(at + 1).getUnicode() == '-'
                || (at > text.getStart() && text.get(at - 1).getUnicode() == '-');
    }

    /**
     * A short word with a slash is a unit, such as {@code kWh/m2}, and with a full stop the name of a file; a path is
     * longer. The whole word counts, that of it too which stands on another line: what is left must break where it did when
     * it was measured.
     */
    private static boolean isShort(GlyphLine text, int slash, int longest) {
        int from = slash;
        while (from > 0 && slash - from < longest && isInWord(text.get(from - 1))) {
            from--;
        }
        int to = slash;
        while (to + 1 < text.size() && to - slash < longest && isInWord(text.get(to + 1))) {
            to++;
        }
        return to - from < longest;
    }

    private static boolean isInWord(Glyph glyph) {
        int c = glyph.getUnicode();
        return c > ' ' && c < FIRST_CHINESE;
    }
}
