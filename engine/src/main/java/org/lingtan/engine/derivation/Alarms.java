package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;

/** The bounds of magnitude beyond which a value is more likely a wrong unit than a fact; constructed, never a criterion. */
final class Alarms {

    private static final Alarms SHIPPED = read();

    private record Alarm(Ratio bound, String unit) {}

    private final Map<String, Alarm> alarms;

    private Alarms(Map<String, Alarm> alarms) {
        this.alarms = alarms;
    }

    static Alarms shipped() {
        return SHIPPED;
    }

    private static Alarms read() {
        Map<String, Alarm> alarms = new TreeMap<>();
        YamlNode.resource(Alarms.class, "alarms.yaml").entries().forEach((id, node) -> {
            node.only("value", "unit", "basis", "note");
            node.get("basis").text();
            node.get("note").bilingual();
            alarms.put(
                    id, new Alarm(node.get("value").number(), node.get("unit").text()));
        });
        return new Alarms(alarms);
    }

    Ratio bound(String id) {
        return alarm(id).bound();
    }

    String unit(String id) {
        return alarm(id).unit();
    }

    private Alarm alarm(String id) {
        Alarm alarm = alarms.get(id);
        if (alarm == null) {
            throw new IllegalArgumentException("The alarm (%s) is not in alarms.yaml.".formatted(id));
        }
        return alarm;
    }
}
