package org.lingtan.api.database;

import java.nio.file.Path;
import java.util.function.Function;

/** Which database is used. Closed: the one in the data folder, or another one that somebody else runs. */
public sealed interface DatabaseSettings {

    /**
     * The database in the data folder. It is created on first use, with generated passwords.
     *
     * @param data the data folder
     */
    record Embedded(Path data) implements DatabaseSettings {}

    /**
     * A PostgreSQL that somebody else runs, version 16 or later.
     *
     * @param url for example {@code jdbc:postgresql://db.example/lingtan}
     * @param owner who owns the tables and migrates them
     * @param application who works with them; may be the owner, but then only triggers guard the journal
     */
    record External(String url, Login owner, Login application) implements DatabaseSettings {}

    /**
     * A name and a password.
     *
     * @param user the role
     * @param password the password
     */
    record Login(String user, String password) {
        /** Never shows the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Handles every kind.
     *
     * @param <T> the result
     * @param embedded for the database in the data folder
     * @param external for another one
     * @return what the function for the kind of these settings returns
     */
    default <T> T match(Function<Embedded, T> embedded, Function<External, T> external) {
        return this instanceof Embedded e ? embedded.apply(e) : external.apply((External) this);
    }
}
