package org.lingtan.api.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.source.Problem;

/**
 * Tells a park the sheet and row of its own spreadsheet instead of the line of a table, or of evidence.xml, that packing
 * made of it.
 */
final class SheetPlaces {

    private static final Pattern TABLE_LINE = Pattern.compile("line ([0-9]{1,9})");
    private static final Pattern XML_LINE = Pattern.compile(PackageTemplate.XML + ":([0-9]{1,9})");
    private static final Pattern EXCLUSION =
            Pattern.compile(PackageTemplate.XML + " exclusions/exclusion\\[@criterion='([^']*)']");

    private final SortedMap<String, FilledWorkbook.TableSheet> sheets;
    private final SortedMap<Integer, String> lines;
    private final Map<String, String> byId = new HashMap<>();
    private final Map<String, String> exclusions = new HashMap<>();

    private SheetPlaces(
            SortedMap<String, FilledWorkbook.TableSheet> sheets,
            SortedMap<Integer, String> lines,
            FilledEvidence evidence) {
        this.sheets = sheets;
        this.lines = lines;
        evidence.items().forEach(item -> byId.put(item.id(), row(item.row())));
        evidence.exclusions().forEach(excluded -> exclusions.put(excluded.criterion(), row(excluded.row())));
    }

    static SheetPlaces of(FilledWorkbook workbook, FilledEvidence evidence, EvidenceXml.Written xml) {
        return new SheetPlaces(workbook.sheets(), xml.places(), evidence);
    }

    private static String row(int row) {
        return FilledWorkbook.FILE + "#" + TemplateWorkbook.QUESTIONS + " row " + row;
    }

    List<Problem> restore(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        new Problem(problem.code(), problem.severity(), restore(problem.place()), problem.message()))
                .toList();
    }

    private String restore(String place) {
        for (Map.Entry<String, FilledWorkbook.TableSheet> sheet : sheets.entrySet()) {
            String csv = FilledWorkbook.csvPath(sheet.getKey());
            if (place.contains(csv)) {
                List<Integer> rows = sheet.getValue().rows();
                Matcher line = TABLE_LINE.matcher(place.replace(csv, FilledWorkbook.FILE + "#" + sheet.getKey()));
                return line.replaceAll(found -> "row " + row(rows, Integer.parseInt(found.group(1))));
            }
        }
        Matcher line = XML_LINE.matcher(place);
        if (line.find()) {
            SortedMap<Integer, String> upTo = lines.headMap(Integer.parseInt(line.group(1)) + 1);
            String known = upTo.isEmpty() ? "" : upTo.getOrDefault(upTo.lastKey(), "");
            return known.isEmpty() ? place : known;
        }
        Matcher exclusion = EXCLUSION.matcher(place);
        return exclusion.matches()
                ? exclusions.getOrDefault(exclusion.group(1), place)
                : byId.getOrDefault(place, place);
    }

    /** The first line of a table holds its column ids. */
    private static int row(List<Integer> rows, int line) {
        int record = line - 2;
        return record >= 0 && record < rows.size() ? rows.get(record) : 1;
    }
}
