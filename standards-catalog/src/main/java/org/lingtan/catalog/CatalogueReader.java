package org.lingtan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.source.YamlNode;

/** Reads {@code quantities.yaml} and {@code tables.yaml}. */
final class CatalogueReader {

    private CatalogueReader() {}

    static Map<String, QuantityDefinition> quantities() {
        Map<String, QuantityDefinition> result = new LinkedHashMap<>();
        YamlNode.resource(Catalogue.class, "quantities.yaml").entries().forEach((id, node) -> {
            node.only("unit", "kind", "zh", "en", "formula", "from");
            result.put(
                    id,
                    new QuantityDefinition(
                            id,
                            node.get("unit").text(),
                            QuantityDefinition.Kind.valueOf(constant(node.get("kind"))),
                            node.bilingual(),
                            node.get("formula").bilingual(),
                            texts(node, "from")));
        });
        return result;
    }

    static Map<String, EvidenceTable> tables() {
        Map<String, EvidenceTable> result = new LinkedHashMap<>();
        YamlNode.resource(Catalogue.class, "tables.yaml").entries().forEach((id, node) -> {
            node.only("kind", "zh", "en", "key", "columns");
            Map<String, Column> columns = new LinkedHashMap<>();
            node.get("columns").entries().forEach((column, at) -> columns.put(column, column(column, at)));
            EvidenceTable.Kind kind = EvidenceTable.Kind.valueOf(constant(node.get("kind")));
            result.put(id, new EvidenceTable(id, kind, node.bilingual(), texts(node, "key"), columns));
        });
        return result;
    }

    private static Column column(String id, YamlNode node) {
        node.only("type", "unit", "required", "choices", "min", "zh", "en");
        return new Column(
                id,
                Column.Type.valueOf(constant(node.get("type"))),
                node.find("unit").map(YamlNode::text).orElse(null),
                node.find("required").map(YamlNode::flag).orElse(false),
                texts(node, "choices"),
                node.find("min").map(YamlNode::number).orElse(null),
                node.bilingual());
    }

    private static List<String> texts(YamlNode node, String key) {
        return node.list(key).stream().map(YamlNode::text).toList();
    }

    private static String constant(YamlNode node) {
        return node.text().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
