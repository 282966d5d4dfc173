package org.lingtan.catalog.quantity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lingtan.catalog.source.YamlNode;

/** Reads {@code units.yaml}: every spelling with its unit. */
final class UnitTable {

    private UnitTable() {}

    static Map<String, Unit> read() {
        Map<String, Unit> spellings = new LinkedHashMap<>();
        YamlNode.resource(Unit.class, "units.yaml").entries().forEach((symbol, node) -> {
            node.only("dimension", "factor", "aliases");
            Unit unit = new Unit(
                    symbol, node.get("dimension").text(), node.get("factor").number());
            add(spellings, symbol, unit);
            node.list("aliases").forEach(alias -> add(spellings, alias.text(), unit));
        });
        return Map.copyOf(spellings);
    }

    private static void add(Map<String, Unit> spellings, String spelling, Unit unit) {
        if (spellings.put(spelling, unit) != null) {
            throw new IllegalStateException("The spelling (%s) names two units in units.yaml.".formatted(spelling));
        }
    }
}
