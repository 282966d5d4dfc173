package org.lingtan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what was measured as one table: medians over the rounds, and how far the rounds lie apart. */
public final class Table {

    private record Row(String key, String floor, String title) {}

    private static final List<Row> ROWS = List.of(
            new Row("", "", "316 facts: cnip and zcpc, both views, all determinations with inputs and reasons"),
            new Row("floor", "floor", "hand-written Java scorer (the floor)"),
            new Row("explainedFlat", "floor", "explained evaluation, flat evaluator"),
            new Row("explainedSession", "floor", "explained evaluation, Drools sessions"),
            new Row("newRulebook", "floor", "  the same flat, rulebooks loaded from the cache in every call"),
            new Row("newCompilation", "floor", "  the same flat, rulebooks compiled from their rules in every call"),
            new Row("", "", "parts of it, and what stands around it"),
            new Row("rulesFlat", "floor", "facts and findings only, flat"),
            new Row("rulesSession", "floor", "facts and findings only, Drools sessions"),
            new Row("publicFlat", "floor", "public API, flat: derivation, evaluation, digest"),
            new Row("publicSession", "floor", "public API, Drools sessions"),
            new Row("publicBoth", "floor", "public API, both evaluators, digests compared"),
            new Row("derivation", "floor", "derivation of both views"),
            new Row("parsing", "floor", "reading and checking the package"),
            new Row("digest", "floor", "digests of the two assessments"),
            new Row("canonicalJson", "floor", "canonical JSON of the evaluation"),
            new Row("", "", "34 facts: points of the 20 indicators of cnip, no explanation; floors of their own"),
            new Row("pointsFloor", "pointsFloor", "hand-written Java sum"),
            new Row("pointsFlat", "pointsFloor", "Lingtan, flat"),
            new Row("pointsSession", "pointsFloor", "Lingtan, Drools session"),
            new Row("dmnFloor", "dmnFloor", "hand-written Java sum beside kie-dmn"),
            new Row("kieDmn", "dmnFloor", "kie-dmn 10.2.0, 27 decision tables"),
            new Row("jsFloor", "jsFloor", "hand-written JavaScript sum (binary floating point)"),
            new Row("zen", "jsFloor", "@gorules/zen-engine 0.54.0, 27 decision tables"));

    private final Map<String, Map<Integer, double[]>> measured = new LinkedHashMap<>();

    private Table() {}

    /**
     * Prints the table.
     *
     * @param arguments the files with measured rows
     * @throws IOException if one cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Table table = new Table();
        for (String file : arguments) {
            for (String line : Files.readAllLines(Path.of(file))) {
                String[] cells = line.split("\t");
                table.measured
                        .computeIfAbsent(cells[0], row -> new LinkedHashMap<>())
                        .put(
                                Integer.parseInt(cells[1]),
                                new double[] {Double.parseDouble(cells[2]), Double.parseDouble(cells[3])});
            }
        }
        table.print();
    }

    private void print() {
        String head = "%-68s %12s %12s %9s %15s %7s%n";
        System.out.printf(head, "", "per second", "CPU us each", "x floor", "rounds from-to", "rounds");
        for (Row row : ROWS) {
            if (row.key().isEmpty()) {
                System.out.printf("%n%s%n", row.title());
            } else if (measured.containsKey(row.key())) {
                line(row);
            } else {
                System.out.printf("%-68s not measured in this run%n", row.title());
            }
        }
    }

    private void line(Row row) {
        Map<Integer, double[]> rounds = measured.get(row.key());
        Map<Integer, double[]> floors = measured.getOrDefault(row.floor(), Map.of());
        List<Double> ratios = new ArrayList<>();
        rounds.forEach((round, values) -> {
            if (floors.containsKey(round)) {
                ratios.add(values[1] / floors.get(round)[1]);
            }
        });
        double[] sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-68s %12s %12s %9s %15s %7d%n",
                row.title(),
                number(median(rounds.values().stream().mapToDouble(v -> v[0]).toArray())),
                number(median(rounds.values().stream().mapToDouble(v -> v[1]).toArray())),
                sorted.length == 0 ? "-" : number(median(sorted)),
                sorted.length == 0 ? "-" : number(sorted[0]) + "-" + number(sorted[sorted.length - 1]),
                rounds.size());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
