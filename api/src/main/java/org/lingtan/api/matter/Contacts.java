package org.lingtan.api.matter;

import java.util.Optional;
import org.lingtan.api.database.Database;

/**
 * Who brought disputes up. It stands apart from the cases and from the journal, which keeps what it holds for good, so that
 * it reaches nobody but those who settle the dispute, and can be erased.
 */
public final class Contacts {

    /** The kind of the journal's entries that say that a contact was erased, and nothing of what it was. */
    public static final String ERASED = "contact.erase";

    private final Database database;

    /**
     * The contacts in a database.
     *
     * @param database the database
     */
    public Contacts(Database database) {
        this.database = database;
    }

    /**
     * Who brought something up.
     *
     * @param name the name
     * @param contact how to reach them
     */
    public record Contact(String name, String contact) {}

    /**
     * Keeps who brought a matter up.
     *
     * @param caseId the case
     * @param matter the id of the matter in it
     * @param contact who
     */
    public void keep(String caseId, String matter, Contact contact) {
        database.jdbc()
                .sql("insert into dispute_contact (case_id, matter, name, contact) values (?, ?, ?, ?)")
                .params(caseId, matter, contact.name(), contact.contact())
                .update();
    }

    /**
     * Forgets who brought a matter up.
     *
     * @param caseId the case
     * @param matter the id of the matter in it
     * @return whether anybody was on record
     */
    public boolean erase(String caseId, String matter) {
        return database.jdbc()
                        .sql("delete from dispute_contact where case_id = ? and matter = ?")
                        .params(caseId, matter)
                        .update()
                == 1;
    }

    /**
     * Who brought a matter up.
     *
     * @param caseId the case
     * @param matter the id of the matter in it
     * @return who; empty if it was no stranger, or has been erased
     */
    public Optional<Contact> find(String caseId, String matter) {
        return database.jdbc()
                .sql("select name, contact from dispute_contact where case_id = ? and matter = ?")
                .params(caseId, matter)
                .query((row, number) -> new Contact(row.getString("name"), row.getString("contact")))
                .optional();
    }
}
