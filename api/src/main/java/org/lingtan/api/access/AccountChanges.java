package org.lingtan.api.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** What an administrator changes about people. Every change holds from the next request of the person on. */
public final class AccountChanges {

    private static final int MOST_REASON = 1_000;

    private final Database database;
    private final Journal journal;
    private final Sessions sessions;
    private final Identities identities;
    private final Clock clock;

    /**
     * Changes to the accounts of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param sessions what ends when a person is locked
     * @param identities by what people log in at an identity provider
     * @param clock what time it is
     */
    public AccountChanges(Database database, Journal journal, Sessions sessions, Identities identities, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * A person as an administrator sees them.
     *
     * @param id names the person
     * @param login the name to log in with
     * @param name the name
     * @param tenant whom the person acts for
     * @param roles what the person may be asked for
     * @param locked whether the account is locked
     */
    public record View(String id, String login, String name, String tenant, List<String> roles, boolean locked) {}

    /**
     * People in the order of their ids.
     *
     * @param after the id after which the page begins; empty for the first page
     * @param size the most people of a page
     * @return the page
     */
    public List<View> list(String after, int size) {
        return database.jdbc()
                .sql("select id, login, name, tenant, roles, locked from person where id > ? order by id limit ?")
                .params(after, size)
                .query((row, number) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("id"),
                row.getString("login"),
                row.getString("name"),
                row.getString("tenant"),
                List.of(row.getString("roles").split(" ", -1)),
                row.getBoolean("locked"));
    }

    /**
     * Gives a person other roles. Administrators do not change their own, so that there is always one.
     *
     * @param by the administrator
     * @param person the id of the person
     * @param roles all roles from now on
     * @throws Refusal if there is no such person, it is the administrator, or the roles do not fit the tenant
     */
    public void roles(Person by, String person, Set<Role> roles) {
        database.inTransaction(() -> {
            Accounts.requireFit(another(by, person).tenant(), roles);
            database.jdbc()
                    .sql("update person set roles = ? where id = ?")
                    .params(Accounts.codes(roles), person)
                    .update();
            return journal.append(
                    by.id(),
                    "access.roles",
                    person,
                    Map.of("roles", roles.stream().map(Role::code).sorted().toList()));
        });
    }

    /**
     * Locks an account. All sessions end and all tokens are revoked, for good: who opens the account again does not open
     * what somebody else may have taken.
     *
     * @param by the administrator
     * @param person the id of the person
     * @param reason why
     * @throws Refusal if there is no such person, it is the administrator, or no reason is given
     */
    public void lock(Person by, String person, String reason) {
        database.inTransaction(() -> {
            another(by, person);
            requireReason(reason);
            set(person, true);
            endEverything(person);
            return journal.append(by.id(), "access.lock", person, Map.of("reason", reason));
        });
    }

    /**
     * Opens a locked account. Whoever it belongs to logs in again.
     *
     * @param by the administrator
     * @param person the id of the person
     * @param reason why
     * @throws Refusal if there is no such person, it is the administrator, or no reason is given
     */
    public void unlock(Person by, String person, String reason) {
        database.inTransaction(() -> {
            another(by, person);
            requireReason(reason);
            set(person, false);
            return journal.append(by.id(), "access.unlock", person, Map.of("reason", reason));
        });
    }

    /**
     * Ends every session of a person.
     *
     * @param by the administrator
     * @param person the id of the person
     * @throws Refusal if there is no such person, or it is the administrator
     */
    public void endSessions(Person by, String person) {
        database.inTransaction(() -> {
            another(by, person);
            sessions.endAll(person);
            return journal.append(by.id(), "access.end-sessions", person, Map.of());
        });
    }

    /**
     * Takes every identity away from a person: the way back after an identity was linked by somebody else, or was handed to
     * somebody else at the provider. Whatever that one may have made ends as by a lock: all sessions, all tokens and open
     * one-time links. The password stays, which nobody changes without knowing it; so does the app, and where that may be
     * another's too a new link renews it.
     *
     * @param by the administrator
     * @param person the id of the person
     * @throws Refusal if there is no such person, or it is the administrator
     */
    public void removeIdentities(Person by, String person) {
        database.inTransaction(() -> {
            another(by, person);
            int tokens = endEverything(person);
            int removed = identities.removeAll(by, person);
            return journal.append(
                    by.id(), "access.identities-removed", person, Map.of("identities", removed, "tokens", tokens));
        });
    }

    private void set(String person, boolean locked) {
        database.jdbc()
                .sql("update person set locked = ? where id = ?")
                .params(locked, person)
                .update();
    }

    /** How many tokens were revoked. */
    private int endEverything(String person) {
        sessions.endAll(person);
        database.jdbc()
                .sql("delete from password_link where person_id = ?")
                .param(person)
                .update();
        return database.jdbc()
                .sql("update access_token set revoked = ? where person_id = ? and revoked is null")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), person)
                .update();
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > MOST_REASON) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.reason", "reason", MOST_REASON);
        }
    }

    /**
     * Somebody else. The rows of both are locked until the transaction ends, so that two administrators cannot lock each
     * other and leave none.
     */
    private View another(Person by, String person) {
        if (person.equals(by.id())) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "access.own-account", "person/" + person);
        }
        Stream.of(by.id(), person).sorted().forEach(id -> database.locks().row("person/" + id));
        List<View> both = database.jdbc()
                .sql(
                        "select id, login, name, tenant, roles, locked from person where id in (?, ?) order by id for update")
                .params(by.id(), person)
                .query((row, number) -> view(row))
                .list();
        boolean may = both.stream()
                .anyMatch(one ->
                        one.id().equals(by.id()) && !one.locked() && one.roles().contains(Role.ADMINISTRATOR.code()));
        if (!may) {
            throw Refusal.of(
                    Refusal.Reason.NOT_PERMITTED, "access.denied", "person/" + person, Role.ADMINISTRATOR.code());
        }
        return both.stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.MISSING, "access.person", "person/" + person, person));
    }
}
