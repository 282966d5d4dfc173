package org.lingtan.catalog.source;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line the line it starts on, counted from 1; the heading row is usually line 1
 * @param cells its cells, stripped of spaces around them, as many as there are headings; an empty cell is an empty text
 */
public record CsvRow(long line, List<String> cells) {

    /** Copies the cells. */
    public CsvRow {
        cells = List.copyOf(cells);
    }
}
