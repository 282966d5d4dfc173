package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in plain text. Chinese characters take two columns, as on any terminal; long cells are wrapped,
 * and numbers stand to the right.
 */
final class TextTable {

    private static final int MAX_CELL = 44;
    private static final String GAP = "  ";

    /** First and last of each range of characters that take two columns. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6,
        0x1F300, 0x1FAFF, 0x20000, 0x3FFFD
    };

    /** Between words, and before and after a Chinese character. */
    private static final Pattern BREAK = Pattern.compile("(?<= )|(?<=[\\u2E80-\\uFF60])|(?=[\\u2E80-\\uFF60])");

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(
                    "A row of %d cells in a table of %d columns.".formatted(cells.length, columns));
        }
        rows.add(List.of(cells));
    }

    /** The lines, the heads underlined; a line never ends in white space. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        List<List<List<String>>> wrapped = new ArrayList<>();
        for (List<String> row : rows) {
            List<List<String>> cells =
                    row.stream().map(cell -> wrap(cell, MAX_CELL)).toList();
            for (int i = 0; i < columns; i++) {
                for (String line : cells.get(i)) {
                    widths.set(i, Math.max(widths.get(i), width(line)));
                }
            }
            wrapped.add(cells);
        }
        List<String> lines = new ArrayList<>();
        wrapped.forEach(cells -> lines.addAll(render(cells, widths)));
        int total = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (columns - 1);
        lines.add(wrapped.get(0).stream().mapToInt(List::size).max().orElse(1), "-".repeat(total));
        return lines;
    }

    private List<String> render(List<List<String>> cells, List<Integer> widths) {
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
                // A number that a sentence ends with is no cell of numbers.
                boolean number = cells.get(i).size() == 1 && cell.matches("[+-]?[0-9.]+(/[0-9.]+)?");
                String gap = " ".repeat(widths.get(i) - width(cell));
                text.append(number ? gap + cell : cell + gap).append(GAP);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    /** The columns a text takes on a terminal. */
    static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Breaks a text into lines of at most so many columns: at spaces, and between Chinese characters. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : BREAK.split(text, -1)) {
            int width = width(word.stripTrailing());
            if (used + width > columns && used > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(word);
            used += width(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
