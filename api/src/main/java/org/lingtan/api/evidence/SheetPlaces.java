package org.lingtan.api.evidence;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.source.Problem;

/** Tells a park the row of its own spreadsheet instead of the line of a table that packing made of it. */
final class SheetPlaces {

    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9})");

    private final SortedMap<String, FilledWorkbook.TableSheet> sheets;

    private SheetPlaces(SortedMap<String, FilledWorkbook.TableSheet> sheets) {
        this.sheets = sheets;
    }

    static SheetPlaces of(FilledWorkbook workbook) {
        return new SheetPlaces(workbook.sheets());
    }

    List<Problem> restore(List<Problem> problems) {
        return problems.stream().map(this::restore).toList();
    }

    private Problem restore(Problem problem) {
        for (Map.Entry<String, FilledWorkbook.TableSheet> sheet : sheets.entrySet()) {
            String csv = FilledWorkbook.csvPath(sheet.getKey());
            if (problem.place().contains(csv)) {
                List<Integer> rows = sheet.getValue().rows();
                Matcher line = LINE.matcher(problem.place().replace(csv, FilledWorkbook.FILE + "#" + sheet.getKey()));
                String place = line.replaceAll(found -> "row " + row(rows, Integer.parseInt(found.group(1))));
                return new Problem(problem.code(), problem.severity(), place, problem.message());
            }
        }
        return problem;
    }

    /** The first line of a table holds its column ids. */
    private static int row(List<Integer> rows, int line) {
        int record = line - 2;
        return record >= 0 && record < rows.size() ? rows.get(record) : 1;
    }
}
