package org.lingtan.engine.outcome;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the one canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, the shortest
 * escapes. Numbers occur only as whole {@link Integer}s and as shares in per cent, {@link BigDecimal}s that are short
 * enough to be the same in binary; every other number of the interface is a string.
 */
public final class CanonicalJson {

    private static final int MAX_DIGITS = 15;
    private static final int MAX_SCALE = 6;

    private CanonicalJson() {}

    /**
     * Writes a tree of maps, lists, strings, integers, short decimals, booleans and nulls.
     *
     * @param tree the tree
     * @return the canonical JSON
     * @throws IllegalArgumentException if another type occurs
     */
    public static String write(@Nullable Object tree) {
        StringBuilder out = new StringBuilder(1024);
        write(tree, out);
        return out.toString();
    }

    /**
     * The digest of a tree.
     *
     * @param tree the tree
     * @return {@code sha256:} and the SHA-256 of its canonical JSON in UTF-8
     */
    public static String digest(Object tree) {
        return digest(write(tree).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The digest of bytes.
     *
     * @param bytes the bytes
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Map<?, ?> map) {
            object(map, out);
        } else if (value instanceof List<?> list) {
            array(list, out);
        } else if (value == null || value instanceof Boolean || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof BigDecimal number
                && number.precision() <= MAX_DIGITS
                && number.scale() <= MAX_SCALE) {
            out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            throw new IllegalArgumentException(
                    "The value (%s) has no place in canonical JSON.".formatted(value.getClass()));
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
        }
        out.append('}');
    }

    private static void array(List<?> list, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(list.get(i), out);
        }
        out.append(']');
    }

    /** Stretches without escapes, which is nearly all text, are taken over at once. */
    private static void string(String text, StringBuilder out) {
        out.append('"');
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, taken, i);
                escaped(c, out);
                taken = i + 1;
            }
        }
        out.append(text, taken, text.length()).append('"');
    }

    private static void escaped(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
        }
    }
}
