package org.lingtan.report.internal.layout;

import com.itextpdf.io.font.otf.Glyph;
import com.itextpdf.io.font.otf.GlyphLine;
import com.itextpdf.layout.splitting.DefaultSplitCharacters;

/**
 * Where a line may break: as the library does, but never before closing punctuation nor after opening punctuation, as
 * Chinese typesetting asks, and also after the characters that paths and digests are made of.
 */
final class Breaks extends DefaultSplitCharacters {

    private static final String NEVER_FIRST = "，。、；：？！）》」』】〉”’％%‰…·,.;:?!)]}";
    private static final String NEVER_LAST = "（《「『【〈“‘([{";
    private static final String AFTER = "/#&=_";

    @Override
    public boolean isSplitCharacter(GlyphLine text, int at) {
        int here = text.get(at).getUnicode();
        if (NEVER_LAST.indexOf(here) >= 0) {
            return false;
        }
        if (at + 1 < text.getEnd()) {
            Glyph next = text.get(at + 1);
            if (here == '.' && Character.isLetter(next.getUnicode())) {
                return true;
            }
            if (next.hasValidUnicode() && NEVER_FIRST.indexOf(next.getUnicode()) >= 0) {
                return false;
            }
        }
        return AFTER.indexOf(here) >= 0 || super.isSplitCharacter(text, at);
    }
}
