package org.lingtan.api.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * The passwords of people: set by a one-time link, changed with the one before. Nobody else ever knows or chooses one,
 * an administrator included.
 */
public final class Passwords {

    /** Compared with where there is no password, so that an unknown name takes as long as a wrong password. */
    private static final class Nobody {
        static final String HASH = PasswordHash.of(Secret.next());
    }

    private final Database database;
    private final Journal journal;
    private final Sessions sessions;
    private final SecondFactor second;
    private final AccessSettings settings;
    private final boolean everybody;
    private final Clock clock;

    /**
     * The passwords of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param sessions the sessions that end with a password
     * @param second what is forgotten with a password where it was lost too
     * @param settings how long links are good
     * @param everybody whether everybody logs in by a password; otherwise only administrators do
     * @param clock what time it is
     */
    public Passwords(
            Database database,
            Journal journal,
            Sessions sessions,
            SecondFactor second,
            AccessSettings settings,
            boolean everybody,
            Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
        this.second = second;
        this.settings = settings;
        this.everybody = everybody;
        this.clock = clock;
    }

    /**
     * A way in for somebody, to be handed over.
     *
     * @param person the id of the person
     * @param login the name to log in with
     * @param secret sets a password, once; kept nowhere
     * @param expires until when
     */
    public record Link(String person, String login, String secret, String expires) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return person;
        }
    }

    /** Who a password belongs to. */
    private record Owner(String id, String login, String name, String tenant) {
        List<String> words() {
            return List.of(login, name, tenant);
        }
    }

    /**
     * A link that was used, or could be.
     *
     * @param person whose it is
     * @param renewsSecondFactor whether app and recovery codes are lost too
     */
    record Used(String person, boolean renewsSecondFactor) {}

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Makes a link for a person; the ones before are good no more. */
    Link link(String person, boolean renewsSecondFactor) {
        OffsetDateTime expires = now().plus(settings.link());
        String secret = Secret.next();
        String login = owner(person).login();
        database.jdbc()
                .sql("delete from password_link where person_id = ?")
                .param(person)
                .update();
        database.jdbc()
                .sql("insert into password_link (hash, person_id, expires, renews_second_factor) values (?, ?, ?, ?)")
                .params(Secret.hash(secret), person, expires, renewsSecondFactor)
                .update();
        return new Link(person, login, secret, expires.toInstant().toString());
    }

    /**
     * Gives a person a new one-time link, for a password that was forgotten. The old one is good until it is used.
     *
     * @param by the administrator
     * @param person the id of the person
     * @param secondFactor whether app and recovery codes are lost too; they are good until the link is used
     * @return the link
     * @throws Refusal if there is no such person, or they are locked
     */
    public Link reset(Person by, String person, boolean secondFactor) {
        return database.inTransaction(() -> {
            if (!sessions.lock(person)) {
                throw Refusal.of(Refusal.Reason.MISSING, "access.person", "person/" + person, person);
            }
            Link link = link(person, secondFactor);
            journal.append(
                    by.id(), "access.link", person, Map.of("expires", link.expires(), "secondFactor", secondFactor));
            return link;
        });
    }

    /**
     * Sets a password by a one-time link, and ends every session of the person.
     *
     * @param secret the secret of the link
     * @param password the password
     * @throws Refusal if the link is wrong, used or too old; or its person does not log in by a password, or the password is
     *     refused, which leaves the link good
     */
    public void setUp(String secret, String password) {
        String normal = PasswordRules.normal(password);
        database.inTransaction(() -> {
            String hash = Secret.hash(secret);
            String person = linked(hash).person();
            sessions.lock(person);
            requirePassword(person);
            Used used = use(hash);
            PasswordRules.check(normal, owner(person).words());
            set(person, normal);
            return journal.append(
                    person, "access.password", person, Map.of("by", "link", "secondFactor", used.renewsSecondFactor()));
        });
    }

    private void requirePassword(String person) {
        boolean may = everybody
                || database.jdbc()
                        .sql("select ? = any(string_to_array(roles, ' ')) from person where id = ?")
                        .params(Role.ADMINISTRATOR.code(), person)
                        .query(Boolean.class)
                        .single();
        if (!may) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.password-elsewhere", "password");
        }
    }

    /** Whose a link is, by its hash, as long as it is good. */
    Used linked(String hash) {
        return one(
                "select l.person_id, l.renews_second_factor from password_link l join person p on p.id = l.person_id"
                        + " where l.hash = ? and l.expires > ? and not p.locked",
                hash);
    }

    /** Uses a link up, by its hash. Every session of the person ends, and an app that was lost too is forgotten. */
    Used use(String hash) {
        Used used = one(
                "delete from password_link l using person p where l.hash = ? and l.expires > ?"
                        + " and p.id = l.person_id and not p.locked returning l.person_id, l.renews_second_factor",
                hash);
        sessions.endAll(used.person());
        if (used.renewsSecondFactor()) {
            second.forget(used.person());
        }
        return used;
    }

    /** Ends the password of a person whose identity takes its place; whether there was one. */
    boolean end(String person) {
        return database.jdbc()
                        .sql("delete from password where person_id = ?")
                        .param(person)
                        .update()
                == 1;
    }

    private Used one(String statement, String hash) {
        return database.jdbc()
                .sql(statement)
                .params(hash, now())
                .query((row, number) -> new Used(row.getString("person_id"), row.getBoolean("renews_second_factor")))
                .optional()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.link", "secret"));
    }

    /** Sets the first password of somebody who is being admitted. */
    void first(String person, String password) {
        String normal = PasswordRules.normal(password);
        PasswordRules.check(normal, owner(person).words());
        set(person, normal);
    }

    /**
     * Changes a password and ends the other sessions of the person.
     *
     * @param by the session that asks
     * @param current the password until now
     * @param next the one from now on
     * @throws Refusal if the current one is wrong, the next one is refused, or the session has ended
     */
    public void change(SessionPass by, String current, String next) {
        String person = by.person().id();
        Owner owner = owner(person);
        String until = proved(person, current).orElseThrow(Passwords::wrong);
        String normal = PasswordRules.normal(next);
        PasswordRules.check(normal, owner.words());
        String hash = PasswordHash.of(normal);
        database.inTransaction(() -> {
            sessions.requireOpen(by);
            // What was compared may be the password no more, and does not come back.
            int changed = database.jdbc()
                    .sql("update password set hash = ?, changed = ? where person_id = ? and hash = ?")
                    .params(hash, now(), person, until)
                    .update();
            if (changed != 1) {
                throw wrong();
            }
            sessions.endOthers(person, by.session());
            return journal.append(person, "access.password", person, Map.of("by", "change"));
        });
    }

    private static Refusal wrong() {
        return Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.current-password", "current");
    }

    private void set(String person, String normal) {
        database.jdbc()
                .sql("insert into password (person_id, hash, changed) values (?, ?, ?)"
                        + " on conflict (person_id) do update set hash = excluded.hash, changed = excluded.changed")
                .params(person, PasswordHash.of(normal), now())
                .update();
    }

    /**
     * The hash that a password was compared with; empty if it is wrong. It takes as long to say no as to say yes, and as long for
     * nobody.
     */
    Optional<String> proved(String person, String password) {
        Optional<String> hash = database.jdbc()
                .sql("select hash from password where person_id = ?")
                .param(person)
                .query(String.class)
                .optional();
        boolean same = PasswordHash.matches(hash.orElse(Nobody.HASH), PasswordRules.normal(password));
        return hash.filter(one -> same);
    }

    /** Whether somebody has a password. */
    boolean has(String person) {
        return database.jdbc()
                .sql("select exists (select 1 from password where person_id = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** Whether a hash that a password was compared with is still that of the person, whose row is locked. */
    boolean isStill(String person, String hash) {
        return database.jdbc()
                .sql("select hash from password where person_id = ? and hash = ?")
                .params(person, hash)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private Owner owner(String person) {
        return database.jdbc()
                .sql("select id, login, name, tenant from person where id = ?")
                .param(person)
                .query((row, number) -> new Owner(
                        row.getString("id"), row.getString("login"), row.getString("name"), row.getString("tenant")))
                .single();
    }
}
