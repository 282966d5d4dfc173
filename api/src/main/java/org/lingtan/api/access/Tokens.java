package org.lingtan.api.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * The tokens by which programs act for people. A token made with another one may do no more, lives no longer, and ends
 * with it, so that a stolen one opens nothing that outlives its revocation.
 */
public final class Tokens {

    /** How long a token is good that does not say otherwise. */
    static final Duration LONGEST = Duration.ofDays(365);

    private static final int MOST_LABEL = 100;

    /** Within this time a further use is not written down again: reading must not become writing. */
    private static final Duration SAME_USE = Duration.ofMinutes(1);

    private final Database database;
    private final Journal journal;
    private final Sessions sessions;
    private final Clock clock;

    /**
     * The tokens of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param sessions locks people, whose rows a token points to, before their tokens
     * @param clock what time it is
     */
    public Tokens(Database database, Journal journal, Sessions sessions, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A token that was just made.
     *
     * @param id names the token, to revoke it
     * @param secret what a program sends; kept nowhere
     * @param person the id of the person it acts for
     */
    public record NewToken(String id, String secret, String person) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * What is asked of a new token.
     *
     * @param label what it is for, 1 to 100 characters
     * @param roles the roles it is narrowed to, at least one
     * @param readOnly whether it may only look
     * @param days after how many days it ends, 1 to 365
     */
    public record Scope(String label, Set<Role> roles, boolean readOnly, int days) {
        /** Copies the roles. */
        public Scope {
            roles = Set.copyOf(roles);
        }

        private List<String> codes() {
            return roles.stream().map(Role::code).sorted().toList();
        }
    }

    /**
     * A token as its owner sees it; what it is sent with is never shown again.
     *
     * @param id names it, to revoke it
     * @param label what it is for
     * @param roles the roles it is narrowed to; empty for all that the person has
     * @param readOnly whether it may only look
     * @param created when it was made
     * @param expires when it ends
     * @param lastUsed when it was last used, to the minute; blank if never
     * @param revoked when it was revoked; blank if it was not
     */
    public record View(
            String id,
            String label,
            List<String> roles,
            boolean readOnly,
            String created,
            String expires,
            String lastUsed,
            String revoked) {}

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Makes a token that may do no more than the one it is made with.
     *
     * @param by the token it is made with
     * @param scope what is asked
     * @return the token
     * @throws Refusal if it would do more, or its label or days are out of range
     */
    public NewToken make(TokenPass by, Scope scope) {
        requireFit(by.person(), scope);
        return database.inTransaction(() -> {
            // Held until the token stands there, so that whoever ends everything meanwhile ends it too.
            boolean isOpen = sessions.lock(by.person().id());
            database.locks().row("access-token/" + by.token());
            OffsetDateTime parentEnds = database.jdbc()
                    .sql("select expires from access_token where id = ? and revoked is null and ? for update")
                    .params(by.token(), isOpen)
                    .query(OffsetDateTime.class)
                    .optional()
                    .orElseThrow(() -> missing(by.token()));
            OffsetDateTime asked = now().plusDays(scope.days());
            return insert(by.person(), scope, asked.isAfter(parentEnds) ? parentEnds : asked, by.token());
        });
    }

    /**
     * Makes a token for somebody who has just logged in. It lives on when the session ends.
     *
     * @param by the session
     * @param scope what is asked
     * @return the token
     * @throws Refusal if it would do more than the person may, or its label or days are out of range
     */
    public NewToken make(SessionPass by, Scope scope) {
        requireFit(by.person(), scope);
        return database.inTransaction(() -> {
            sessions.requireOpen(by);
            return insert(by.person(), scope, now().plusDays(scope.days()), "");
        });
    }

    private static Refusal missing(String token) {
        return Refusal.of(Refusal.Reason.MISSING, "access.token", "token/" + token);
    }

    private static void requireFit(Person person, Scope scope) {
        if (scope.label().isBlank()
                || scope.label().length() > MOST_LABEL
                || scope.days() < 1
                || scope.days() > LONGEST.toDays()) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.token-form", "tokens", MOST_LABEL, LONGEST.toDays());
        }
        if (scope.roles().isEmpty() || !person.roles().containsAll(scope.roles())) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.token-roles", "roles", scope.codes());
        }
    }

    private NewToken insert(Person person, Scope scope, OffsetDateTime expires, String parent) {
        NewToken token = new NewToken("token-" + UUID.randomUUID(), Secret.next(), person.id());
        database.jdbc()
                .sql("insert into access_token (id, hash, person_id, created, label, roles, read_only, expires,"
                        + " parent) values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))")
                .params(
                        token.id(),
                        Secret.hash(token.secret()),
                        token.person(),
                        now(),
                        scope.label(),
                        String.join(" ", scope.codes()),
                        scope.readOnly(),
                        expires,
                        parent)
                .update();
        journal.append(
                token.person(),
                "access.token",
                token.id(),
                Map.of(
                        "roles", scope.codes(),
                        "readOnly", scope.readOnly(),
                        "expires", expires.toInstant().toString(),
                        "parent", parent));
        return token;
    }

    /**
     * The tokens of a person, newest first.
     *
     * @param person the person
     * @return at most 100 of them
     */
    public List<View> list(Person person) {
        return database.jdbc()
                .sql("select * from access_token where person_id = ? order by created desc, id limit 100")
                .param(person.id())
                .query((row, number) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("id"),
                row.getString("label"),
                Optional.ofNullable(row.getString("roles"))
                        .map(codes -> List.of(codes.split(" ", -1)))
                        .orElse(List.of()),
                row.getBoolean("read_only"),
                time(row, "created"),
                time(row, "expires"),
                time(row, "last_used"),
                time(row, "revoked"));
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(at -> at.toInstant().toString())
                .orElse("");
    }

    /**
     * Revokes a token and all that were made with it, for good.
     *
     * @param by its owner, or an administrator
     * @param token the id of the token
     * @throws Refusal if there is no such token, or it is another person's and nobody's business of the sender
     */
    public void revoke(Person by, String token) {
        database.inTransaction(() -> {
            // First the person, like whoever makes one of it meanwhile: either that one is seen here or it is not made.
            sessions.lock(owner(by, token));
            database.locks().row("access-token/" + token);
            List<String> ended = database.jdbc()
                    .sql("with recursive line (id) as (select id from access_token where id = ? union select t.id from"
                            + " access_token t join line on t.parent = line.id) update access_token set revoked ="
                            + " coalesce(revoked, ?) where id in (select id from line) returning id")
                    .params(token, now())
                    .query(String.class)
                    .list();
            return journal.append(
                    by.id(),
                    "access.revoke",
                    token,
                    Map.of("tokens", ended.stream().sorted().toList()));
        });
    }

    private String owner(Person by, String token) {
        return database.jdbc()
                .sql("select person_id from access_token where id = ?")
                .param(token)
                .query(String.class)
                .optional()
                .filter(owner -> owner.equals(by.id()) || by.roles().contains(Role.ADMINISTRATOR))
                .orElseThrow(() -> missing(token));
    }

    /**
     * Who sends a secret, and what they may do with it.
     *
     * @param secret the secret of a token
     * @return the pass; empty if there is no such token, it is revoked or it has ended
     */
    public Optional<TokenPass> find(String secret) {
        OffsetDateTime now = now();
        Optional<TokenPass> found = database.jdbc()
                .sql(
                        "select t.id, t.roles as narrowed, t.read_only, p.id as person, p.tenant, p.roles from access_token"
                                + " t join person p on p.id = t.person_id where t.hash = ? and t.revoked is null and t.expires"
                                + " > ? and not p.locked")
                .params(Secret.hash(secret), now)
                .query((row, number) -> pass(row))
                .optional();
        found.ifPresent(pass -> database.jdbc()
                .sql("update access_token set last_used = ? where id = ? and (last_used is null or last_used < ?)")
                .params(now, pass.token(), now.minus(SAME_USE))
                .update());
        return found;
    }

    private static TokenPass pass(ResultSet row) throws SQLException {
        Set<Role> roles = new TreeSet<>(Accounts.roles(row.getString("roles")));
        Optional.ofNullable(row.getString("narrowed")).ifPresent(narrowed -> roles.retainAll(Accounts.roles(narrowed)));
        return new TokenPass(
                row.getString("id"),
                new Person(row.getString("person"), row.getString("tenant"), roles),
                row.getBoolean("read_only"));
    }
}
