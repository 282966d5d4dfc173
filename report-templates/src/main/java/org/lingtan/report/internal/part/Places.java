package org.lingtan.report.internal.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSource;
import org.lingtan.report.internal.layout.Sheet;

/**
 * Where values come from, told in the language of the report: one line for each file, table or catalogue, and one
 * for all that have no places inside.
 */
final class Places {

    /** All rows of a table, by which its length is known. */
    private static final Pattern ALL_ROWS = Pattern.compile(".+#rows 1-([0-9]{1,9})");

    private static final Pattern OF_A_YEAR = Pattern.compile("(.+)-([0-9]{4})");

    private final Sheet sheet;
    private final ReportData data;

    private final Set<Integer> lengths;

    private Places(Sheet sheet, ReportData data, Set<Integer> lengths) {
        this.sheet = sheet;
        this.data = data;
        this.lengths = lengths;
    }

    static List<String> of(Sheet sheet, ReportData data, List<String> locators) {
        Map<String, List<String>> byFile = new LinkedHashMap<>();
        for (String locator : locators) {
            int hash = locator.indexOf('#');
            List<String> places =
                    byFile.computeIfAbsent(hash < 0 ? locator : locator.substring(0, hash), file -> new ArrayList<>());
            if (hash >= 0) {
                places.add(locator.substring(hash + 1));
            }
        }
        Places written = new Places(sheet, data, lengths(locators));
        List<String> lines = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        byFile.forEach((file, places) -> {
            if (places.isEmpty()) {
                whole.add(written.file(file));
            } else {
                lines.add(written.file(file) + ": " + written.listed(places));
            }
        });
        if (!whole.isEmpty()) {
            lines.add(0, String.join(", ", whole));
        }
        return lines;
    }

    private static Set<Integer> lengths(List<String> locators) {
        return locators.stream()
                .map(ALL_ROWS::matcher)
                .filter(Matcher::matches)
                .map(all -> Integer.valueOf(all.group(1)))
                .collect(Collectors.toSet());
    }

    /** A table or catalogue has a name; the path of a file is its own. */
    private String file(String file) {
        int colon = file.indexOf(':');
        Optional<String> origin = colon < 0 ? Optional.empty() : word(file.substring(0, colon));
        String rest = file.substring(colon + 1);
        return origin.map(of -> of + " " + word(rest).orElse(rest))
                .orElseGet(() -> Optional.ofNullable(data.names().get(file))
                        .map(sheet::line)
                        .orElse(file));
    }

    private Optional<String> word(String word) {
        return sheet.findText("place." + word).map(sheet::line);
    }

    private String listed(List<String> places) {
        PlaceList list = new PlaceList(sheet, lengths);
        places.forEach(place -> list.add(place, this::named));
        return list.line();
    }

    /** A row of a catalogue by the name of its carrier or product. */
    private String named(String place) {
        if (place.equals("whole file")) {
            return word("whole").orElse(place);
        }
        Matcher year = OF_A_YEAR.matcher(place);
        String id = year.matches() ? year.group(1) : place;
        return Optional.ofNullable(data.names().get(ReportSource.FACTOR + id))
                .map(sheet::line)
                .map(name -> year.matches() ? name + " " + year.group(2) : name)
                .or(() -> word(place))
                .orElse(place);
    }

    /** A formula with its carriers and products named in the language of the report. */
    static String formula(Sheet sheet, ReportData data, String formula) {
        Map<String, String> shown = new HashMap<>();
        data.names().forEach((key, name) -> {
            if (key.startsWith(ReportSource.FACTOR)) {
                shown.put(key.substring(ReportSource.FACTOR.length()), sheet.line(name));
                shown.put(name.en(), sheet.line(name));
            }
        });
        if (shown.isEmpty()) {
            return spelled(sheet, formula);
        }
        // In one go and the longest first: a name may hold the id of its own row or of another.
        String ids = shown.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", " (", ") x "));
        return spelled(
                sheet,
                Pattern.compile(ids)
                        .matcher(formula)
                        .replaceAll(times -> Matcher.quoteReplacement(" " + shown.get(times.group(1)) + " x ")));
    }

    private static String spelled(Sheet sheet, String formula) {
        return Values.spelled(sheet, formula).replace(" x ", " × ");
    }
}
