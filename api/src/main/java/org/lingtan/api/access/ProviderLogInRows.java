package org.lingtan.api.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.access.ProviderLogIns.Purpose;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.ProvedIdentity;

/** The rows of log-ins at an identity provider, found by the hash of their secret. None is found once its time is over. */
final class ProviderLogInRows {

    private final Database database;
    private final Clock clock;

    ProviderLogInRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One of them. */
    record Row(
            Optional<String> link,
            Optional<String> session,
            String issuer,
            String mark,
            OffsetDateTime signedIn,
            boolean twoFactors) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    Optional.ofNullable(row.getString("link_hash")),
                    Optional.ofNullable(row.getString("session_id")),
                    row.getString("issuer"),
                    row.getString("mark"),
                    row.getObject("signed_in", OffsetDateTime.class),
                    row.getBoolean("two_factors"));
        }

        Purpose purpose() {
            return session.isPresent() ? Purpose.IDENTITY : link.isPresent() ? Purpose.INVITATION : Purpose.LOG_IN;
        }

        /** Two factors of an identity that is not tied to the account yet prove nothing about its person. */
        boolean standsForCode() {
            return twoFactors && purpose() == Purpose.LOG_IN;
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What is said of every one that is not there, whyever. */
    static Refusal none() {
        return Refusal.of(Refusal.Reason.CONFLICT, "access.provider-state", "provider");
    }

    /** Begins one; its secret is what the browser keeps. */
    String insert(@Nullable String link, @Nullable String session, boolean anew) {
        String secret = Secret.next();
        database.jdbc()
                .sql("insert into provider_log_in (hash, link_hash, session_id, anew, expires) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(Secret.hash(secret), link, session, anew, now().plus(ProviderLogIns.LONGEST)))
                .update();
        return secret;
    }

    /** Notes that a browser came back, once; how long ago it began, where the person is asked to sign in anew. */
    Optional<Duration> comeBack(String secret) {
        OffsetDateTime now = now();
        return database.jdbc()
                .sql("update provider_log_in set returned = true where hash = ? and not returned and expires > ?"
                        + " returning anew, expires")
                .params(Secret.hash(secret), now)
                .query((row, number) -> row.getBoolean("anew")
                        ? Optional.of(ProviderLogIns.LONGEST.minus(
                                Duration.between(now, row.getObject("expires", OffsetDateTime.class))))
                        : Optional.<Duration>empty())
                .optional()
                .orElseThrow(ProviderLogInRows::none);
    }

    /** Notes who came back, once, and changes the secret. */
    void prove(String secret, String next, ProvedIdentity identity, String mark) {
        database.locks().row("provider-log-in/" + Secret.hash(secret));
        int proved = database.jdbc()
                .sql("update provider_log_in set hash = ?, issuer = ?, mark = ?, signed_in = ?, two_factors = ?"
                        + " where hash = ? and returned and mark is null and expires > ?")
                .params(
                        Secret.hash(next),
                        identity.issuer(),
                        mark,
                        now().minus(identity.signedIn()),
                        identity.twoFactors(),
                        Secret.hash(secret),
                        now())
                .update();
        if (proved != 1) {
            throw none();
        }
    }

    /** One that came back, not locked: it says whose row is locked first. */
    Row row(String secret) {
        return row(secret, "");
    }

    /** The same, locked until the transaction ends. */
    Row locked(String secret) {
        database.locks().row("provider-log-in/" + Secret.hash(secret));
        return row(secret, " for update");
    }

    private Row row(String secret, String lock) {
        return database.jdbc()
                .sql("select link_hash, session_id, issuer, mark, signed_in, two_factors from provider_log_in"
                        + " where hash = ? and mark is not null and expires > ?" + lock)
                .params(Secret.hash(secret), now())
                .query((row, number) -> Row.of(row))
                .optional()
                .orElseThrow(ProviderLogInRows::none);
    }

    String personOfSession(String session) {
        return database.jdbc()
                .sql("select person_id from session where id = ?")
                .param(session)
                .query(String.class)
                .optional()
                .orElseThrow(ProviderLogInRows::none);
    }

    void end(String secret) {
        database.jdbc()
                .sql("delete from provider_log_in where hash = ?")
                .param(Secret.hash(secret))
                .update();
    }
}
