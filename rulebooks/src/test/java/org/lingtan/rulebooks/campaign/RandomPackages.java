package org.lingtan.rulebooks.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Attachment;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/** Whole packages with every table, made by chance from a seed and consistent enough to pass the plausibility checks. */
public final class RandomPackages {

    /** The park of every package. */
    public static final Park PARK = new Park(
            new Text("园区", "Park"), "91430100MA4L16JQ8A", "430100", "industrial", "whole", Ratio.of(1_000_000));

    private static final int YEAR = 2025;
    private static final String FILE = "attachments/all.csv";
    private static final List<String> CARRIERS = List.of("natural gas", "diesel", "gasoline", "LPG", "coke");
    private static final Map<String, String> CARRIER_UNITS =
            Map.of("natural gas", "m3", "diesel", "t", "gasoline", "t", "LPG", "t", "coke", "t");

    private final Catalogue catalogue;
    private final List<Rulebook> rulebooks;

    /**
     * A source of packages.
     *
     * @param catalogue the catalogue, for tables and columns
     * @param rulebooks the rulebooks applied for, whose topics are evidenced
     */
    public RandomPackages(Catalogue catalogue, List<Rulebook> rulebooks) {
        this.catalogue = catalogue;
        this.rulebooks = List.copyOf(rulebooks);
    }

    /**
     * The package of a seed.
     *
     * @param seed the seed
     * @return the package
     */
    public EvidencePackage next(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<EvidenceItem> items = new ArrayList<>();
        for (EvidenceTable table : catalogue.tables().values()) {
            if (!table.id().equals("readings") && random.nextInt(8) > 0) {
                items.add(table(table, random));
            }
        }
        addTopics(items, random);
        return new EvidencePackage(
                CanonicalJson.digest(Long.toString(seed)),
                PARK,
                YEAR,
                LocalDate.of(2026, 3, 1),
                rulebooks.stream().map(Rulebook::id).toList(),
                exclusions(items, random),
                items,
                List.of(new Attachment(FILE, "text/csv", 1, CanonicalJson.digest("file"))));
    }

