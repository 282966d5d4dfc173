package org.lingtan.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.lingtan.api.database.DatabaseSettings.External;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database, migrated and ready. What is acknowledged after {@link #inTransaction} has returned survives a kill of
 * this process and of the database's. Safe for use by many threads at once.
 */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The locks of a machine that is gone without a word end within 20 seconds, idle or in an answer, so that others go on. */
    private static final String NOTICES_A_LOST_NODE =
            "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2 -c tcp_user_timeout=20000";

    private final External external;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshots;
    private final LockOrder locks = new LockOrder();
    private final Runnable release;

    private Database(External external, int connections, Runnable release) {
        this.external = external;
        this.pool = pool(external, connections);
        this.jdbc = JdbcClient.create(pool);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
        this.transactions = new TransactionTemplate(manager);
        this.snapshots = new TransactionTemplate(manager);
        snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.release = release;
    }

    /**
     * Opens the database, starting the embedded one if nobody did, and brings its tables up to date.
     *
     * @param settings which database
     * @param connections the most connections, at least 1
     * @return the database
     * @throws org.lingtan.api.problem.Refusal if it cannot be reached or started
     */
    public static Database open(DatabaseSettings settings, int connections) {
        return settings.match(
                embedded -> {
                    LocalPostgres server = LocalPostgres.start(embedded.data().resolve("postgres"));
                    return opened(server.settings(), connections, server::close);
                },
                external -> opened(external, connections, () -> {}));
    }

    private static Database opened(External external, int connections, Runnable release) {
        try {
            migrate(external);
            return new Database(external, connections, release);
        } catch (RuntimeException e) {
            release.run();
            throw DatabaseProblems.unreachable(external.url(), e);
        }
    }

    private static void migrate(External external) {
        migrate(external, "latest");
    }

    /** Brings the tables to a version, for example {@code 6}, or to the {@code latest}. */
    static void migrate(External external, String version) {
        Flyway.configure()
                .target(version)
                .dataSource(
                        external.url(),
                        external.owner().user(),
                        external.owner().password())
                .locations("classpath:org/lingtan/api/database/migration")
                .placeholders(
                        java.util.Map.of("application", external.application().user()))
                .load()
                .migrate();
    }

    private static HikariDataSource pool(External external, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(external.url());
        config.setUsername(external.application().user());
        config.setPassword(external.application().password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("lingtan");
        config.addDataSourceProperty("options", NOTICES_A_LOST_NODE);
        return new HikariDataSource(config);
    }

    /**
     * Statements; inside {@link #inTransaction} they belong to its transaction, outside each is one of its own.
     *
     * @return the client
     */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /**
     * Runs work in one transaction; inside another one it becomes a part of that. An exception undoes it all.
     *
     * @param <T> the result
     * @param work the work; it must not be null-returning
     * @return what the work returns, once committed
     */
    public <T> T inTransaction(Supplier<T> work) {
        T result = transactions.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result, "the work of a transaction returns a value");
    }

    /**
     * Runs work on one state of the database: what others commit meanwhile is not seen.
     *
     * @param <T> the result
     * @param work the work, which only reads; it must not be null-returning
     * @return what the work returns
     */
    public <T> T inSnapshot(Supplier<T> work) {
        T result = snapshots.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result, "the work of a transaction returns a value");
    }

    /**
     * In which order transactions lock.
     *
     * @return to be told of every lock before it is taken
     */
    public LockOrder locks() {
        return locks;
    }

    /** The connections of the role that works with the tables. */
    DataSource pool() {
        return pool;
    }

    /** A connection of the role that owns the tables. */
    Connection owner() throws SQLException {
        return owner(external);
    }

    static Connection owner(External external) throws SQLException {
        return DriverManager.getConnection(
                external.url(), external.owner().user(), external.owner().password());
    }

    /** Gives the connections back; the embedded server stops with its last user. */
    @Override
    public void close() {
        pool.close();
        release.run();
    }
}
