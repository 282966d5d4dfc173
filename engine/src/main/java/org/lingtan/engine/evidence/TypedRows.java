package org.lingtan.engine.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.source.SourceException;

/** Types the rows of a table by its definition; a series is handed on row by row, others are kept. */
final class TypedRows implements RowSink {

    /** What takes a typed row. */
    interface Taker {
        void take(String locator, Map<String, Object> cells);
    }

    private final EvidenceTable table;
    private final IntakeProblems problems;
    private final Taker taker;
    private final Set<String> keys = new HashSet<>();
    private List<@Nullable Column> columns = List.of();

    TypedRows(EvidenceTable table, IntakeProblems problems, Taker taker) {
        this.table = table;
        this.problems = problems;
        this.taker = taker;
    }

    @Override
    public void headings(String place, List<String> headings) {
        List<@Nullable Column> found = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (String heading : headings) {
            Column column = column(heading);
            found.add(column);
            if (column == null) {
                problems.add(
                        "evidence.unknown-column",
                        place,
                        heading,
                        table.id(),
                        String.join(", ", table.columns().keySet()));
            } else if (seen.put(column.id(), heading) != null) {
                problems.add("evidence.column-twice", place, heading, column.id());
            }
        }
        for (Column column : table.columns().values()) {
            if (column.required() && !seen.containsKey(column.id())) {
                problems.add(
                        "evidence.missing-column",
                        place,
                        column.id(),
                        column.titles().zh());
            }
        }
        columns = found;
    }

    /** The column that a heading means: its id, or its title in Chinese or English, exactly. */
    private @Nullable Column column(String heading) {
        Column byId = table.columns().get(heading);
        if (byId != null) {
            return byId;
        }
        for (Column column : table.columns().values()) {
            if (heading.equals(column.titles().zh())
                    || heading.equalsIgnoreCase(column.titles().en())) {
                return column;
            }
        }
        return null;
    }

    @Override
    public void row(String locator, List<String> cells) {
        Map<String, Object> typed = new TreeMap<>();
        boolean sound = true;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = i < cells.size() ? cells.get(i) : "";
            if (column != null) {
                sound &= cell(locator, column, text, typed);
            }
        }
        if (sound && isNew(locator, typed)) {
            taker.take(locator, typed);
        }
    }

    private boolean cell(String locator, Column column, String text, Map<String, Object> into) {
        if (text.isEmpty()) {
            if (column.required()) {
                problems.add(
                        "evidence.empty-cell",
                        locator + " " + column.id(),
                        column.id(),
                        column.titles().zh());
            }
            return !column.required();
        }
        try {
            into.put(column.id(), Cells.read(text, column, locator + " " + column.id()));
            return true;
        } catch (SourceException e) {
            problems.addAll(e.problems());
            return false;
        }
    }

    private boolean isNew(String locator, Map<String, Object> cells) {
        if (table.key().isEmpty()) {
            return true;
        }
        String key = Arrays.toString(table.key().stream().map(cells::get).toArray());
        if (!keys.add(key)) {
            problems.add("evidence.duplicate-row", locator, key, String.join(" + ", table.key()));
            return false;
        }
        return true;
    }
}
