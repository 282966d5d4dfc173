package org.lingtan.api.rulebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.api.problem.LanguageBundle;

/** Prepares a table of a report for a page, with its chart where the table asks for one. */
final class HtmlTable {

    /** The width of a chart in its own units; bars are placed on whole ones. */
    private static final int WIDTH = 1_000;

    private final LanguageBundle words;

    HtmlTable(LanguageBundle words) {
        this.words = words;
    }

    /** The values of a table; the id must be unique in its page. */
    Map<String, Object> of(ReportTable table, String id) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("caption", table.caption());
        List<Map<String, Object>> heads = new ArrayList<>();
        for (int column = 0; column < table.heads().size(); column++) {
            heads.add(Map.of("text", table.heads().get(column), "number", isNumbers(table, column) ? "n" : "t"));
        }
        values.put("heads", heads);
        // A table of numbers stays one on a narrow screen; with texts its rows are stacked.
        boolean numbers = heads.stream().skip(1).allMatch(head -> "n".equals(head.get("number")));
        values.put("shape", numbers ? "grid" : "stack");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Map<String, Object>> cells = new ArrayList<>();
            for (int column = 1; column < row.size(); column++) {
                String text = row.get(column);
                cells.add(Map.of("label", table.heads().get(column), "text", text, "number", shape(text)));
            }
            rows.add(Map.of("label", table.heads().get(0), "head", row.get(0), "cells", cells));
        }
        values.put("rows", rows);
        values.put("chart", table.bars().isEmpty() ? List.of() : List.of(chart(table)));
        return values;
    }

    /** Numbers stand to the right; what is constructed must be seen at first glance wherever it stands. */
    private String shape(String text) {
        return isNumber(text) ? "n" : text.equals(words.get("detail.basis.constructed")) ? "constructed" : "t";
    }

    private static boolean isNumbers(ReportTable table, int column) {
        return table.rows().stream().allMatch(row -> isNumber(row.get(column)));
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?[0-9]+(\\.[0-9]+)?");
    }

    /** Bars from the numbers of the table itself, so that picture and numbers cannot differ. */
    private Map<String, Object> chart(ReportTable table) {
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (List<String> row : table.rows()) {
            for (int column : table.bars()) {
                least = least.min(new BigDecimal(row.get(column)));
                most = most.max(new BigDecimal(row.get(column)));
            }
        }
        BigDecimal span = most.subtract(least).max(BigDecimal.ONE.movePointLeft(20));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<String> row : table.rows()) {
            List<Map<String, Object>> bars = new ArrayList<>();
            for (int column : table.bars()) {
                BigDecimal value = new BigDecimal(row.get(column));
                int from = place(value.min(BigDecimal.ZERO), least, span);
                int to = place(value.max(BigDecimal.ZERO), least, span);
                bars.add(Map.of(
                        "x",
                        from,
                        "width",
                        to - from,
                        "zero",
                        place(BigDecimal.ZERO, least, span),
                        "kind",
                        table.bars().indexOf(column) == 0 && table.bars().size() > 1 ? "before" : "after",
                        "text",
                        row.get(column)));
            }
            rows.add(Map.of("name", row.get(0), "bars", bars));
        }
        List<Map<String, Object>> legend = new ArrayList<>();
        for (int column : table.bars()) {
            legend.add(Map.of(
                    "kind",
                    legend.isEmpty() && table.bars().size() > 1 ? "before" : "after",
                    "name",
                    table.heads().get(column)));
        }
        return Map.of("note", words.get("page.chart"), "legend", legend, "rows", rows);
    }

    private static int place(BigDecimal value, BigDecimal least, BigDecimal span) {
        return value.subtract(least)
                .multiply(BigDecimal.valueOf(WIDTH))
                .divide(span, 0, RoundingMode.HALF_EVEN)
                .intValueExact();
    }
}
