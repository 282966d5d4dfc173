package org.lingtan.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A register, ledger or series that an evidence package may hold.
 *
 * @param id the id that {@code evidence.xml} names in {@code of}
 * @param kind what its rows are
 * @param titles the name
 * @param key the columns that together must not repeat; empty where rows may repeat
 * @param columns the columns by id, in the documented order
 */
public record EvidenceTable(String id, Kind kind, Text titles, List<String> key, Map<String, Column> columns) {

    /** What the rows of a table are. */
    public enum Kind {
        /** Things as they stand on 31 December of the year. */
        REGISTER,
        /** Amounts over the year. */
        LEDGER,
        /** Readings over time. */
        SERIES
    }

    /**
     * Copies the columns in their order.
     *
     * @throws IllegalArgumentException if the key names a column that is not there or need not be filled
     */
    public EvidenceTable {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        for (String part : key) {
            Column column = columns.get(part);
            if (column == null || !column.required()) {
                throw new IllegalArgumentException(
                        "The key (%s) of table %s is not a required column.".formatted(part, id));
            }
        }
    }
}
