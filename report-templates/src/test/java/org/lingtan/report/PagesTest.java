package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as a heading that stands apart from what it heads. */
class PagesTest {

    private static final String FOOT = "\nsha256:0                 1 / 2\n\f";
    private static final String LAST = "the last page\nsha256:0                 2 / 2\n\f";

    private static List<String> orphans(String low, ReportLanguage language) {
        return Pages.orphans("a line\n" + low + FOOT + LAST, Examples.report("office-park", "zcpc", language));
    }

    @Test
    void a_heading_at_the_foot_of_a_page_is_seen() {
        assertEquals(List.of("waste"), orphans("waste", ReportLanguage.EN));
        assertEquals(List.of("waste"), orphans("waste\na single line", ReportLanguage.EN));
        assertEquals(List.of("废物与污染 waste"), orphans("废物与污染   waste", ReportLanguage.BOTH));
        assertEquals(List.of("waste", "废物与污染"), orphans("废物与污染\nwaste", ReportLanguage.BOTH));
        assertEquals(List.of("waste"), orphans("生产     1     2\nwaste", ReportLanguage.BOTH));
    }

    @Test
    void the_last_word_of_a_cell_is_no_heading() {
        assertEquals(List.of(), orphans("target of NDRC [2025] 910 for solid\n              waste", ReportLanguage.EN));
    }

    @Test
    void a_heading_with_two_lines_is_none() {
        assertEquals(List.of(), orphans("waste\none line\nanother", ReportLanguage.EN));
        assertEquals(List.of(), orphans("废物与污染     1     2\nwaste", ReportLanguage.BOTH));
    }
}
