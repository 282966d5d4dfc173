package org.lingtan.api.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.lingtan.api.access.ProviderLogInRows.Row;
import org.lingtan.api.access.Sessions.NewSession;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.ProvedIdentity;

/**
 * Log-ins at an identity provider that are under way, each bound to one browser by a secret of which the hash is kept: it
 * begins, comes back once, and then opens a session or links an identity, once. When it comes back the secret changes, so
 * that nobody but the browser that came back goes on.
 */
public final class ProviderLogIns {

    /** How long one may take, from its beginning to its end. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_CODE = 1_024;

    private final Database database;
    private final Passwords passwords;
    private final SecondFactor second;
    private final Sessions sessions;
    private final Identities identities;
    private final AccessSettings settings;
    private final ProviderLogInRows rows;

    /**
     * The log-ins of a database.
     *
     * @param database the database
     * @param passwords whose one-time links are
     * @param second what people have
     * @param sessions what is opened
     * @param identities whose identities are
     * @param settings whether everybody needs a second factor
     * @param clock what time it is
     */
    public ProviderLogIns(
            Database database,
            Passwords passwords,
            SecondFactor second,
            Sessions sessions,
            Identities identities,
            AccessSettings settings,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.second = second;
        this.sessions = sessions;
        this.identities = identities;
        this.settings = settings;
        this.rows = new ProviderLogInRows(database, clock);
    }

    /** What a log-in is for. */
    public enum Purpose {
        /** A session of whoever the identity belongs to. */
        LOG_IN,
        /** A session of whoever the one-time link belongs to, to whom the identity belongs from then on. */
        INVITATION,
        /** The identity is to belong to whoever is logged in. */
        IDENTITY;

        /**
         * How it is written.
         *
         * @return for example {@code log-in}
         */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A log-in that came back.
     *
     * @param secret what the browser keeps from now on
     * @param purpose what it is for
     * @param code whether a one-time code, or a recovery code, is asked for at its end
     * @param account to which account its end ties the identity; empty if it ties nothing
     */
    public record Proved(String secret, Purpose purpose, boolean code, Optional<Account> account) {
        /**
         * What the page that shows this sends back with the end, so that it ends no other log-in than the one that it shows.
         *
         * @return a digest of the secret, which one return alone has
         */
        public String digest() {
            return ProviderEnding.digest(secret);
        }

        /** Never shows the secret. */
        @Override
        public String toString() {
            return purpose.code();
        }
    }

    /**
     * An account, as its person knows it.
     *
     * @param login the name to log in with
     * @param name the name of the person
     * @param endsPassword whether it has a password that the identity takes the place of
     */
    public record Account(String login, String name, boolean endsPassword) {}

    /**
     * Begins one for whoever the identity belongs to.
     *
     * @param anew whether the person is asked to sign in there anew
     * @return the secret that the browser keeps
     */
    public String begin(boolean anew) {
        return rows.insert(null, null, anew);
    }

    /**
     * Begins one for whoever a one-time link belongs to. The link is used at the end.
     *
     * @param link the secret of the link
     * @return the secret that the browser keeps
     * @throws Refusal if the link is wrong, used or too old
     */
    public String begin(String link) {
        String hash = Secret.hash(link);
        passwords.linked(hash);
        return rows.insert(hash, null, true);
    }

    /**
     * Begins one by which somebody who is logged in links an identity. It ends with the session.
     *
     * @param by the session
     * @return the secret that the browser keeps
     * @throws Refusal if the session has ended
     */
    public String begin(SessionPass by) {
        return database.inTransaction(() -> {
            sessions.requireOpen(by);
            return rows.insert(null, by.session(), true);
        });
    }

    /**
     * Notes that a browser came back, before the provider is asked about it.
     *
     * @param secret what the browser keeps
     * @return how long ago it began, where the person was asked to sign in anew since
     * @throws Refusal if nothing was begun in this browser, it took too long, or it came back before
     */
    public Optional<Duration> comeBack(String secret) {
        return rows.comeBack(secret);
    }

    /**
     * Notes who came back.
     *
     * @param secret what the browser keeps
     * @param identity the identity that the provider signed
     * @return what is still to be done
     * @throws Refusal if the identity belongs to nobody who may log in, or to somebody else than it is to be linked to
     */
    public Proved prove(String secret, ProvedIdentity identity) {
        String mark = identities.mark(identity);
        String next = Secret.next();
        return database.inTransaction(() -> {
            rows.prove(secret, next, identity, mark);
            Row row = rows.row(next);
            String person = person(row);
            identities.requireFree(mark, person);
            return new Proved(
                    next,
                    row.purpose(),
                    asksCode(row, person),
                    row.purpose() == Purpose.LOG_IN ? Optional.empty() : Optional.of(account(row, person)));
        });
    }

