package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvSourceTest {

    private final List<String> headings = new ArrayList<>();
    private final List<CsvRow> rows = new ArrayList<>();

    private void read(byte[] content, CsvSource.Encoding encoding, int maxRows) {
        CsvSource.read("t.csv", new ByteArrayInputStream(content), encoding, maxRows, headings::addAll, rows::add);
    }

    private void read(String content) {
        read(content.getBytes(StandardCharsets.UTF_8), CsvSource.Encoding.UTF_8, 100);
    }

    private List<String> refused(String content) {
        return assertThrows(SourceException.class, () -> read(content)).problems().stream()
                .map(problem -> problem.code() + " at " + problem.place())
                .toList();
    }

    @Test
    void rows_keep_their_line_numbers_and_lose_spaces_and_empty_rows() {
        read("id,name\nE001, 甲公司 \n\n,\nE002,\"乙,公司\"\n");
        assertEquals(List.of("id", "name"), headings);
        assertEquals(List.of(new CsvRow(2, List.of("E001", "甲公司")), new CsvRow(5, List.of("E002", "乙,公司"))), rows);
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_cell() {
        read("\uFEFFid,n\r\n1,2\r\n");
        assertEquals(List.of("id", "n"), headings);
        assertEquals(List.of(new CsvRow(2, List.of("1", "2"))), rows);
    }

    @Test
    void gb18030_is_read_only_where_it_is_declared() {
        byte[] content = "编号,名称\n1,零碳园区\n".getBytes(Charset.forName("GB18030"));
        SourceException refused =
                assertThrows(SourceException.class, () -> read(content, CsvSource.Encoding.UTF_8, 100));
        assertEquals("csv.encoding", refused.problems().get(0).code());
        read(content, CsvSource.Encoding.GB18030, 100);
        assertEquals("零碳园区", rows.get(0).cells().get(1));
    }

    @Test
    void all_misshapen_rows_are_told_at_once_with_their_lines() {
        assertEquals(
                List.of("csv.width at t.csv:2", "csv.width at t.csv:4", "csv.control at t.csv:5 b"),
                refused("a,b\n1\n1,2\n1,2,3\n1,\"x\ny\"\n"));
        assertEquals(1, rows.size());
    }

    @Test
    void headings_must_be_there_once_and_not_blank() {
        assertEquals(List.of("csv.duplicate-heading at t.csv:1"), refused("a,b,a\n"));
        assertEquals(List.of("csv.blank-heading at t.csv:1"), refused("a,,b\n"));
        assertEquals(List.of("csv.empty at t.csv"), refused(""));
    }

    @Test
    void limits_hold_exactly() {
        String widest = "c"
                + String.join(
                        ",c",
                        java.util.stream.IntStream.range(0, 64)
                                .mapToObj(String::valueOf)
                                .toList());
        read(widest + "\n");
        assertEquals(64, headings.size());
        assertEquals(List.of("csv.too-many-columns at t.csv"), refused(widest + ",c64\n"));
        read("a\n" + "x".repeat(4_000) + "\n");
        assertEquals(List.of("csv.cell-too-long at t.csv:2 a"), refused("a\n" + "x".repeat(4_001) + "\n"));
        assertEquals(List.of("csv.broken at t.csv"), refused("a\n" + "x".repeat(100_000) + "\n"));
    }

    @Test
    void more_rows_than_allowed_are_refused_after_the_allowed_ones() {
        read("a\n1\n2\n".getBytes(StandardCharsets.UTF_8), CsvSource.Encoding.UTF_8, 2);
        assertEquals(2, rows.size());
        byte[] three = "a\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8);
        SourceException refused = assertThrows(SourceException.class, () -> read(three, CsvSource.Encoding.UTF_8, 2));
        assertEquals("csv.too-many-rows", refused.problems().get(0).code());
    }

    @Test
    void a_quote_that_never_closes_is_refused() {
        assertEquals(List.of("csv.broken at t.csv"), refused("a,b\n1,\"2\n3,4\n"));
    }

    @Test
    void never_more_than_a_hundred_problems_are_collected() {
        assertEquals(100, refused("a,b\n" + "1\n".repeat(5_000)).size());
    }

    @Test
    void a_complaint_of_the_reader_of_headings_passes_through() {
        SourceException own = ReaderTexts.refuse("csv.empty", "elsewhere");
        SourceException thrown = assertThrows(
                SourceException.class,
                () -> CsvSource.read(
                        "t.csv",
                        new ByteArrayInputStream("a\n".getBytes(StandardCharsets.UTF_8)),
                        CsvSource.Encoding.UTF_8,
                        1,
                        found -> {
                            throw own;
                        },
                        rows::add));
        assertTrue(thrown == own);
    }
}
