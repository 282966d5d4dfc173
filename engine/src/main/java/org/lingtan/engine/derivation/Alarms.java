package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;

/** The bounds of magnitude beyond which a value is more likely a wrong unit than a fact; constructed, never a criterion. */
final class Alarms {

    private static final Alarms SHIPPED = read();

    private final Map<String, Ratio> values;

    private Alarms(Map<String, Ratio> values) {
        this.values = values;
    }

    static Alarms shipped() {
        return SHIPPED;
    }

    private static Alarms read() {
        Map<String, Ratio> values = new TreeMap<>();
        YamlNode.resource(Alarms.class, "alarms.yaml").entries().forEach((id, node) -> {
            node.only("value", "unit", "basis", "note");
            node.get("unit").text();
            node.get("basis").text();
            node.get("note").bilingual();
            values.put(id, node.get("value").number());
        });
        return new Alarms(values);
    }

    Ratio bound(String id) {
        Ratio bound = values.get(id);
        if (bound == null) {
            throw new IllegalArgumentException("The alarm (%s) is not in alarms.yaml.".formatted(id));
        }
        return bound;
    }
}
