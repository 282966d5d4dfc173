package org.lingtan.api.evidence;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a park has filled in, as written: nothing is checked here, since the check of the package says it better.
 *
 * @param park the answers of the sheet {@code park} by key
 * @param rulebook the rulebook, {@code id@version}
 * @param items attestations, documents and declared quantities, in the order of the template
 * @param tables the tables
 * @param exclusions the criteria declared not applicable
 */
record FilledEvidence(
        SortedMap<String, String> park,
        String rulebook,
        List<Item> items,
        List<Table> tables,
        List<Excluded> exclusions) {

    /** Copies the collections. */
    FilledEvidence {
        park = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(park));
        items = List.copyOf(items);
        tables = List.copyOf(tables);
        exclusions = List.copyOf(exclusions);
    }

    /**
     * An attached file and the place in it.
     *
     * @param attachment the path, starting with {@code attachments/}
     * @param locator page, sheet and row, or line
     */
    record Place(String attachment, String locator) {}

    /**
     * An attestation, document or declared quantity.
     *
     * @param kind {@code attestation}, {@code document} or {@code quantity}
     * @param topic what it is evidence of
     * @param attributes the attributes besides id and topic, in the order written
     * @param places the supports
     * @param row the row of the sheet that says so
     */
    record Item(String kind, String topic, Map<String, String> attributes, List<Place> places, int row) {
        /** Copies the collections. */
        Item {
            attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
            places = List.copyOf(places);
        }

        String id() {
            return kind + "." + topic;
        }
    }

    /**
     * A table.
     *
     * @param table the table of the catalogue
     * @param data the attached file that holds the rows
     * @param places further supports
     */
    record Table(String table, String data, List<Place> places) {
        /** Copies the list. */
        Table {
            places = List.copyOf(places);
        }
    }

    /**
     * A criterion declared not applicable.
     *
     * @param criterion the criterion
     * @param reason why
     * @param document the id of the supporting document item; empty for none
     * @param row the row of the sheet that says so
     */
    record Excluded(String criterion, String reason, String document, int row) {}
}
