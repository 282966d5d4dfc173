package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.pdf.tagging.PdfStructureAttributes;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.properties.UnitValue;
import com.itextpdf.layout.properties.VerticalAlignment;
import java.util.IdentityHashMap;
import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.internal.font.DocumentFonts;

/** The tables of a report and their cells, in the style of its template. */
abstract class Tables extends Texts {

    /** Never an empty cell: a reader wonders what is missing, and the library writes empty ones in a random order. */
    public static final String NOTHING = "–";

    /** The room between a number and the text at its right, in points. */
    public static final int APART = 14;

    /** The room above and below what stands in a cell, in points. */
    static final int ROOM = 3;

    /** The same in rows that are squeezed. */
    static final int CLOSE = 2;

    /** What the key of a column of numbers begins with. */
    static final String NUMBER = "#";

    private final IdentityHashMap<Table, String[]> heads = new IdentityHashMap<>();

    Tables(DocumentFonts fonts, ReportTemplate template, ReportLanguage language) {
        super(fonts, template, language);
    }

    /**
     * A table over the whole width.
     *
     * @param shares the widths of the columns, relative to each other
     * @return the table, without rows
     */
    public Table table(int... shares) {
        float[] widths = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            widths[i] = shares[i];
        }
        return ofShares(widths);
    }

    private static Table ofShares(float[] shares) {
        return new Table(UnitValue.createPercentArray(shares))
                .useAllAvailableWidth()
                .setFixedLayout()
                .setMarginBottom(8);
    }

    /**
     * Gives a table its head, repeated on every page.
     *
     * @param table the table
     * @param keys the texts of the columns; one that begins with {@code #} stands over numbers, to the right
     * @return the table
     */
    public Table head(Table table, String... keys) {
        heads.put(table, keys);
        for (int column = 0; column < keys.length; column++) {
            table.addHeaderCell(columnHead(List.of(keys), column));
        }
        return table;
    }

    /** The head of a column. */
    Cell columnHead(List<String> keys, int column) {
        String key = keys.get(column);
        boolean isNumber = key.startsWith(NUMBER);
        Cell cell = cell(text(isNumber ? key.substring(1) : key), TextStyle.HEAD)
                .setBackgroundColor(ink.of("tint"))
                .setTextAlignment(isNumber ? TextAlignment.RIGHT : TextAlignment.LEFT);
        scope(cell, "Column");
        if (isBeforeText(keys, column)) {
            cell.setPaddingRight(APART);
        }
        return cell.setVerticalAlignment(VerticalAlignment.BOTTOM);
    }

    /** Whether a column of numbers, which stand to the right, is followed by one of text, which stands to the left. */
    static boolean isBeforeText(List<String> keys, int column) {
        return keys.get(column).startsWith(NUMBER)
                && column + 1 < keys.size()
                && !keys.get(column + 1).startsWith(NUMBER);
    }

    /** Sets the rows of a table closer, where that saves a page. */
    static void squeeze(Table table) {
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            for (int column = 0; column < table.getNumberOfColumns(); column++) {
                table.getCell(row, column).setPaddingTop(CLOSE).setPaddingBottom(CLOSE);
            }
        }
    }

    /** A table with the columns and the head of another, without rows. */
    Table blank(Table table) {
        float[] shares = new float[table.getNumberOfColumns()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = table.getColumnWidth(i).getValue();
        }
        return head(ofShares(shares), heads.getOrDefault(table, new String[0]));
    }

    /**
     * The head of a row.
     *
     * @param text its text
     * @return the cell
     */
    public Cell rowHead(Text text) {
        Cell cell = cell(text, TextStyle.LABEL);
        scope(cell, "Row");
        return cell;
    }

    /**
     * The head of a row with both languages on one line.
     *
     * @param text its text
     * @return the cell
     */
    public Cell label(Text text) {
        Cell cell = empty().add(typesetter.heading(text, TextStyle.LABEL, StandardRoles.P));
        scope(cell, "Row");
        return cell;
    }

    private static void scope(Cell cell, String direction) {
        cell.getAccessibilityProperties().setRole(StandardRoles.TH);
        cell.getAccessibilityProperties()
                .addAttributes(new PdfStructureAttributes("Table").addEnumAttribute("Scope", direction));
    }

    /**
     * A cell.
     *
     * @param text its text
     * @param style the style
     * @return the cell
     */
    public Cell cell(Text text, TextStyle style) {
        Cell cell = empty();
        typesetter.bilingual(text, style).forEach(cell::add);
        return cell;
    }

    /**
     * A cell without language.
     *
     * @param text an id, number or digest
     * @param style the style
     * @return the cell
     */
    public Cell cell(String text, TextStyle style) {
        return empty().add(typesetter.neutral(text.isBlank() ? NOTHING : text, style));
    }

    /**
     * A cell with a number, set to the right.
     *
     * @param text the number
     * @return the cell
     */
    public Cell number(String text) {
        return cell(text, TextStyle.CELL).setTextAlignment(TextAlignment.RIGHT);
    }

    /**
     * A cell with a number, set to the right, yet apart from the text of the next column.
     *
     * @param text the number
     * @return the cell
     */
    public Cell numberBeforeText(String text) {
        return number(text).setPaddingRight(APART);
    }

    /**
     * A number in a cell that is filled, set to the right, yet apart from the text of the next column.
     *
     * @param number the number
     * @return the same
     */
    public Paragraph beforeText(Paragraph number) {
        return number.setTextAlignment(TextAlignment.RIGHT).setMarginRight(APART);
    }

    /**
     * A cell to be filled.
     *
     * @return the cell, never split between pages while it fits on one
     */
    public Cell empty() {
        return new Cell()
                .setPadding(ROOM)
                .setBorder(Border.NO_BORDER)
                .setBorderBottom(new SolidBorder(ink.of("line"), 0.5f))
                .setKeepTogether(true);
    }
}
