package org.lingtan.api.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lingtan.api.database.DatabaseSettings.External;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Copies every table out of a database, in one state of it, while others work on; and into an empty database. The form
 * is PostgreSQL's own text for {@code COPY}, which every version reads.
 */
public final class TableCopies {

    private TableCopies() {}

    /**
     * A table that was copied.
     *
     * @param name its name
     * @param columns the columns, in the order of the copy
     * @param rows how many rows
     */
    public record Table(String name, List<String> columns, long rows) {
        /** Copies the list. */
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * What was copied.
     *
     * @param version the migration that the tables are of
     * @param tables the tables; one that refers to another stands after it
     * @param sequences the last values of sequences
     */
    public record Contents(String version, List<Table> tables, Map<String, Long> sequences) {
        /** Copies list and map. */
        public Contents {
            tables = List.copyOf(tables);
            sequences = Map.copyOf(sequences);
        }
    }

    /** Where the copy of a table is written. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Opens the place for a table.
         *
         * @param table its name
         * @return where its rows go; closed afterwards
         * @throws IOException if it cannot be written
         */
        OutputStream open(String table) throws IOException;
    }

    /** Where the copy of a table is read. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens the copy of a table.
         *
         * @param table its name
         * @return its rows; closed afterwards
         * @throws IOException if it cannot be read
         */
        InputStream open(String table) throws IOException;
    }

    /**
     * Copies every table out, in one state of the database.
     *
     * @param database the database
     * @param sink where to
     * @return what was copied
     * @throws IOException if a copy cannot be written
     */
    public static Contents out(Database database, Sink sink) throws IOException {
        try (Connection connection = database.owner()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            List<Table> tables = new ArrayList<>();
            for (Map.Entry<String, List<String>> table :
                    TableSchema.columns(connection).entrySet()) {
                String sql = "copy " + named(table.getKey(), table.getValue()) + " to stdout";
                try (OutputStream out = sink.open(table.getKey())) {
                    long rows = copies(connection).copyOut(sql, out);
                    tables.add(new Table(table.getKey(), table.getValue(), rows));
                }
            }
            return new Contents(TableSchema.version(connection), tables, TableSchema.sequences(connection));
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String named(String table, List<String> columns) {
        return quoted(table)
                + " ("
                + String.join(", ", columns.stream().map(TableCopies::quoted).toList())
                + ")";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Copies tables into a database in which nothing was done yet: all of them, or none.
     *
     * @param settings the database; an embedded one is created
     * @param contents what was copied
     * @param source where from
     * @throws IOException if a copy cannot be read, or does not fit
     * @throws org.lingtan.api.problem.Refusal if the database holds something, or cannot be reached
     */
    public static void in(DatabaseSettings settings, Contents contents, Source source) throws IOException {
        if (settings instanceof DatabaseSettings.Embedded embedded) {
            try (LocalPostgres server = LocalPostgres.start(embedded.data().resolve("postgres"))) {
                in(server.settings(), contents, source);
            }
        } else {
            in((External) settings, contents, source);
        }
    }

    private static void in(External external, Contents contents, Source source) throws IOException {
        try (Connection connection = Database.owner(external)) {
            boolean isNew = Boolean.parseBoolean(
                    TableSchema.single(connection, "select (to_regclass('journal') is null)::text"));
            if (!isNew
                    && !TableSchema.single(connection, "select count(*) from journal")
                            .equals("0")) {
                throw DatabaseProblems.notEmpty(external.url());
            }
            Database.migrate(external, contents.version());
            connection.setAutoCommit(false);
            fill(connection, contents, source);
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw DatabaseProblems.unreachable(external.url(), e);
        }
        Database.migrate(external, "latest");
    }

    private static void fill(Connection connection, Contents contents, Source source) throws SQLException, IOException {
        Map<String, List<String>> columns = TableSchema.columns(connection);
        List<String> copied = contents.tables().stream().map(Table::name).toList();
        if (!copied.equals(List.copyOf(columns.keySet()))) {
            throw new IOException("the tables are " + columns.keySet() + ", the copies of " + copied);
        }
        try (Statement statement = connection.createStatement()) {
            // What the migrations themselves put in goes, the last tables first.
            for (int i = copied.size() - 1; i >= 0; i--) {
                statement.execute("alter table " + quoted(copied.get(i)) + " disable trigger user");
                statement.execute("delete from " + quoted(copied.get(i)));
            }
            for (Table table : contents.tables()) {
                if (!table.columns().equals(columns.get(table.name()))) {
                    throw new IOException("the columns of " + table.name() + " are " + columns.get(table.name()));
                }
                try (InputStream in = source.open(table.name())) {
                    String sql = "copy " + named(table.name(), table.columns()) + " from stdin";
                    long rows = copies(connection).copyIn(sql, in);
                    if (rows != table.rows()) {
                        throw new IOException(table.name() + ": " + rows + " rows instead of " + table.rows());
                    }
                }
                statement.execute("alter table " + quoted(table.name()) + " enable trigger user");
            }
        }
        sequences(connection, contents.sequences());
    }

    private static void sequences(Connection connection, Map<String, Long> values) throws SQLException {
        for (String name : TableSchema.sequences(connection).keySet()) {
            long last = values.getOrDefault(name, 0L);
            if (last > 0) {
                TableSchema.single(
                        connection, "select setval('" + quoted(name).replace("'", "''") + "', " + last + ")");
            }
        }
    }
}
