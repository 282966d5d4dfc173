package org.lingtan.engine.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.SourceException;

/**
 * One row of a table, its cells typed by the column definitions of the catalogue. A cell that was left empty is absent.
 *
 * @param locator where the row stands, for example {@code attachments/enterprises.csv#line 14} or {@code energy#row 3}
 * @param cells the filled cells by column id: String, Ratio, LocalDate or Boolean (a {@code time} cell is a String)
 */
public record Row(String locator, Map<String, Object> cells) {

    private static final Pattern PLACE = Pattern.compile("(.+)#(?:(.+)!)?(line|row) ([0-9]+(?:-[0-9]+)?)");

    /**
     * Types the cells of a row.
     *
     * @param locator where the row stands
     * @param table the table of the catalogue
     * @param texts the filled cells by column id, as they are written
     * @return the row
     * @throws SourceException if a column does not exist, a required one is empty, or a cell does not fit its column
     */
    public static Row read(String locator, EvidenceTable table, Map<String, String> texts) {
        IntakeProblems problems = new IntakeProblems();
        List<Row> rows = new ArrayList<>();
        TypedRows typed = new TypedRows(table, problems, (place, cells) -> rows.add(new Row(place, cells)));
        typed.headings(locator, List.copyOf(texts.keySet()));
        typed.row(locator, List.copyOf(texts.values()));
        if (problems.hasErrors() || rows.isEmpty()) {
            throw new SourceException(problems.listed());
        }
        return rows.get(0);
    }

    /** Copies the cells. */
    public Row {
        cells = Map.copyOf(cells);
    }

    /**
     * The locator as a sentence says it.
     *
     * @return for example {@code attachments/enterprises.csv 第 14 行} and {@code attachments/enterprises.csv, line 14}
     */
    public Text place() {
        return placeOf(locator);
    }

    /**
     * A locator as a sentence says it.
     *
     * @param locator the locator of a row
     * @return as {@link #place()}
     */
    public static Text placeOf(String locator) {
        Matcher place = PLACE.matcher(locator);
        if (!place.matches()) {
            return new Text(locator, locator);
        }
        boolean isSheet = place.group(2) != null;
        return new Text(
                place.group(1) + (isSheet ? " 工作表“" + place.group(2) + "”" : "") + " 第 " + place.group(4) + " 行",
                place.group(1) + (isSheet ? ", sheet '" + place.group(2) + "'" : "") + ", " + place.group(3) + " "
                        + place.group(4));
    }

    /**
     * A text or choice cell.
     *
     * @param column the column id
     * @return the text, or empty if the cell was left empty
     */
    public Optional<String> findText(String column) {
        return Optional.ofNullable((String) cells.get(column));
    }

    /**
     * A number cell.
     *
     * @param column the column id
     * @return the number, or empty if the cell was left empty
     */
    public Optional<Ratio> findNumber(String column) {
        return Optional.ofNullable((Ratio) cells.get(column));
    }

    /**
     * A date cell.
     *
     * @param column the column id
     * @return the date, or empty if the cell was left empty
     */
    public Optional<LocalDate> findDate(String column) {
        return Optional.ofNullable((LocalDate) cells.get(column));
    }

    /**
     * A yes/no cell; an empty one is no.
     *
     * @param column the column id
     * @return true for yes
     */
    public boolean isYes(String column) {
        return Boolean.TRUE.equals(cells.get(column));
    }

    /**
     * A required text cell.
     *
     * @param column the column id
     * @return the text
     * @throws IllegalStateException if the cell is empty, which intake refuses for a required column
     */
    public String text(String column) {
        return findText(column).orElseThrow(() -> empty(column));
    }

    /**
     * A required number cell.
     *
     * @param column the column id
     * @return the number
     * @throws IllegalStateException if the cell is empty, which intake refuses for a required column
     */
    public Ratio number(String column) {
        return findNumber(column).orElseThrow(() -> empty(column));
    }

    private IllegalStateException empty(String column) {
        return new IllegalStateException("The cell (%s) at %s is empty.".formatted(column, locator));
    }
}
