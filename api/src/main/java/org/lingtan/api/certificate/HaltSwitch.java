package org.lingtan.api.certificate;

import java.util.Map;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** Stops all issuing at once, for every process on the database, until somebody switches it off again. */
public final class HaltSwitch {

    static final String SWITCHED = "halt.switch";

    private final Database database;
    private final Journal journal;

    /**
     * The switch of a database.
     *
     * @param database the database
     * @param journal its journal
     */
    public HaltSwitch(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * How the switch stands.
     *
     * @param halted whether nothing is issued
     * @param reason why it was switched last; blank if it never was
     */
    public record Position(boolean halted, String reason) {}

    /**
     * How the switch stands now.
     *
     * @return the position
     */
    public Position position() {
        return database.jdbc()
                .sql("select halted, reason from halt_switch")
                .query((row, number) -> new Position(row.getBoolean("halted"), row.getString("reason")))
                .single();
    }

    /**
     * Switches. What is being issued at the moment ends before or is refused.
     *
     * @param person a publisher or administrator
     * @param halted true to stop issuing
     * @param reason why, not blank
     * @throws Refusal if the person may not
     */
    public void set(Person person, boolean halted, String reason) {
        boolean may = person.roles().contains(Role.PUBLISHER) || person.roles().contains(Role.ADMINISTRATOR);
        if (!may || !person.tenant().equals(Person.BODY)) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "case.role", "halt-switch", "halt", Role.PUBLISHER.code());
        }
        if (reason.isBlank()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "case.reasoned", "halt-switch", "halt");
        }
        database.inTransaction(() -> {
            database.jdbc()
                    .sql("update halt_switch set halted = ?, reason = ?")
                    .params(halted, reason)
                    .update();
            return journal.append(person.id(), SWITCHED, "halt-switch", Map.of("halted", halted, "reason", reason));
        });
    }

    /** Refuses while the switch is on; in a transaction, the switch waits for its end. */
    void requireOff() {
        database.locks().row("halt-switch");
        String halted = database.jdbc()
                .sql("select case when halted then reason else '' end from halt_switch for share")
                .query(String.class)
                .single();
        if (!halted.isEmpty()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "certificate.halted", "halt-switch", halted);
        }
    }
}
