package org.lingtan.engine.evidence;

import java.util.List;

/** Takes the rows of one table as they are read, whatever they are read from. */
interface RowSink {

    /**
     * The headings, once, before any row.
     *
     * @param place where they stand
     * @param headings column ids or titles
     */
    void headings(String place, List<String> headings);

    /**
     * A row.
     *
     * @param locator where it stands
     * @param cells as many as there are headings, or fewer; an empty text for an empty cell
     */
    void row(String locator, List<String> cells);
}
