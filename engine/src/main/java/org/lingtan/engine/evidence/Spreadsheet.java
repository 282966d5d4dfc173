package org.lingtan.engine.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.lingtan.catalog.source.CsvSource;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;

/** Reads one sheet of an attached workbook that passed {@link WorkbookCheck}. Computed cells are refused, not trusted. */
final class Spreadsheet {

    private final AttachmentSource source;
    private final String path;
    private final int maxRows;
    private final IntakeProblems problems;
    private boolean formulaTold;

    Spreadsheet(AttachmentSource source, String path, int maxRows, IntakeProblems problems) {
        this.source = source;
        this.path = path;
        this.maxRows = maxRows;
        this.problems = problems;
    }

    void read(String sheetName, RowSink sink) {
        byte[] bytes = WorkbookCheck.bytes(source, path);
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            Sheet sheet = sheet(book, sheetName);
            try (Stream<Row> rows = sheet.openStream()) {
                rows(rows.iterator(), path + "#" + sheet.getName() + "!row ", sink);
            }
            if (!formulaTold) {
                WorkbookCheck.refuseFormulas(path, bytes);
            }
        } catch (SourceException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The library throws whatever its parser met; for the park it means one thing.
            throw IntakeProblems.refusal("evidence.workbook", path, String.valueOf(e.getMessage()));
        }
    }

    private Sheet sheet(ReadableWorkbook book, String name) {
        List<Sheet> sheets = book.getSheets().toList();
        if (name.isEmpty() && sheets.size() == 1) {
            return sheets.get(0);
        }
        String known = String.join(", ", sheets.stream().map(Sheet::getName).toList());
        return sheets.stream()
                .filter(sheet -> sheet.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> IntakeProblems.refusal("evidence.sheet", path, name, known));
    }

    private void rows(Iterator<Row> rows, String place, RowSink sink) {
        int width = 0;
        int count = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            String locator = place + row.getRowNum();
            List<Problem> refused = new ArrayList<>();
            List<String> cells = cells(row, locator, refused);
            problems.addAll(refused);
            formulaTold |= refused.stream().anyMatch(problem -> problem.code().equals("evidence.formula"));
            boolean blank = cells.stream().allMatch(String::isEmpty);
            if (blank) {
                continue;
            }
            if (width == 0) {
                width = cells.size();
                sink.headings(locator, cells);
            } else if (cells.size() > width) {
                throw IntakeProblems.refusal("evidence.row-too-wide", locator, cells.size(), width);
            } else if (++count > maxRows) {
                throw IntakeProblems.refusal("evidence.too-many-rows", locator, maxRows);
            } else if (refused.isEmpty()) {
                sink.row(locator, cells);
            }
        }
        if (width == 0) {
            throw IntakeProblems.refusal("evidence.sheet-empty", path);
        }
    }

    private static List<String> cells(Row row, String locator, List<Problem> refused) {
        int count = row.getCellCount();
        if (count > CsvSource.MAX_COLUMNS) {
            throw IntakeProblems.refusal("evidence.row-too-wide", locator, count, CsvSource.MAX_COLUMNS);
        }
        List<String> cells = new ArrayList<>(Collections.nCopies(count, ""));
        for (Cell cell : row) {
            if (cell != null) {
                try {
                    cells.set(cell.getColumnIndex(), text(cell, locator + " " + cell.getAddress()));
                } catch (SourceException e) {
                    refused.addAll(e.problems());
                    cells.set(cell.getColumnIndex(), "?");
                }
            }
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }

    private static String text(Cell cell, String place) {
        CellType type = cell.getType();
        if (type == CellType.FORMULA || cell.getFormula() != null) {
            throw IntakeProblems.refusal("evidence.formula", place);
        }
        if (type == CellType.ERROR) {
            throw IntakeProblems.refusal("evidence.error-cell", place, String.valueOf(cell.getRawValue()));
        }
        if (type == CellType.EMPTY) {
            return "";
        }
        if (type == CellType.BOOLEAN) {
            return cell.asBoolean() ? "yes" : "no";
        }
        if (type == CellType.NUMBER) {
            return isDate(cell) ? date(cell, place) : cell.getRawValue();
        }
        String text = String.valueOf(cell.getValue()).strip();
        if (text.length() > CsvSource.MAX_CELL) {
            throw IntakeProblems.refusal("evidence.cell-length", place, text.length(), CsvSource.MAX_CELL);
        }
        return text;
    }

    /** Whether a number is shown as a date: its built-in format is one, or its own format names a year or a day. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || bare.contains("d");
    }

    private static String date(Cell cell, String place) {
        LocalDateTime time = cell.asDate();
        if (!time.toLocalTime().equals(java.time.LocalTime.MIDNIGHT)) {
            throw IntakeProblems.refusal("evidence.cell-date", place, time);
        }
        return time.toLocalDate().toString();
    }
}
