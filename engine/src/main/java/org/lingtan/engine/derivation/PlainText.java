package org.lingtan.engine.derivation;

import java.text.Normalizer;
import java.util.Locale;

/** How serials and proofs are compared: without regard to case, width, spaces and punctuation. */
final class PlainText {

    private PlainText() {}

    /** The letters in upper case and the digits in ASCII; everything else dropped. */
    static String of(String written) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(point -> {
                    if (Character.isDigit(point)) {
                        plain.append(Character.digit(point, 10));
                    } else {
                        plain.appendCodePoint(point);
                    }
                });
        return plain.toString();
    }
}
