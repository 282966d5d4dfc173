package org.lingtan.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of a database as they are now: their columns that are stored, and which must be filled before which. */
final class TableSchema {

    private static final String COLUMNS =
            "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid ="
                    + " c.oid where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not"
                    + " a.attisdropped and a.attgenerated = '' and c.relname <> 'flyway_schema_history' order by c.relname,"
                    + " a.attnum";
    private static final String REFERENCES = "select f.conrelid::regclass::text, f.confrelid::regclass::text from"
            + " pg_constraint f where f.contype = 'f' and f.conrelid <> f.confrelid and f.connamespace ="
            + " current_schema()::regnamespace";
    private static final String SEQUENCES =
            "select sequencename, coalesce(last_value, 0) from pg_sequences where schemaname = current_schema()";
    private static final String VERSION = "select version from flyway_schema_history where success and version is not"
            + " null order by installed_rank desc limit 1";

    private TableSchema() {}

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, Row reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reader.take(rows);
            }
        }
    }

    /** Columns by table; a table stands after those that its rows refer to. */
    static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        each(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(row.getString(2)));
        Map<String, Set<String>> needed = new LinkedHashMap<>();
        each(
                connection,
                REFERENCES,
                row -> needed.computeIfAbsent(row.getString(1), name -> new LinkedHashSet<>())
                        .add(row.getString(2)));
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < columns.size()) {
            int before = ordered.size();
            columns.forEach((table, names) -> {
                if (ordered.keySet().containsAll(needed.getOrDefault(table, Set.of()))) {
                    ordered.putIfAbsent(table, names);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("The tables refer to each other in a ring: " + needed);
            }
        }
        return ordered;
    }

    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> found = new LinkedHashMap<>();
        each(connection, SEQUENCES, row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    static String version(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        each(connection, VERSION, row -> found.add(row.getString(1)));
        return found.get(0);
    }

    /** The value of one row and column. */
    static String single(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        each(connection, query, row -> found.add(row.getString(1)));
        return found.get(0);
    }
}
