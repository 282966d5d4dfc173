package org.lingtan.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.DatabaseSettings.Login;

/** What a server keeps in its folder: the cluster, the passwords, the database and its two roles. */
final class PostgresCluster {

    private static final String OWNER = "lingtan_owner";
    private static final String APPLICATION = "lingtan";
    private static final String DATABASE = "lingtan";
    private static final int SECRET_BYTES = 24;

    private final Path home;
    private final PostgresCommand command;

    PostgresCluster(Path home, PostgresCommand command) {
        this.home = home;
        this.command = command;
    }

    Path data() {
        return home.resolve("data");
    }

    /** Creates the cluster if there is none; made beside its place and moved into it, so a kill leaves none or all. */
    void create() throws IOException {
        Path version = data().resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(PostgresBinaries.MAJOR)) {
                throw DatabaseProblems.otherVersion(data(), found, PostgresBinaries.MAJOR);
            }
            return;
        }
        Path partly = home.resolve("data-new");
        PostgresBinaries.delete(partly);
        secret(OWNER);
        secret(APPLICATION);
        PostgresCommand.Outcome made = command.run(
                "initdb",
                List.of(
                        "-D",
                        partly.toString(),
                        "-U",
                        OWNER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + secretFile(OWNER),
                        "--data-checksums",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8"));
        if (made.code() != 0) {
            throw DatabaseProblems.failed("initdb", data(), made.output());
        }
        Files.move(partly, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Creates the database and the role that works with it, each only if it is missing. */
    void prepare(int port) throws SQLException, IOException {
        External admin = settings(port, "postgres");
        try (Connection connection = DriverManager.getConnection(
                        admin.url(), OWNER, admin.owner().password());
                Statement statement = connection.createStatement()) {
            if (isMissing(statement, "select from pg_roles where rolname = '" + APPLICATION + "'")) {
                statement.execute("create role " + APPLICATION + " login password '"
                        + admin.application().password() + "'");
            }
            if (isMissing(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    External settings(int port) throws IOException {
        return settings(port, DATABASE);
    }

    private External settings(int port, String database) throws IOException {
        return new External(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                new Login(OWNER, secret(OWNER)),
                new Login(APPLICATION, secret(APPLICATION)));
    }

    private Path secretFile(String role) {
        return home.resolve(role + ".password");
    }

    /** The password of a role, made on first use; hexadecimal, so it needs no quoting anywhere. */
    private String secret(String role) throws IOException {
        Path file = secretFile(role);
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            Path partly = home.resolve(role + ".password-new");
            Files.deleteIfExists(partly);
            Files.createFile(
                    partly, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    partly, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
            Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }
}
