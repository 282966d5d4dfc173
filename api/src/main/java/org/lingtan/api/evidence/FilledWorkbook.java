package org.lingtan.api.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lingtan.api.evidence.FilledEvidence.Place;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.source.Problem;

/** What stands in a filled-in {@code evidence.xlsx}: the evidence, and the tables as CSV. */
final class FilledWorkbook {

    static final String FILE = "evidence.xlsx";
    private static final String SHEET = FILE + "#" + TemplateWorkbook.QUESTIONS + " row ";
    private static final String FOLDER = "attachments/";
    private static final Set<String> NONE = Set.of(TemplateWorkbook.NONE, "无");
    private static final List<String> FILLABLE = List.of("answer", "value", "title");

    private final Catalogue catalogue;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, String> park = new TreeMap<>();
    private final List<FilledEvidence.Item> items = new ArrayList<>();
    private final List<FilledEvidence.Excluded> exclusions = new ArrayList<>();
    private final Map<String, List<Place>> tablePlaces = new LinkedHashMap<>();
    private final Map<String, Integer> empty = new LinkedHashMap<>();
    private final Set<String> topics = new LinkedHashSet<>();
    private final SortedMap<String, TableSheet> sheets = new TreeMap<>();

    /**
     * A filled-in table sheet.
     *
     * @param csv the rows as CSV with the column ids in front
     * @param rows the row of the sheet for each record of the CSV
     */
    record TableSheet(String csv, List<Integer> rows) {}

    private FilledWorkbook(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a workbook.
     *
     * @throws Refusal with every reason why it cannot be turned into evidence
     */
    static FilledWorkbook read(Path file, Catalogue catalogue) throws IOException {
        FilledWorkbook filled = new FilledWorkbook(catalogue);
        Sheets.read(file).forEach((name, content) -> {
            switch (name) {
                case TemplateWorkbook.PARK -> content.lines().forEach(filled::parkLine);
                case TemplateWorkbook.QUESTIONS -> content.lines().forEach(filled::question);
                default -> filled.table(name, content);
            }
        });
        filled.empty.forEach(filled::emptyTable);
        if (!filled.problems.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, filled.problems);
        }
        return filled;
    }

    /** Whether anything but the template's own words stands in it. */
    boolean isFilled() {
        boolean parkFilled = park.keySet().stream().anyMatch(key -> !key.equals("rulebook"));
        return parkFilled || !items.isEmpty() || !sheets.isEmpty() || !exclusions.isEmpty() || !tablePlaces.isEmpty();
    }

    /** The topics of the template's rows, so that a damaged row can be told. */
    Set<String> topics() {
        return topics;
    }

    SortedMap<String, TableSheet> sheets() {
        return sheets;
    }

    /** The file that a table sheet becomes. */
    static String csvPath(String table) {
        return FOLDER + "tables/" + table + ".csv";
    }

