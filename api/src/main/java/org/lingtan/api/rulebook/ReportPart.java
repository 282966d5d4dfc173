package org.lingtan.api.rulebook;

import java.util.List;

/**
 * A part of a report, whatever it is printed on.
 *
 * @param heading its heading
 * @param sentences what it says
 * @param tables its tables
 */
public record ReportPart(String heading, List<String> sentences, List<ReportTable> tables) {

    /** Copies the lists. */
    public ReportPart {
        sentences = List.copyOf(sentences);
        tables = List.copyOf(tables);
    }
}