    private List<Exclusion> exclusions(List<EvidenceItem> items, SplittableRandom random) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (Rulebook rulebook : rulebooks) {
            for (Criterion criterion : rulebook.criteria()) {
                if (criterion.excludable() && random.nextInt(10) == 0) {
                    String id = "x-" + rulebook.id().id() + "-" + criterion.id();
                    items.add(document(id, "exclusion." + criterion.id(), random));
                    exclusions.add(new Exclusion(rulebook.id().id(), criterion.id(), "no such plant", id));
                }
            }
        }
        return exclusions;
    }

    private void addTopics(List<EvidenceItem> items, SplittableRandom random) {
        Set<String> seen = new LinkedHashSet<>();
        for (Rulebook rulebook : rulebooks) {
            for (Criterion criterion : rulebook.criteria()) {
                for (Criterion.Part part : criterion.parts()) {
                    for (Criterion.Topic topic : part.topics()) {
                        if (seen.add(topic.id())) {
                            topic(topic, items, random);
                        }
                    }
                }
                criterion.twin().ifPresent(twin -> {
                    if (seen.add(twin.topic()) && random.nextBoolean()) {
                        items.add(document("d-" + twin.topic(), twin.topic(), random));
                    }
                });
            }
        }
    }

    private void topic(Criterion.Topic topic, List<EvidenceItem> items, SplittableRandom random) {
        if (random.nextInt(5) == 0 || topic.id().startsWith("building.")) {
            return;
        }
        switch (topic.kind()) {
            case ATTESTATION -> {
                boolean yes = random.nextInt(3) > 0;
                items.add(new EvidenceItem.Attestation(
                        "a-" + topic.id(), topic.id(), supports(random), yes, digest(topic.id(), yes)));
            }
            case DOCUMENT -> items.add(document("d-" + topic.id(), topic.id(), random));
            case QUANTITY -> {
                if (random.nextInt(6) == 0
                        && catalogue.quantity(topic.id()).unit().equals("%")) {
                    Ratio value = Ratio.of(random.nextInt(101));
                    items.add(new EvidenceItem.DeclaredQuantity(
                            "q-" + topic.id(), topic.id(), supports(random), value, "%", digest(topic.id(), value)));
                }
            }
            case TABLE, PROPERTY -> {
                // tables are all there; the properties of a park are in its header
            }
        }
    }

    private EvidenceItem document(String id, String topic, SplittableRandom random) {
        List<Support> supports = supports(random);
        return new EvidenceItem.DocumentItem(id, topic, supports, "Document " + topic, digest(id, supports));
    }

    private static List<Support> supports(SplittableRandom random) {
        return random.nextInt(10) == 0 ? List.of() : List.of(new Support(FILE, "line " + random.nextInt(1, 99)));
    }

    private EvidenceItem table(EvidenceTable table, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        int count = random.nextInt(1, table.id().equals("enterprises") ? 40 : 9);
        for (int i = 1; i <= count; i++) {
            rows.add(new Row(FILE + "#line " + i, RandomRows.cells(table, i, random)));
        }
        return new EvidenceItem.Table(table.id(), table.id(), supports(random), rows, digest(table.id(), rows));
    }

    static String digest(Object... says) {
        return CanonicalJson.digest(List.of(says).toString());
    }

    /** One row of a table, column by column. */
    static final class RandomRows {

        private RandomRows() {}

        static Map<String, Object> cells(EvidenceTable table, int row, SplittableRandom random) {
            Map<String, Object> cells = new TreeMap<>();
            for (Column column : table.columns().values()) {
                boolean left = !column.required() && random.nextInt(5) == 0;
                if (!left) {
                    cells.put(column.id(), cell(column, row, random));
                }
            }
            consistent(table.id(), cells, row, random);
            return cells;
        }

        private static Object cell(Column column, int row, SplittableRandom random) {
            return switch (column.type()) {
                case TEXT, TIME -> column.id() + "-" + row;
                case NUMBER -> Ratio.of(random.nextInt(1, 100_000), random.nextBoolean() ? 1 : 10);
                case DATE -> LocalDate.of(random.nextInt(2018, 2026), random.nextInt(1, 13), random.nextInt(1, 29));
                case FLAG -> random.nextInt(3) > 0;
                case CHOICE ->
                    column.choices().get(random.nextInt(column.choices().size()));
            };
        }

        private static Ratio amount(Map<String, Object> cells, String column) {
            return cells.get(column) instanceof Ratio amount ? amount : Ratio.ZERO;
        }

        /** Replaces what chance would get wrong: units, years, parts over their total. */
        private static void consistent(String table, Map<String, Object> cells, int row, SplittableRandom random) {
            cells.remove("month");
            cells.remove("operating-to");
            cells.remove("to");
            cells.remove("uscc");
            switch (table) {
                case "energy" -> {
                    String carrier = CARRIERS.get(random.nextInt(CARRIERS.size()));
                    cells.put("carrier", carrier);
                    cells.put("unit", CARRIER_UNITS.getOrDefault(carrier, "t"));
                    cells.put("origin", "bought");
                    cells.put("use", random.nextBoolean() ? "terminal" : "heat");
                    cells.put("non-fossil", false);
                }
                case "electricity" -> {
                    cells.put("unit", "MWh");
                    cells.put("kind", row == 1 ? "grid" : random.nextBoolean() ? "own" : "direct");
                    cells.put("source", row == 1 ? "mixed" : random.nextBoolean() ? "solar" : "wind");
                    cells.put("use", "terminal");
                }
                case "green-power" -> {
                    cells.put("unit", "MWh");
                    int megawattHours = random.nextInt(1, 50);
                    cells.put("amount", Ratio.of(megawattHours));
                    cells.put("year", Ratio.of(YEAR));
                    cells.put("serial-from", "S" + row * 1000);
                    cells.put("serial-to", "S" + (row * 1000 + megawattHours - 1));
                    cells.put("beneficiary", "园区");
                }
                case "heat" -> {
                    cells.put("unit", "GJ");
                    cells.remove("factor");
                }
                case "process" -> {
                    cells.put("kind", "process");
                    cells.put("product", random.nextBoolean() ? "lime" : "calcium carbide");
                    cells.put("unit", "t");
                    cells.remove("factor");
                }
                case "factors" -> {
                    cells.put("what", "straw-" + row);
                    cells.put("unit", "tCO2/t");
                    cells.put("purpose", "acceptance");
                    cells.put("year", Ratio.of(YEAR));
                }
                case "waste" -> {
                    cells.put("utilised", amount(cells, "generated").times(Ratio.of(random.nextInt(101), 100)));
                    cells.put("from-stock", Ratio.ZERO);
                }
                case "recovery" ->
                    cells.put("recovered", amount(cells, "recoverable").times(Ratio.of(random.nextInt(101), 100)));
                case "revenue" -> cells.put("year", Ratio.of(YEAR + 1 - row));
                case "credit-units" -> {
                    long from = row * 100_000L;
                    long units = random.nextInt(1, 5000);
                    cells.put("serial-from", Ratio.of(from));
                    cells.put("serial-to", Ratio.of(from + units - 1));
                    cells.put("quantity", Ratio.of(units));
                    cells.put("vintage", Ratio.of(2024));
                    cells.put("year-served", Ratio.of(YEAR));
                    cells.put("retired", LocalDate.of(2026, 1, 15));
                    cells.put("beneficiary", "园区");
                    cells.put("inside", false);
                }
                case "enterprises" -> {
                    if (!cells.containsKey("limit-standard")) {
                        cells.remove("energy-level");
                    }
                    if (!cells.containsKey("green-factory")) {
                        cells.remove("green-factory-standard");
                        cells.remove("green-factory-issued");
                    } else {
                        cells.put("green-factory-standard", "GB/T 36132-2018");
                        cells.put("green-factory-issued", LocalDate.of(2024, 5, 1));
                    }
                    cells.put("last-reading", LocalDate.of(YEAR, 12, 15));
                }
                case "buildings" -> {
                    cells.put("id", "B" + row);
                    cells.put("standard", "GB/T 50378");
                    cells.put("issued", LocalDate.of(2023, 6, 1));
                    cells.put("carbon-reduction", Ratio.of(random.nextInt(60)));
                }
                case "building-records" -> {
                    cells.put("id", "B" + row);
                    for (String category :
                            List.of("safety", "health", "convenience", "resources", "environment", "innovation")) {
                        cells.computeIfPresent(category, (id, old) -> Ratio.of(random.nextInt(10, 101)));
                    }
                }
                default -> {
                    // chance is good enough
                }
            }
        }
    }
}
