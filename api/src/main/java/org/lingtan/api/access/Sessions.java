package org.lingtan.api.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lingtan.api.application.Person;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * The sessions of browsers. They are rows, so that every node knows them and a restart ends none; of what a browser
 * sends only the hash is kept. Each request reads the person anew, so that a change of roles or a lock holds at once.
 */
public final class Sessions {

    /** Within this time a further request is not written down again: reading must not become writing. */
    private static final Duration SAME_USE = Duration.ofMinutes(1);

    private final Database database;
    private final AccessSettings settings;
    private final Clock clock;

    /**
     * The sessions of a database.
     *
     * @param database the database
     * @param settings when they end
     * @param clock what time it is
     */
    public Sessions(Database database, AccessSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A session that was just opened.
     *
     * @param secret what the browser keeps as a cookie; kept nowhere else
     * @param pass what it lets the browser do
     */
    public record NewSession(String secret, SessionPass pass) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return pass.session();
        }
    }

    /**
     * A session as its owner sees it.
     *
     * @param id names it, to end it
     * @param created when the log-in was, at the identity provider where it was there
     * @param lastUsed when the last request came, to the minute
     * @param expires when it ends at the latest
     * @param current whether it is the one that asks
     */
    public record View(String id, String created, String lastUsed, String expires, boolean current) {}

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Opens a session for a person who has just proved who they are. Where there are too many, the oldest end.
     *
     * @param person the id of the person
     * @param complete whether nothing is missing
     * @return the session
     */
    NewSession open(String person, boolean complete) {
        return open(person, complete, now());
    }

    /** The same for a person who proved it elsewhere a while ago. */
    NewSession open(String person, boolean complete, OffsetDateTime proved) {
        return open(person, complete, proved, now().plus(settings.longest()));
    }

    /** Opens a complete session in place of another one: as recent as its log-in, and no longer. */
    NewSession replace(SessionPass ended) {
        return open(
                ended.person().id(),
                true,
                OffsetDateTime.ofInstant(ended.created(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(ended.expires(), ZoneOffset.UTC));
    }

    private NewSession open(String person, boolean complete, OffsetDateTime proved, OffsetDateTime expires) {
        String secret = Secret.next();
        String id = "session-" + UUID.randomUUID();
        return database.inTransaction(() -> {
            lock(person);
            database.jdbc()
                    .sql("delete from session where person_id = ? and (expires <= ? or last_used <= ?)")
                    .params(person, now(), now().minus(settings.idle()))
                    .update();
            database.jdbc()
                    .sql("delete from session where id in (select id from session where person_id = ?"
                            + " order by created desc, id offset ?)")
                    .params(person, settings.sessions() - 1)
                    .update();
            database.jdbc()
                    .sql("insert into session (id, hash, person_id, complete, created, last_used, expires)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(id, Secret.hash(secret), person, complete, proved, now(), expires)
                    .update();
            return new NewSession(secret, find(secret).orElseThrow());
        });
    }

    /**
     * Who sends a cookie.
     *
     * @param secret the value of the cookie
     * @return the pass; empty if there is no such session, it has ended, or the person is locked
     */
    public Optional<SessionPass> find(String secret) {
        OffsetDateTime now = now();
        Optional<SessionPass> found = database.jdbc()
                .sql("select s.id, s.complete, s.created, s.expires, p.id as person, p.tenant, p.roles from session s"
                        + " join person p on p.id = s.person_id where s.hash = ? and s.expires > ? and s.last_used > ?"
                        + " and not p.locked")
                .params(Secret.hash(secret), now, now.minus(settings.idle()))
                .query((row, number) -> pass(row, secret))
                .optional();
        found.ifPresent(pass -> database.jdbc()
                .sql("update session set last_used = ? where id = ? and last_used < ?")
                .params(now, pass.session(), now.minus(SAME_USE))
                .update());
        return found;
    }

    private static SessionPass pass(ResultSet row, String secret) throws SQLException {
        return new SessionPass(
                row.getString("id"),
                new Person(row.getString("person"), row.getString("tenant"), Accounts.roles(row.getString("roles"))),
                row.getBoolean("complete"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getObject("expires", OffsetDateTime.class).toInstant(),
                Secret.hash("csrf " + secret).substring("sha256:".length()));
    }

    /**
     * Whether the log-in of a session is recent enough for what only its owner should do.
     *
     * @param pass the session
     * @return true if it is
     */
    public boolean isFresh(SessionPass pass) {
        return clock.instant().isBefore(pass.created().plus(settings.fresh()));
    }

    /**
     * The open sessions of a person, newest first.
     *
     * @param pass the session that asks
     * @return all of them
     */
    public List<View> list(SessionPass pass) {
        return database.jdbc()
                .sql("select id, created, last_used, expires from session where person_id = ? and expires > ?"
                        + " and last_used > ? order by created desc, id")
                .params(pass.person().id(), now(), now().minus(settings.idle()))
                .query((row, number) -> new View(
                        row.getString("id"),
                        time(row, "created"),
                        time(row, "last_used"),
                        time(row, "expires"),
                        row.getString("id").equals(pass.session())))
                .list();
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }

    /**
     * Ends a session of one's own, for good.
     *
     * @param by who asks
     * @param session the id of the session
     * @throws Refusal if the person has no such session
     */
    public void end(Person by, String session) {
        int ended = database.inTransaction(() -> {
            lock(by.id());
            return database.jdbc()
                    .sql("delete from session where id = ? and person_id = ?")
                    .params(session, by.id())
                    .update();
        });
        if (ended == 0) {
            throw ended(session);
        }
    }

    /** Ends a session if it is still open, in a transaction that has locked its person. */
    void close(SessionPass pass) {
        database.jdbc()
                .sql("delete from session where id = ?")
                .param(pass.session())
                .update();
    }

    /**
     * Forgets sessions, one-time links and log-ins at the identity provider that have ended by themselves. Their people are not
     * locked for that, so a session that somebody else is about to end is left to them.
     *
     * @return how many
     */
    public int forgetEnded() {
        int sessions = database.jdbc()
                .sql("delete from session where id in (select id from session where expires <= ? or last_used <= ?"
                        + " for update skip locked)")
                .params(now(), now().minus(settings.idle()))
                .update();
        int logIns = database.jdbc()
                .sql("delete from provider_log_in where expires <= ?")
                .param(now())
                .update();
        return sessions
                + logIns
                + database.jdbc()
                        .sql("delete from password_link where expires <= ?")
                        .param(now())
                        .update();
    }

    /**
     * Locks the row of a person until the transaction ends: before their sessions, log-ins, links, codes and identities, so that
     * whoever ends them and whoever opens one wait for each other here. False for nobody, and for somebody who is locked out.
     */
    boolean lock(String person) {
        database.locks().row("person/" + person);
        return database.jdbc()
                .sql("select not locked from person where id = ? for update")
                .param(person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Locks a person and whoever's session theirs takes the place of, both in the order in which everybody locks two. */
    boolean lock(String person, Optional<SessionPass> replaced) {
        Optional<String> other = replaced.map(pass -> pass.person().id()).filter(id -> !id.equals(person));
        other.filter(id -> id.compareTo(person) < 0).ifPresent(this::lock);
        boolean isOpen = lock(person);
        other.filter(id -> id.compareTo(person) > 0).ifPresent(this::lock);
        return isOpen;
    }

    /**
     * Locks the row of the person of a session, and refuses if the session has ended since its request was let in: whoever ended
     * it meant to end what was done in it, too.
     */
    void requireOpen(SessionPass by) {
        boolean isOpen = lock(by.person().id())
                && database.jdbc()
                        .sql("select id from session where id = ?")
                        .param(by.session())
                        .query(String.class)
                        .optional()
                        .isPresent();
        if (!isOpen) {
            throw ended(by.session());
        }
    }

    private static Refusal ended(String session) {
        return Refusal.of(Refusal.Reason.MISSING, "access.session", "session/" + session);
    }

    /** Ends all sessions of a person but one, and with each the log-ins at the identity provider that it began. */
    void endOthers(String person, String kept) {
        lock(person);
        database.jdbc()
                .sql("delete from session where person_id = ? and id <> ?")
                .params(person, kept)
                .update();
    }

    /** Ends all sessions of a person. */
    void endAll(String person) {
        endOthers(person, "");
    }
}
