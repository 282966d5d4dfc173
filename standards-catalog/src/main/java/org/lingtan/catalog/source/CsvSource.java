package org.lingtan.catalog.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The only reader of CSV: comma separated, a heading row first, rows handed on one by one so that memory does not grow
 * with the file. At most 64 columns, 4,000 characters in a cell and the rows the caller allows.
 */
public final class CsvSource {

    /** How the bytes of a file are read; never guessed. */
    public enum Encoding {
        /** UTF-8 with or without a byte order mark; what is read unless something else is declared. */
        UTF_8(StandardCharsets.UTF_8),
        /** The Chinese national standard, which covers GBK and GB2312; only where it is declared. */
        GB18030(Charset.forName("GB18030"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }
    }

    /** The most columns read. */
    public static final int MAX_COLUMNS = 64;

    /** The most characters read in a cell. */
    public static final int MAX_CELL = 4_000;

    private static final int MAX_PROBLEMS = 100;
    private static final int HARD_CELL = 64_000;
    private static final int HARD_COLUMNS = 1_000;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final String name;
    private final int maxRows;
    private final List<Problem> problems = new ArrayList<>();
    private List<String> headings = List.of();

    private CsvSource(String name, int maxRows) {
        this.name = name;
        this.maxRows = maxRows;
    }

    /**
     * Reads a file to its end.
     *
     * @param name the name shown in complaints
     * @param in the bytes; closed afterwards
     * @param encoding how they are read
     * @param maxRows the most rows allowed, without the heading row
     * @param headings told the headings once, before any row; may refuse them by a {@link SourceException}
     * @param rows told every row in order; rows whose cells are all empty are left out, and so are rows with a problem
     * @throws SourceException with every problem found, at most 100; rows may have been handed on before
     */
    public static void read(
            String name,
            InputStream in,
            Encoding encoding,
            int maxRows,
            Consumer<List<String>> headings,
            Consumer<CsvRow> rows) {
        CsvSource source = new CsvSource(name, maxRows);
        try (Reader reader = open(in, encoding);
                CsvReader<CsvRecord> records = parser(reader)) {
            source.readAll(records.iterator(), headings, rows);
        } catch (CsvParseException e) {
            source.add("csv.broken", name, rootMessage(e));
        } catch (CharacterCodingException e) {
            source.add("csv.encoding", name, encoding.charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e;
            }
            source.add("csv.encoding", name, encoding.charset);
        }
        if (!source.problems.isEmpty()) {
            throw new SourceException(source.problems);
        }
    }

    private static Reader open(InputStream in, Encoding encoding) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(
                in,
                encoding.charset
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static CsvReader<CsvRecord> parser(Reader reader) {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(HARD_COLUMNS)
                                .maxFieldSize(HARD_CELL)
                                .maxRecordSize(HARD_CELL * 4)),
                        reader);
    }

    private static String rootMessage(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    private void readAll(Iterator<CsvRecord> records, Consumer<List<String>> headingsTo, Consumer<CsvRow> rows) {
        if (!records.hasNext()) {
            add("csv.empty", name);
            return;
        }
        if (!readHeadings(records.next())) {
            return;
        }
        headingsTo.accept(headings);
        int count = 0;
        while (records.hasNext() && problems.size() < MAX_PROBLEMS) {
            CsvRecord row = records.next();
            List<String> cells = row.getFields().stream().map(String::strip).toList();
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            count++;
            if (count > maxRows) {
                add("csv.too-many-rows", name, maxRows);
                return;
            }
            if (isSound(row.getStartingLineNumber(), cells)) {
                rows.accept(new CsvRow(row.getStartingLineNumber(), cells));
            }
        }
    }

    private boolean readHeadings(CsvRecord first) {
        headings = first.getFields().stream().map(String::strip).toList();
        long line = first.getStartingLineNumber();
        if (headings.size() > MAX_COLUMNS) {
            add("csv.too-many-columns", name, headings.size(), MAX_COLUMNS);
            return false;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i);
            checkCell(name + ":" + line, heading);
            if (heading.isEmpty()) {
                add("csv.blank-heading", name + ":" + line, i + 1);
            } else if (!seen.add(heading)) {
                add("csv.duplicate-heading", name + ":" + line, heading);
            }
        }
        return problems.isEmpty();
    }

    private boolean isSound(long line, List<String> cells) {
        int before = problems.size();
        String place = name + ":" + line;
        if (cells.size() != headings.size()) {
            add("csv.width", place, cells.size(), headings.size());
            return false;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > MAX_CELL || hasControl(cells.get(i))) {
                checkCell(place + " " + headings.get(i), cells.get(i));
            }
        }
        return problems.size() == before;
    }

    private void checkCell(String place, String cell) {
        if (cell.length() > MAX_CELL) {
            add("csv.cell-too-long", place, cell.length(), MAX_CELL);
        } else if (hasControl(cell)) {
            add("csv.control", place);
        }
    }

    private static boolean hasControl(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (Character.isISOControl(cell.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void add(String code, String place, Object... found) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(ReaderTexts.problem(code, place, found));
        }
    }
}
