package org.lingtan.api.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.ProvedIdentity;

/**
 * The identities, at an identity provider, by which people log in. Each belongs to one account at most, and to it only
 * because its person said so. What the provider calls them is not kept, only a mark that the data folder alone can make of
 * it.
 */
public final class Identities {

    private static final int MOST = 5;

    private final Database database;
    private final Journal journal;
    private final Sessions sessions;
    private final DataKey key;
    private final Clock clock;

    /**
     * The identities of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param sessions what ends with an identity
     * @param key makes the marks
     * @param clock what time it is
     */
    public Identities(Database database, Journal journal, Sessions sessions, DataKey key, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
        this.key = key;
        this.clock = clock;
    }

    /**
     * An identity as its owner sees it.
     *
     * @param id names the identity
     * @param issuer the provider
     * @param linked since when it belongs to the account
     */
    public record View(String id, String issuer, String linked) {}

    /**
     * Re-derives from the journal whose each identity is.
     *
     * @param database the database
     * @return a re-derivation, to be used once
     */
    public static Rederivation rederivation(Database database) {
        return new IdentityRederivation(database);
    }

    /** What is kept of an identity. */
    String mark(ProvedIdentity identity) {
        return key.sign("identity %s\n%s\n%s".formatted(identity.issuer(), identity.claim(), identity.value()));
    }

    /** Whose an identity is; empty if nobody's, or of somebody who is locked. */
    Optional<String> find(String mark) {
        return database.jdbc()
                .sql(
                        "select p.id from identity i join person p on p.id = i.person_id where i.mark = ? and not p.locked")
                .param(mark)
                .query(String.class)
                .optional();
    }

    /** Refuses an identity that belongs to somebody else, locked or not. */
    void requireFree(String mark, String person) {
        boolean isTaken = database.jdbc()
                .sql("select person_id from identity where mark = ? and person_id <> ?")
                .params(mark, person)
                .query(String.class)
                .optional()
                .isPresent();
        if (isTaken) {
            throw taken();
        }
    }

    private static Refusal taken() {
        return Refusal.of(Refusal.Reason.CONFLICT, "access.identity-taken", "identity");
    }

    /** Locks the row of a person, before anything of the transaction stands in the journal. */
    void lock(String person) {
        if (!sessions.lock(person)) {
            throw Refusal.of(Refusal.Reason.MISSING, "access.person", "person", person);
        }
    }

    /** Links an identity to a person, in a transaction of the caller's. Linking it once more changes nothing. */
    View link(String person, String issuer, String mark) {
        lock(person);
        requireFree(mark, person);
        Optional<View> linked = database.jdbc()
                .sql("select id, issuer, linked from identity where mark = ?")
                .param(mark)
                .query((row, number) -> view(row))
                .optional();
        return linked.orElseGet(() -> insert(person, issuer, mark));
    }

    /** Writes down that a one-time link was used by an identity, even where that was linked before, and ended a password. */
    void tellUsed(Passwords.Used link, boolean password) {
        journal.append(
                link.person(),
                "access.link-used",
                link.person(),
                Map.of("by", "provider", "secondFactor", link.renewsSecondFactor(), "password", password));
    }

    private View insert(String person, String issuer, String mark) {
        if (list(person).size() >= MOST) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "access.identities-most", "identity", MOST);
        }
        String id = "identity-" + UUID.randomUUID();
        database.locks().row("identity/" + mark);
        int inserted = database.jdbc()
                .sql("insert into identity (id, person_id, issuer, mark, linked) values (?, ?, ?, ?, ?)"
                        + " on conflict (mark) do nothing")
                .params(id, person, issuer, mark, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (inserted != 1) {
            throw taken();
        }
        journal.append(person, "access.identity", person, Map.of("identity", id, "mark", mark));
        return list(person).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The identities of a person, in the order in which they were linked.
     *
     * @param person the id of the person
     * @return all of them, at most five
     */
    public List<View> list(String person) {
        return database.jdbc()
                .sql("select id, issuer, linked from identity where person_id = ? order by linked, id")
                .param(person)
                .query((row, number) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("id"),
                row.getString("issuer"),
                row.getObject("linked", OffsetDateTime.class).toInstant().toString());
    }

    /**
     * Takes an identity of one's own away. The other sessions end, since it may have opened them.
     *
     * @param by the session that asks
     * @param identity the id of the identity
     * @throws Refusal if the person has no such identity, or the session has ended
     */
    public void remove(SessionPass by, String identity) {
        String person = by.person().id();
        database.inTransaction(() -> {
            sessions.requireOpen(by);
            int removed = database.jdbc()
                    .sql("delete from identity where id = ? and person_id = ?")
                    .params(identity, person)
                    .update();
            if (removed == 0) {
                throw Refusal.of(Refusal.Reason.MISSING, "access.identity", "identity/" + identity);
            }
            sessions.endOthers(person, by.session());
            return told(person, person, identity);
        });
    }

    /** Takes every identity away from a person, in a transaction of the caller's. */
    int removeAll(Person by, String person) {
        List<String> removed = database.jdbc()
                .sql("delete from identity where person_id = ? returning id")
                .param(person)
                .query(String.class)
                .list();
        removed.forEach(identity -> told(by.id(), person, identity));
        return removed.size();
    }

    private boolean told(String by, String person, String identity) {
        journal.append(by, "access.identity-removed", person, Map.of("identity", identity));
        return true;
    }
}
