package org.lingtan.engine.derivation;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.evidence.Row;

/**
 * A range of serial numbers: the text before the last digits, and the numbers those digits spell. Serials without
 * digits at the end overlap only where they are the same text.
 *
 * @param prefix the text before the numbers; the whole serial if there are none
 * @param from the first number; null if the serials end without digits
 * @param to the last number; null if the serials end without digits
 */
record SerialRange(
        String prefix, @Nullable BigInteger from, @Nullable BigInteger to) {

    static SerialRange of(Row row) {
        String first = row.text("serial-from").strip();
        String last = row.text("serial-to").strip();
        int at = digitsAt(first);
        int end = digitsAt(last);
        String prefix = first.substring(0, at);
        if (at == first.length() || end == last.length() || !prefix.equals(last.substring(0, end))) {
            return new SerialRange(first + " " + last, null, null);
        }
        return new SerialRange(prefix, new BigInteger(first.substring(at)), new BigInteger(last.substring(end)));
    }

    private static int digitsAt(String serial) {
        int at = serial.length();
        while (at > 0 && serial.charAt(at - 1) >= '0' && serial.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }
}
