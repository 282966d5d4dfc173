package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Doubles and contradictions within and between registers. */
final class RegisterPlausibility {

    private RegisterPlausibility() {}

    static void check(PlausibilityCheck check) {
        enterprises(check);
        buildings(check);
        vehicles(check);
        greenAreas(check);
    }

    private static void enterprises(PlausibilityCheck check) {
        List<Row> rows = check.rows("enterprises");
        for (String column : List.of("id", "uscc", "name")) {
            doubles(check, rows, column, "same-enterprise");
        }
        for (Row row : rows) {
            crossing(check, row, "operating-from", "operating-to");
            boolean hasStandard = EnterpriseShares.hasText(row, "limit-standard");
            if (row.findText("energy-level").isPresent() && !hasStandard) {
                check.report("level-without-standard", row, row.text("id"));
            }
        }
    }

    private static void doubles(PlausibilityCheck check, List<Row> rows, String column, String code) {
        Map<String, Row> seen = new HashMap<>();
        for (Row row : rows) {
            Optional<String> key = row.findText(column)
                    .map(text -> text.strip().toLowerCase(Locale.ROOT))
                    .filter(text -> !text.isEmpty());
            if (key.isPresent()) {
                Row first = seen.putIfAbsent(key.get(), row);
                if (first != null) {
                    check.report(code, row, row.text(column), column, first.place());
                }
            }
        }
    }

    private static void crossing(PlausibilityCheck check, Row row, String from, String to) {
        Optional<LocalDate> start = row.findDate(from);
        Optional<LocalDate> end = row.findDate(to);
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            check.report("dates-cross", row, row.text("id"), start.get(), end.get());
        }
    }

    private static void buildings(PlausibilityCheck check) {
        List<Row> rows = check.rows("buildings");
        doubles(check, rows, "id", "same-building");
        Set<String> known = new HashSet<>();
        for (Row row : rows) {
            known.add(row.text("id").strip());
            if (row.isYes("gb55015-met") && !row.isYes("gb55015-calculated")) {
                check.report("met-without-calculation", row, row.text("id"));
            }
            row.findNumber("carbon-reduction")
                    .filter(value -> value.compareTo(Ratio.HUNDRED) > 0)
                    .ifPresent(value -> check.report("over-hundred", row, "carbon-reduction", value));
        }
        List<Row> records = check.rows("building-records");
        doubles(check, records, "id", "same-building");
        for (Row row : records) {
            if (!known.contains(row.text("id").strip())) {
                check.report("record-without-building", row, row.text("id"));
            }
        }
    }

    private static void vehicles(PlausibilityCheck check) {
        List<Row> rows = check.rows("vehicles");
        doubles(check, rows, "id", "same-vehicle");
        rows.forEach(row -> crossing(check, row, "from", "to"));
    }

    private static void greenAreas(PlausibilityCheck check) {
        List<Row> rows = check.rows("green-areas");
        Ratio sum = RegisterShares.sum(rows, "area");
        Ratio park = check.evidence().park().area();
        if (sum.compareTo(park) > 0) {
            check.report("part-over-total", rows.get(0), "area", sum, park);
        }
    }
}
