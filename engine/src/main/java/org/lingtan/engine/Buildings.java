package org.lingtan.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.derivation.BuildingRecords;
import org.lingtan.engine.derivation.BuildingRecords.Topic;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Row;

/** The buildings of a register as subjects of their own. */
final class Buildings {

    private static final String FLAG_PREFIX = "building.";

    private Buildings() {}

    /** The buildings of a view by id, in the order of the id. */
    static SortedMap<String, Subject> of(EvidenceView view, String table, Catalogue catalogue) {
        SortedMap<String, Subject> subjects = new TreeMap<>();
        for (EvidenceItem.Table records : view.tables(table)) {
            for (Row row : records.rows()) {
                String id = row.text("id");
                subjects.put(id, subject(id, view, BuildingRecords.describe(row, catalogue)));
            }
        }
        return subjects;
    }

    /** A building whose record does not count in this view. */
    static Subject unknown(String id, EvidenceView view, String table, Catalogue catalogue) {
        boolean waits = !view.awaiting(table).isEmpty();
        Derived.Status status = waits ? Derived.Status.AWAITING : Derived.Status.MISSING;
        return new Subject(
                id,
                view,
                quantity -> new Derived(
                        quantity,
                        catalogue.quantity(quantity).unit(),
                        status,
                        null,
                        "",
                        List.of(),
                        List.of(Determinations.text("missing.claimed-only", table)),
                        List.of()),
                Map.of(),
                Map.of());
    }

    private static Subject subject(String id, EvidenceView view, SortedMap<String, Topic> topics) {
        Map<String, Derived> quantities = new LinkedHashMap<>();
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, Boolean> flags = new LinkedHashMap<>();
        topics.forEach((topic, says) -> {
            if (says instanceof Topic.Quantity quantity) {
                quantities.put(topic, quantity.derived());
            } else if (says instanceof Topic.Property property) {
                properties.put(topic, property.value());
            } else if (says instanceof Topic.Flag flag) {
                flags.put(FLAG_PREFIX + topic, flag.yes());
            }
        });
        return new Subject(id, view, quantity -> known(quantities, quantity), properties, flags);
    }

    private static Derived known(Map<String, Derived> quantities, String quantity) {
        Derived derived = quantities.get(quantity);
        if (derived == null) {
            throw new IllegalStateException("The quantity (%s) is not one of a building.".formatted(quantity));
        }
        return derived;
    }
}
