package org.lingtan.engine.derivation;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.evidence.Row;

/**
 * A range of serial numbers, compared as {@link PlainText}: the text before the last digits, and the numbers those digits
 * spell. A single serial without digits at the end overlaps only its like.
 *
 * @param prefix the text before the numbers; the whole serial if there are none
 * @param from the first number; null if the serial ends without digits
 * @param to the last number; null if the serial ends without digits
 */
record SerialRange(
        String prefix, @Nullable BigInteger from, @Nullable BigInteger to) {

    /** The range of a row; empty if the ends differ and their numbers do not tell what lies between them. */
    static Optional<SerialRange> find(Row row) {
        String first = PlainText.of(row.text("serial-from"));
        String last = PlainText.of(row.text("serial-to"));
        int at = digitsAt(first);
        int end = digitsAt(last);
        String prefix = first.substring(0, at);
        if (at == first.length() || end == last.length()) {
            boolean single = !first.isEmpty() && first.equals(last);
            return single ? Optional.of(new SerialRange(first, null, null)) : Optional.empty();
        }
        BigInteger from = new BigInteger(first.substring(at));
        BigInteger to = new BigInteger(last.substring(end));
        return prefix.equals(last.substring(0, end)) && from.compareTo(to) <= 0
                ? Optional.of(new SerialRange(prefix, from, to))
                : Optional.empty();
    }

    /** How many serials it holds. */
    BigInteger count() {
        return from == null || to == null ? BigInteger.ONE : to.subtract(from).add(BigInteger.ONE);
    }

    private static int digitsAt(String serial) {
        int at = serial.length();
        while (at > 0 && serial.charAt(at - 1) >= '0' && serial.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }
}
