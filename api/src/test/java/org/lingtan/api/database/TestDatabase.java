package org.lingtan.api.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.DatabaseSettings.Login;

/**
 * One real PostgreSQL for all tests of a run, a database of its own for whoever asks. Another server is used with
 * {@code -Dlingtan.test.database=jdbc:postgresql://host/}, {@code -Dlingtan.test.user=} and
 * {@code -Dlingtan.test.password=} of a role that may create databases and roles.
 */
public final class TestDatabase {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final External SERVER = server();

    private TestDatabase() {}

    /** The settings of a database that nobody used before, as of one that somebody else runs. */
    public static External fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        asOwner("create database " + name);
        return new External(SERVER.url().replaceFirst("/[a-z]*$", "/" + name), SERVER.owner(), SERVER.application());
    }

    public static Database open(External settings) {
        return Database.open(settings, 8);
    }

    /** Runs a statement as the owner of the tables, past the rights of the application. */
    static void asOwner(String statement) {
        asOwner(SERVER, statement);
    }

    public static void asOwner(External settings, String statement) {
        try (Connection connection = DriverManager.getConnection(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static External server() {
        String url = System.getProperty("lingtan.test.database", "");
        if (url.isEmpty()) {
            LocalPostgres embedded = LocalPostgres.start(Path.of("target/test-database"));
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            return embedded.settings();
        }
        Login owner =
                new Login(System.getProperty("lingtan.test.user", ""), System.getProperty("lingtan.test.password", ""));
        External external = new External(url, owner, new Login("lingtan_test_application", "lingtan"));
        asOwner(
                external,
                "do $$ begin create role lingtan_test_application login password 'lingtan';"
                        + " exception when duplicate_object then null; end $$");
        return external;
    }
}
