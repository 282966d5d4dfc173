package org.lingtan.catalog.factor;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Confidence;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.catalog.source.CsvRow;
import org.lingtan.catalog.source.CsvSource;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.YamlNode;

/** Reads the factor tables beside this class. A row that cannot be read whole stops the start of the product. */
final class FactorReader {

    private static final int MAX_ROWS = 10_000;

    private record Announcement(LocalDate published, Text source) {}

    private final FactorNames carriers = FactorNames.read("carriers.yaml");
    private final FactorNames products = FactorNames.read("products.yaml");
    private final FactorNames regions = new FactorNames();
    private final List<Factor> rows = new ArrayList<>();

    static Factors read() {
        FactorReader reader = new FactorReader();
        reader.readGrid();
        reader.readTable("fuel-factors", reader.carriers);
        reader.readTable("process-factors", reader.products);
        reader.readTable("coal-equivalents", reader.carriers);
        return new Factors(reader.rows, reader.carriers, reader.products, reader.regions);
    }

    private void readGrid() {
        Map<String, Announcement> announcements = new LinkedHashMap<>();
        YamlNode.resource(FactorReader.class, "grid-announcements.yaml")
                .entries()
                .forEach((year, node) -> {
                    node.only("published", "zh", "en");
                    announcements.put(
                            year, new Announcement(node.get("published").date(), node.bilingual()));
                });
        for (Map<String, String> row : table("grid-factors")) {
            Announcement announcement = announcements.get(cell(row, "year"));
            if (announcement == null) {
                throw new IllegalStateException(
                        "The grid factors of %s have no announcement.".formatted(cell(row, "year")));
            }
            Text region = new Text(cell(row, "zh"), cell(row, "en"));
            regions.add(cell(row, "region"), region);
            String id = cell(row, "region") + "-" + cell(row, "year");
            add("grid-factors", id, row, region, announcement.published(), announcement.source());
        }
    }

    private void readTable(String table, FactorNames names) {
        for (Map<String, String> row : table(table)) {
            String from = row.getOrDefault("from", "");
            String year = row.getOrDefault("year", "");
            String id = cell(row, "id") + (year.isEmpty() ? "" : "-" + year);
            Text source = new Text(cell(row, "zh"), cell(row, "en"));
            add(table, id, row, names.title(cell(row, "id")), from.isEmpty() ? null : LocalDate.parse(from), source);
        }
    }

    private void add(
            String table, String id, Map<String, String> row, Text subject, @Nullable LocalDate from, Text source) {
        String year = row.getOrDefault("year", "");
        String to = row.getOrDefault("to", "");
        rows.add(new Factor(
                table,
                id,
                subject,
                Numbers.decimal(cell(row, "value"), table + " " + id),
                Unit.of(cell(row, "unit")).symbol(),
                Arrays.stream(cell(row, "purpose").split(";", -1))
                        .map(Purpose::of)
                        .toList(),
                year.isEmpty() ? null : Integer.valueOf(year),
                from,
                to.isEmpty() ? null : LocalDate.parse(to),
                source,
                Confidence.of(cell(row, "confidence")),
                List.of()));
    }

    private static List<Map<String, String>> table(String table) {
        InputStream in = FactorReader.class.getResourceAsStream(table + ".csv");
        if (in == null) {
            throw new IllegalStateException("The factor table (%s.csv) is missing.".formatted(table));
        }
        List<String> headings = new ArrayList<>();
        List<Map<String, String>> result = new ArrayList<>();
        CsvSource.read(
                table + ".csv",
                in,
                CsvSource.Encoding.UTF_8,
                MAX_ROWS,
                headings::addAll,
                row -> result.add(byHeading(headings, row)));
        return result;
    }

    private static Map<String, String> byHeading(List<String> headings, CsvRow row) {
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            result.put(headings.get(i), row.cells().get(i));
        }
        return result;
    }

    private static String cell(Map<String, String> row, String heading) {
        String cell = row.getOrDefault(heading, "");
        if (cell.isEmpty()) {
            throw new IllegalStateException("A factor row (%s) lacks '%s'.".formatted(row, heading));
        }
        return cell;
    }
}
