package org.lingtan.report.internal.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lingtan.report.internal.layout.Sheet;

/**
 * The places inside one file: what is counted is said once for all its numbers, which stand in their order, each once, those
 * that follow each other as a range.
 */
final class PlaceList {

    /** More places in one file are counted, not listed; the twins list them all. */
    private static final int MOST = 6;

    /** A place of a file: the sheet it stands on, what is counted, and the number. */
    private static final Pattern COUNTED = Pattern.compile("(?:(.+)!)?(line|row|page|sheet)s? (.+)");

    /** A number, or the first and the last of several. */
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

    private final Sheet sheet;
    /** The lengths of the tables that are cited whole; a long one names its first and its last row for all between. */
    private final Set<Integer> lengths;

    private final Map<Label, Numbers> counted = new LinkedHashMap<>();
    private final List<String> named = new ArrayList<>();
    private final Set<String> sheets = new LinkedHashSet<>();

    private record Label(String of, String kind) {}

    private record Range(int first, int last) {
        boolean isOne() {
            return first == last;
        }

        /** How many there are from this one to the end of another one. */
        int to(Range end) {
            return end.last() - first + 1;
        }
    }

    /** What is counted alike: ranges, and what is no number. */
    private record Numbers(List<Range> ranges, List<String> others) {

        List<String> listed(Set<Integer> lengths) {
            List<Range> sorted = new ArrayList<>();
            ranges.stream()
                    .sorted(Comparator.comparingInt(Range::first).thenComparingInt(Range::last))
                    .forEach(range -> {
                        Range before = sorted.isEmpty() ? null : sorted.get(sorted.size() - 1);
                        if (before == null || range.first() > before.last() + 1) {
                            sorted.add(range);
                        } else {
                            sorted.set(
                                    sorted.size() - 1,
                                    new Range(before.first(), Math.max(before.last(), range.last())));
                        }
                    });
            if (sorted.size() == 2
                    && sorted.stream().allMatch(Range::isOne)
                    && lengths.contains(sorted.get(0).to(sorted.get(1)))) {
                sorted.set(0, new Range(sorted.get(0).first(), sorted.remove(1).last()));
            }
            List<String> listed = new ArrayList<>();
            sorted.forEach(
                    range -> listed.add(range.isOne() ? "" + range.first() : range.first() + "-" + range.last()));
            others.stream().distinct().forEach(listed::add);
            return listed;
        }
    }

    PlaceList(Sheet sheet, Set<Integer> lengths) {
        this.sheet = sheet;
        this.lengths = lengths;
    }

    /** Takes a place; one that counts nothing is listed by its name. */
    void add(String place, UnaryOperator<String> name) {
        Matcher found = COUNTED.matcher(place);
        if (!found.matches()) {
            named.add(name.apply(place));
            return;
        }
        Matcher range = RANGE.matcher(found.group(3));
        if (found.group(2).equals("sheet") && !range.matches()) {
            sheets.add(found.group(3));
            return;
        }
        Label label = new Label(found.group(1) == null ? "" : found.group(1), found.group(2));
        Numbers numbers = counted.computeIfAbsent(label, each -> new Numbers(new ArrayList<>(), new ArrayList<>()));
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            numbers.ranges().add(new Range(Math.min(first, last), Math.max(first, last)));
        } else {
            numbers.others().add(found.group(3));
        }
    }

    private String sheet(String name) {
        return sheet.line(sheet.text("place.sheet-named", name));
    }

    /** All on one line. */
    String line() {
        List<String> groups = new ArrayList<>();
        int left = MOST;
        int more = 0;
        // A sheet of which rows are told needs no line of its own.
        Stream<String> alone = sheets.stream()
                .filter(name ->
                        counted.keySet().stream().noneMatch(label -> label.of().equals(name)))
                .map(this::sheet);
        List<String> names = Stream.concat(named.stream(), alone).distinct().toList();
        if (!names.isEmpty()) {
            groups.add(String.join(", ", names.subList(0, Math.min(left, names.size()))));
            more += Math.max(0, names.size() - left);
            left = Math.max(0, left - names.size());
        }
        for (Map.Entry<Label, Numbers> group : counted.entrySet()) {
            List<String> numbers = group.getValue().listed(lengths);
            int shown = Math.min(left, numbers.size());
            more += numbers.size() - shown;
            left -= shown;
            if (shown > 0) {
                Label label = group.getKey();
                String places =
                        sheet.line(sheet.text("place." + label.kind(), String.join(", ", numbers.subList(0, shown))));
                groups.add(label.of().isEmpty() ? places : sheet(label.of()) + " " + places);
            }
        }
        String line = String.join("; ", groups);
        return more == 0 ? line : line + ", … (+" + more + ")";
    }
}
