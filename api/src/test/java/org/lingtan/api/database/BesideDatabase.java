package org.lingtan.api.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.lingtan.api.database.DatabaseSettings.External;

/** A second database on the PostgreSQL of a data folder, for those who write as the server does but not into its tables. */
public final class BesideDatabase implements AutoCloseable {

    private static final String NAME = "beside";

    private final LocalPostgres postgres;

    private BesideDatabase(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** Keeps the PostgreSQL of a data folder running, and makes the database if there is none, with the tables given. */
    public static BesideDatabase open(Path data, String tables) throws SQLException {
        LocalPostgres postgres = LocalPostgres.start(data.resolve("postgres"));
        External server = postgres.settings();
        try (Connection owner = Database.owner(server);
                Statement statement = owner.createStatement()) {
            statement.execute("drop database if exists " + NAME);
            statement.execute("create database " + NAME);
        }
        try (Connection owner = DriverManager.getConnection(
                        beside(server), server.owner().user(), server.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute(tables);
        }
        return new BesideDatabase(postgres);
    }

    private static String beside(External server) {
        return server.url().replaceFirst("[^/]*$", NAME);
    }

    /** Address, user and password of the server's own database, with the rights of the server. */
    public String[] own() {
        External server = postgres.settings();
        return new String[] {
            server.url(), server.application().user(), server.application().password()
        };
    }

    /** Address, user and password of the database beside it. */
    public String[] beside() {
        External server = postgres.settings();
        return new String[] {
            beside(server), server.owner().user(), server.owner().password()
        };
    }

    /** Removes the database beside the server's, and leaves PostgreSQL to its other users. */
    @Override
    public void close() throws SQLException {
        try (Connection owner = Database.owner(postgres.settings());
                Statement statement = owner.createStatement()) {
            statement.execute("drop database " + NAME + " with (force)");
        } finally {
            postgres.close();
        }
    }
}
