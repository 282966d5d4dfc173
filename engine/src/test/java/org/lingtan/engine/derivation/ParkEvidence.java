package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.evidence.Support;

/** A park's evidence written row by row: {@code row("energy", "carrier=diesel", "amount=3")}. */
final class ParkEvidence {

    static final Catalogue CATALOGUE = Catalogue.shipped();
    static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    static final String CODE = "91430100MA4L16JQ8A";
    static final AccountingSettings SETTINGS =
            new AccountingSettings(Ratio.of("0.8325"), Ratio.of("0.11"), Ratio.of("0.11"), false);

    private final Map<String, List<Row>> tables = new TreeMap<>();
    private final List<EvidenceItem> others = new ArrayList<>();
    private final int year;
    private String division = "430100";
    private boolean supported = true;

    ParkEvidence(int year) {
        this.year = year;
    }

    ParkEvidence() {
        this(2025);
    }

    ParkEvidence division(String code) {
        division = code;
        return this;
    }

    ParkEvidence unsupported() {
        supported = false;
        return this;
    }

    ParkEvidence empty(String... names) {
        for (String name : names) {
            tables.computeIfAbsent(name, key -> new ArrayList<>());
        }
        return this;
    }

    ParkEvidence declared(String quantity, String value) {
        String unit = CATALOGUE.quantity(quantity).unit();
        others.add(new EvidenceItem.DeclaredQuantity(
                "declared-" + quantity, quantity, List.of(), Ratio.of(value), unit, "sha256:0"));
        return this;
    }

    ParkEvidence row(String table, String... cells) {
        Map<String, Object> typed = new TreeMap<>();
        for (String cell : cells) {
            int at = cell.indexOf('=');
            String column = cell.substring(0, at);
            Column definition =
                    CATALOGUE.findTable(table).orElseThrow().columns().get(column);
            if (definition == null) {
                throw new IllegalArgumentException("The column (%s) is not in %s.".formatted(column, table));
            }
            typed.put(column, typed(definition, cell.substring(at + 1)));
        }
        List<Row> rows = tables.computeIfAbsent(table, key -> new ArrayList<>());
        rows.add(new Row(table + "#row " + (rows.size() + 1), typed));
        return this;
    }

    /** A row as intake delivers it for a series: not the columns of the catalogue but what was counted. */
    ParkEvidence meter(String meter, String enterprise, Map<String, Object> counted) {
        Map<String, Object> cells = new TreeMap<>(counted);
        cells.put("meter", meter);
        cells.put("enterprise", enterprise);
        cells.put("unit", "kWh");
        tables.computeIfAbsent("readings", key -> new ArrayList<>()).add(new Row("readings#" + meter, cells));
        return this;
    }

    private static Object typed(Column column, String text) {
        return switch (column.type()) {
            case NUMBER -> Ratio.of(text);
            case DATE -> LocalDate.parse(text);
            case FLAG -> text.equals("yes");
            case TEXT, TIME, CHOICE -> text;
        };
    }

    /** An enterprise of 2025 with flags, for example {@code "connected"}. */
    ParkEvidence enterprise(String id, String... cells) {
        String[] all = new String[cells.length + 4];
        all[0] = "id=" + id;
        all[1] = "name=Works " + id;
        all[2] = "industrial=yes";
        all[3] = "above-scale=yes";
        System.arraycopy(cells, 0, all, 4, cells.length);
        return row("enterprises", all);
    }

    Map<String, List<Row>> tables() {
        return tables;
    }

    EvidencePackage pack() {
        List<EvidenceItem> items = new ArrayList<>(others);
        tables.forEach((name, rows) -> items.add(new EvidenceItem.Table(
                name,
                name,
                supported ? List.of(new Support("attachments/" + name + ".csv", "whole file")) : List.of(),
                rows,
                "sha256:0")));
        Park park =
                new Park(new Text("样例园区", "Sample Park"), CODE, division, "industrial", "whole", Ratio.of(1_000_000));
        return new EvidencePackage("sha256:0", park, year, DATE, List.of(), List.of(), items, List.of());
    }

    DerivedValues proved() {
        return proved(SETTINGS, Map.of());
    }

    DerivedValues proved(AccountingSettings settings, Map<String, Integer> stars) {
        return Derivation.derive(EvidenceView.proved(pack(), ReviewRecord.none()), CATALOGUE, DATE, settings, stars);
    }

    DerivedValues claimed() {
        return Derivation.derive(
                EvidenceView.claimed(pack(), ReviewRecord.none()), CATALOGUE, DATE, SETTINGS, Map.of());
    }
}
