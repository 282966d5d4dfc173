package org.lingtan.api.evidence;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.evidence.AttachmentLister;

/** Reads a filled-in workbook as plain text: by sheet the rows, by row the cells under the ids of row 1. */
final class Sheets {

    private static final long MAX_BYTES = 50L << 20;
    private static final int MAX_ROWS = 200_000;
    private static final int MAX_COLUMNS = 200;
    /** A spreadsheet program keeps 15 digits; what stands behind them is noise of its binary numbers. */
    private static final MathContext KEPT = new MathContext(15);

    /**
     * A row.
     *
     * @param number the number that the spreadsheet program shows
     * @param cells the filled cells by the id in row 1, stripped; a cell under no id has the id {@code ?} and its column
     */
    record Line(int number, Map<String, String> cells) {
        String get(String id) {
            return cells.getOrDefault(id, "");
        }
    }

    /**
     * A sheet.
     *
     * @param ids the ids of row 1, in their order
     * @param lines the rows from row 2 on that are not empty
     */
    record Content(List<String> ids, List<Line> lines) {}

    private Sheets() {}

    static Map<String, Content> read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw refuse(file, Files.size(file) + " > " + MAX_BYTES);
        }
        AttachmentLister.refuseFormulas(file);
        Map<String, Content> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : book.getSheets().toList()) {
                sheets.put(sheet.getName(), content(file, sheet));
            }
        } catch (ExcelReaderException e) {
            throw refuse(file, String.valueOf(e.getMessage()));
        }
        return sheets;
    }

    private static Refusal refuse(Path file, String why) {
        return Refusal.of(Refusal.Reason.INPUT, "input.workbook", String.valueOf(file.getFileName()), why);
    }

    private static Content content(Path file, Sheet sheet) throws IOException {
        List<String> ids = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                if (row.getRowNum() > MAX_ROWS || row.getCellCount() > MAX_COLUMNS) {
                    throw refuse(file, sheet.getName() + " " + row.getRowNum());
                }
                if (row.getRowNum() == 1) {
                    row.stream().forEach(cell -> ids.add(cell == null ? "" : text(cell)));
                } else {
                    Map<String, String> cells = cells(row, ids);
                    if (!cells.isEmpty()) {
                        lines.add(new Line(row.getRowNum(), cells));
                    }
                }
            }
        }
        return new Content(ids, lines);
    }

    private static Map<String, String> cells(Row row, List<String> ids) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            String text = cell == null ? "" : text(cell);
            if (!text.isEmpty()) {
                cells.put(i < ids.size() && !ids.get(i).isEmpty() ? ids.get(i) : "?" + (i + 1), text);
            }
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDate(cell)) {
            return cell.asDate().toLocalDate().toString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "yes" : "no";
        }
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            BigDecimal kept = number.round(KEPT).stripTrailingZeros();
            return (kept.scale() < 0 ? kept.setScale(0) : kept).toPlainString();
        }
        String text = cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue();
        return text == null ? "" : text.strip();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*[yd].*");
    }
}