    private Account account(Row row, String person) {
        boolean endsPassword = row.purpose() == Purpose.INVITATION && passwords.has(person);
        return database.jdbc()
                .sql("select login, name from person where id = ?")
                .param(person)
                .query((said, number) -> new Account(said.getString("login"), said.getString("name"), endsPassword))
                .single();
    }

    private boolean asksCode(Row row, String person) {
        boolean renews = row.link()
                .map(passwords::linked)
                .filter(Passwords.Used::renewsSecondFactor)
                .isPresent();
        return row.session().isEmpty() && !row.standsForCode() && !renews && second.isEnrolled(person);
    }

    /** Nobody learns whether an identity belongs to nobody or to somebody who is locked. */
    private String person(Row row) {
        return switch (row.purpose()) {
            case LOG_IN ->
                identities
                        .find(row.mark())
                        .orElseThrow(
                                () -> Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.identity-unknown", "provider"));
            case INVITATION ->
                row.link().map(passwords::linked).map(Passwords.Used::person).orElseThrow();
            case IDENTITY -> rows.personOfSession(row.session().orElseThrow());
        };
    }

    /**
     * Whose session a log-in would open.
     *
     * @param ending what the browser ends it with
     * @return the id of the person
     * @throws Refusal if none came back in this browser, its page shows another one, or its person may not log in
     */
    public String person(ProviderEnding ending) {
        Row row = rows.row(ending.secret());
        ending.requireShown();
        return person(row);
    }

    /**
     * Opens a session at the end of a log-in. Whoever has no second factor yet, where everybody needs one, gets a session in
     * which they enrol.
     *
     * @param ending what the browser ends it with
     * @param code a one-time code or a recovery code; blank where none is asked for
     * @param replaced the session that the browser had until now; it ends
     * @return the session
     * @throws Refusal if none came back in this browser, its page shows another one, its person may not log in, or the code is
     *     wrong, which leaves the log-in under way
     */
    public NewSession open(ProviderEnding ending, String code, Optional<SessionPass> replaced) {
        String secret = ending.secret();
        return database.inTransaction(() -> {
            String person = person(ending);
            if (!sessions.lock(person, replaced)) {
                throw ProviderLogInRows.none();
            }
            Row row = rows.locked(secret);
            // Whose it is may have changed until now, and changes no more.
            if (row.purpose() == Purpose.IDENTITY || !person(row).equals(person)) {
                throw ProviderLogInRows.none();
            }
            Optional<Passwords.Used> used = row.link().map(passwords::use);
            boolean hadPassword = used.isPresent() && passwords.end(person);
            boolean enrolled = second.isEnrolled(person);
            // Every row first that somebody else may wait for, the mark of the identity too: a recovery code stands in
            // the journal.
            rows.end(secret);
            replaced.ifPresent(sessions::close);
            NewSession session =
                    sessions.open(person, enrolled || row.twoFactors() || !settings.secondFactor(), row.signedIn());
            used.ifPresent(link -> identities.link(person, row.issuer(), row.mark()));
            if (enrolled && !row.standsForCode()) {
                useCode(person, code);
            }
            used.ifPresent(link -> identities.tellUsed(link, hadPassword));
            return session;
        });
    }

    private void useCode(String person, String code) {
        boolean used = code.length() <= MOST_CODE
                && second.find(person, code).filter(second::use).isPresent();
        if (!used) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.provider-code", "code");
        }
    }

    /**
     * Links an identity at the end of a log-in that a session began.
     *
     * @param ending what the browser ends it with
     * @param by the session
     * @return the identity
     * @throws Refusal if none came back in this browser that this session began, its page shows another one, the identity belongs
     *     to somebody else, or the person has five
     */
    public Identities.View link(ProviderEnding ending, SessionPass by) {
        String secret = ending.secret();
        return database.inTransaction(() -> {
            identities.lock(by.person().id());
            Row row = rows.locked(secret);
            if (row.session().filter(by.session()::equals).isEmpty()) {
                throw ProviderLogInRows.none();
            }
            ending.requireShown();
            rows.end(secret);
            return identities.link(by.person().id(), row.issuer(), row.mark());
        });
    }
}