    /**
     * The evidence.
     *
     * @throws Refusal if the park sheet does not name what the evidence is about
     */
    FilledEvidence evidence() {
        List<Problem> missing = ParkField.ALL.stream()
                .filter(field -> field.required() && !park.containsKey(field.key()))
                .map(field -> problem(
                        "input.not-filled",
                        FILE + "#" + TemplateWorkbook.PARK,
                        field.title().zh() + " / " + field.key()))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, missing);
        }
        List<FilledEvidence.Table> tables = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>(sheets.keySet());
        named.addAll(tablePlaces.keySet());
        for (String table : new java.util.TreeSet<>(named)) {
            List<Place> places = tablePlaces.getOrDefault(table, List.of());
            boolean ownSheet = sheets.containsKey(table);
            String data = ownSheet ? csvPath(table) : places.get(0).attachment();
            tables.add(new FilledEvidence.Table(table, data, places));
        }
        return new FilledEvidence(park, park.getOrDefault("rulebook", ""), items, tables, exclusions);
    }

    private void parkLine(Sheets.Line line) {
        boolean head = line.number() <= TemplateWorkbook.HEAD;
        if (!head && !line.get("value").isEmpty()) {
            park.put(line.get("key"), line.get("value"));
        }
    }

    private void question(Sheets.Line line) {
        if (line.number() <= TemplateWorkbook.HEAD) {
            return;
        }
        String kind = line.get("kind");
        String topic = line.get("topic");
        topics.add(kind + " " + topic);
        List<Place> places = places(line);
        if (!line.get("not-applicable").isEmpty()) {
            exclude(line, places);
            return;
        }
        switch (kind) {
            case "attestation" -> attestation(line, places);
            case "quantity" -> quantity(line, places);
            case "document" -> document(line, topic, line.get("title"), places);
            case "table" -> tableLine(line, topic, places);
            default -> {
                boolean isFilled = !places.isEmpty()
                        || FILLABLE.stream().anyMatch(cell -> !line.get(cell).isEmpty());
                if (isFilled) {
                    problems.add(problem("input.in-records", SHEET + line.number(), topic));
                }
            }
        }
    }

    /** A table with nothing in it is said in so many words, and then has its column ids and no rows. */
    private void tableLine(Sheets.Line line, String topic, List<Place> places) {
        String answer = line.get("answer");
        if (NONE.contains(answer.toLowerCase(Locale.ROOT))) {
            empty.put(topic, line.number());
        } else if (!answer.isEmpty()) {
            problems.add(problem("input.answer-table", SHEET + line.number(), answer, topic));
        }
        if (!places.isEmpty()) {
            tablePlaces.put(topic, places);
        }
    }

    private void attestation(Sheets.Line line, List<Place> places) {
        if (line.get("answer").isEmpty()) {
            return;
        }
        String answer = flag(line.get("answer"));
        if (!answer.equals("yes") && !answer.equals("no")) {
            problems.add(problem("input.answer", SHEET + line.number(), line.get("answer")));
            return;
        }
        items.add(new FilledEvidence.Item(
                "attestation", line.get("topic"), Map.of("answer", answer), places, line.number()));
    }

    private void quantity(Sheets.Line line, List<Place> places) {
        if (!line.get("value").isEmpty()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("value", line.get("value"));
            attributes.put("unit", line.get("unit"));
            items.add(new FilledEvidence.Item("quantity", line.get("topic"), attributes, places, line.number()));
        }
    }

    private void document(Sheets.Line line, String topic, String title, List<Place> places) {
        if (!places.isEmpty() || !title.isEmpty()) {
            String shown = title.isEmpty() ? places.get(0).attachment().substring(FOLDER.length()) : title;
            items.add(new FilledEvidence.Item("document", topic, Map.of("title", shown), places, line.number()));
        }
    }

    private void exclude(Sheets.Line line, List<Place> places) {
        String criterion = line.get("criterion");
        String topic = "exclusion." + criterion;
        document(line, topic, places.isEmpty() ? "" : line.get("title"), places);
        exclusions.add(new FilledEvidence.Excluded(
                criterion, line.get("not-applicable"), places.isEmpty() ? "" : "document." + topic, line.number()));
    }

    private List<Place> places(Sheets.Line line) {
        List<String> attachments = split(line.get("attachment"));
        List<String> locators = split(line.get("locator"));
        if (attachments.size() != locators.size() && !(locators.size() <= 1 && attachments.size() == 1)) {
            problems.add(problem("input.support-count", SHEET + line.number(), attachments.size(), locators.size()));
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < attachments.size(); i++) {
            String name = attachments.get(i);
            String path = name.startsWith(FOLDER) ? name : FOLDER + name;
            places.add(new Place(path, locators.isEmpty() ? "全文 / whole document" : locators.get(i)));
        }
        return places;
    }

    private static List<String> split(String text) {
        return java.util.Arrays.stream(text.split("[;；]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void table(String name, Sheets.Content content) {
        EvidenceTable table = catalogue.findTable(name).orElse(null);
        List<Sheets.Line> filled = content.lines().stream()
                .filter(line -> line.number() > TemplateWorkbook.TABLE_HEAD)
                .toList();
        if (filled.isEmpty()) {
            return;
        }
        if (table == null) {
            problems.add(problem(
                    "input.sheet-unknown",
                    FILE + "#" + name,
                    name,
                    String.join(", ", catalogue.tables().keySet())));
            return;
        }
        Set<String> used = new LinkedHashSet<>();
        filled.forEach(line -> used.addAll(line.cells().keySet()));
        used.stream()
                .filter(id -> !table.columns().containsKey(id))
                .forEach(id -> problems.add(problem("input.sheet-heading", FILE + "#" + name + " row 1", id, name)));
        sheets.put(
                name,
                new TableSheet(
                        csv(table, filled),
                        filled.stream().map(Sheets.Line::number).toList()));
    }

    private void emptyTable(String name, int row) {
        EvidenceTable table = catalogue.findTable(name).orElse(null);
        boolean isData = tablePlaces.getOrDefault(name, List.of()).stream()
                .anyMatch(place -> place.attachment().toLowerCase(Locale.ROOT).matches(".*\\.(csv|xlsx)"));
        if (sheets.containsKey(name) || isData) {
            problems.add(problem("input.table-not-empty", SHEET + row, name));
        } else if (table != null) {
            sheets.put(name, new TableSheet(csv(table, List.of()), List.of()));
        }
    }

    private static String csv(EvidenceTable table, List<Sheets.Line> lines) {
        StringBuilder csv = new StringBuilder(String.join(",", table.columns().keySet())).append('\n');
        for (Sheets.Line line : lines) {
            csv.append(table.columns().values().stream()
                    .map(column -> cell(column, line))
                    .collect(Collectors.joining(",")));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String cell(Column column, Sheets.Line line) {
        String text = line.get(column.id()).replaceAll("[\\r\\n]+", " ");
        String word = column.type() == Column.Type.FLAG ? flag(text) : text;
        return word.matches("[^\",]*") ? word : "\"" + word.replace("\"", "\"\"") + "\"";
    }

    private static String flag(String text) {
        return switch (text) {
            case "是", "TRUE", "true", "Yes", "YES" -> "yes";
            case "否", "FALSE", "false", "No", "NO" -> "no";
            default -> text;
        };
    }

    private static Problem problem(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place, found).problems().get(0);
    }
}
