package org.lingtan.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.source.CsvSource;
import org.lingtan.catalog.source.SourceException;

/** Reads the rows of one table from the XML, from an attached CSV or from an attached spreadsheet. */
final class TableReader {

    /** Most rows of a register or ledger; a series is aggregated as it is read and may be longer. */
    static final int MAX_ROWS = 50_000;

    /** Most readings of a series: ten years of a hundred meters every ten minutes. */
    static final int MAX_READINGS = 60_000_000;

    private final AttachmentSource source;
    private final Map<String, ContentKind> kinds;
    private final int year;
    private final IntakeProblems problems;

    TableReader(AttachmentSource source, Map<String, ContentKind> kinds, int year, IntakeProblems problems) {
        this.source = source;
        this.kinds = kinds;
        this.year = year;
        this.problems = problems;
    }

    List<Row> read(EvidenceXml.TableXml item, EvidenceTable table) {
        if (table.kind() == EvidenceTable.Kind.SERIES) {
            SeriesRows series = new SeriesRows(year, problems);
            feed(item, new TypedRows(table, problems, series), MAX_READINGS);
            return series.rows();
        }
        List<Row> rows = new ArrayList<>();
        feed(item, new TypedRows(table, problems, (locator, cells) -> rows.add(new Row(locator, cells))), MAX_ROWS);
        return rows;
    }

    private void feed(EvidenceXml.TableXml item, RowSink sink, int maxRows) {
        EvidenceXml.Data data = item.data;
        if (data == null) {
            inline(item, sink);
            return;
        }
        if (!item.rows.isEmpty()) {
            problems.add("evidence.rows-and-data", item.place());
            return;
        }
        ContentKind kind = kinds.get(data.attachment);
        if (kind == null) {
            return; // Unlisted, absent or refused, which the attachments' own check says.
        }
        try {
            attached(data, kind, sink, maxRows);
        } catch (SourceException e) {
            problems.addAll(e.problems());
        }
    }

    private void attached(EvidenceXml.Data data, ContentKind kind, RowSink sink, int maxRows) {
        String path = data.attachment;
        if (kind == ContentKind.XLSX || kind == ContentKind.XLSX_MACROS) {
            new Spreadsheet(source, path, maxRows, problems).read(data.sheet, sink);
        } else if (kind == ContentKind.TEXT && data.sheet.isEmpty()) {
            CsvSource.Encoding encoding =
                    data.encoding.equals("GB18030") ? CsvSource.Encoding.GB18030 : CsvSource.Encoding.UTF_8;
            CsvSource.read(
                    path,
                    source.open(path),
                    encoding,
                    maxRows,
                    headings -> sink.headings(path + "#line 1", headings),
                    row -> sink.row(path + "#line " + row.line(), row.cells()));
        } else {
            problems.add(
                    kind == ContentKind.PARQUET ? "evidence.parquet" : "evidence.not-a-table",
                    data.place(),
                    path,
                    kind.word());
        }
    }

    /** Inline rows may each fill other columns; the headings are all that occur. */
    private void inline(EvidenceXml.TableXml item, RowSink sink) {
        if (item.rows.isEmpty()) {
            problems.add("evidence.table-empty", item.place(), item.of);
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        item.rows.forEach(row -> row.cells.forEach(cell -> names.add(cell.column)));
        List<String> headings = List.copyOf(names);
        sink.headings(item.place(), headings);
        for (int i = 0; i < item.rows.size(); i++) {
            String locator = item.id + "#row " + (i + 1);
            String[] cells = new String[headings.size()];
            java.util.Arrays.fill(cells, "");
            for (EvidenceXml.CellXml cell : item.rows.get(i).cells) {
                int at = java.util.Collections.binarySearch(headings, cell.column);
                if (!cells[at].isEmpty()) {
                    problems.add("evidence.cell-twice", locator, cell.column);
                }
                cells[at] = cell.text.strip();
            }
            sink.row(locator, List.of(cells));
        }
    }
}
