package org.lingtan.api.problem;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;

/** Writes the JSON of the stable interface: maps keep their order, numbers that matter are strings already. */
public final class JsonText {

    private JsonText() {}

    /**
     * Writes a value, indented by two spaces.
     *
     * @param value a map with text keys, a list, a text, an integer, a truth value or null, nested at will
     * @return the JSON, ending in a line feed
     * @throws IllegalArgumentException for another kind of value
     */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value, "\n");
        return out.append('\n').toString();
    }

    /**
     * A problem as the stable interface shows it.
     *
     * @param problem the problem
     * @return its map
     */
    public static Map<String, Object> problem(Problem problem) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("code", problem.code());
        map.put("severity", problem.severity() == Severity.ERROR ? "error" : "warning");
        map.put("place", problem.place());
        map.put("message", text(problem.message()));
        return map;
    }

    /**
     * A text in both languages.
     *
     * @param text the text
     * @return its map
     */
    public static Map<String, Object> text(Text text) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("zh", text.zh());
        map.put("en", text.en());
        return map;
    }

    private static void write(StringBuilder out, @Nullable Object value, String newLine) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof String text) {
            quote(out, text);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(out, map, newLine);
        } else if (value instanceof List<?> list) {
            writeList(out, list, newLine);
        } else {
            throw new IllegalArgumentException("The value (%s) has no JSON form.".formatted(value.getClass()));
        }
    }

    private static void writeMap(StringBuilder out, Map<?, ?> map, String newLine) {
        String inner = newLine + "  ";
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(inner);
            quote(out, (String) entry.getKey());
            out.append(": ");
            write(out, entry.getValue(), inner);
            out.append(entries.hasNext() ? "," : newLine);
        }
        out.append('}');
    }

    private static void writeList(StringBuilder out, List<?> list, String newLine) {
        String inner = newLine + "  ";
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? inner : "," + inner);
            write(out, list.get(i), inner);
        }
        out.append(list.isEmpty() ? "]" : newLine + "]");
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
