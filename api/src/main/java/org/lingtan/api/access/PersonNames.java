package org.lingtan.api.access;

import java.util.function.UnaryOperator;
import org.lingtan.api.database.Database;

/** The names of people, for documents that people sign with their names. */
public final class PersonNames implements UnaryOperator<String> {

    private final Database database;

    /**
     * The names in a database.
     *
     * @param database the database
     */
    public PersonNames(Database database) {
        this.database = database;
    }

    /**
     * The name of a person.
     *
     * @param id the id of the person
     * @return the name as it was given when the person was admitted; the id where there is no such person
     */
    @Override
    public String apply(String id) {
        return database.jdbc()
                .sql("select name from person where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(id);
    }
}
