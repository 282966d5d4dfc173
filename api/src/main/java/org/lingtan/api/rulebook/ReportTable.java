package org.lingtan.api.rulebook;

import java.util.List;

/**
 * A table of a report, whatever it is printed on.
 *
 * @param caption what it shows
 * @param heads the heads of its columns
 * @param rows its rows, each with one cell for each head
 * @param bars the columns whose numbers are also drawn as bars, where there is room for a picture
 */
public record ReportTable(String caption, List<String> heads, List<List<String>> rows, List<Integer> bars) {

    /** Copies the lists. */
    public ReportTable {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        bars = List.copyOf(bars);
    }
}
