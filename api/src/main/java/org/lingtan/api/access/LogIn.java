package org.lingtan.api.access;

import java.util.Optional;
import org.lingtan.api.access.Sessions.NewSession;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** Opens sessions. Whatever is wrong, the answer is the same and takes as long, so that nothing can be learnt from it. */
public final class LogIn {

    /** Longer texts are nobody's name or password, and are not worked on. */
    private static final int MOST = 1_024;

    /** An id that no person has. */
    private static final String NOBODY = "";

    private final Database database;
    private final Passwords passwords;
    private final SecondFactor second;
    private final Sessions sessions;
    private final AccessSettings settings;
    private final boolean everybody;

    /**
     * The way in.
     *
     * @param database the database
     * @param passwords what people know
     * @param second what people have
     * @param sessions what is opened
     * @param settings whether everybody needs a second factor
     * @param everybody whether everybody logs in by a password; otherwise only administrators do, so that somebody gets in
     *     while an identity provider does not answer
     */
    public LogIn(
            Database database,
            Passwords passwords,
            SecondFactor second,
            Sessions sessions,
            AccessSettings settings,
            boolean everybody) {
        this.database = database;
        this.passwords = passwords;
        this.second = second;
        this.sessions = sessions;
        this.settings = settings;
        this.everybody = everybody;
    }

    /**
     * Opens a session. Whoever has no second factor yet, where everybody needs one, gets a session in which they enrol.
     *
     * @param login the name to log in with
     * @param password the password
     * @param code a one-time code or a recovery code; blank for somebody who has neither yet
     * @param replaced the session that the browser had until now; it ends
     * @return the session
     * @throws Refusal if anything is wrong
     */
    public NewSession open(String login, String password, String code, Optional<SessionPass> replaced) {
        if (login.length() > MOST || password.length() > MOST || code.length() > MOST) {
            throw refused();
        }
        Optional<String> person = database.jdbc()
                .sql("select id from person where login = ? and not locked"
                        + " and (? or ? = any(string_to_array(roles, ' ')))")
                .params(LoginName.normal(login), everybody, Role.ADMINISTRATOR.code())
                .query(String.class)
                .optional();
        // The same is asked for nobody as for somebody, so that it takes as long.
        String id = person.orElse(NOBODY);
        boolean enrolled = second.isEnrolled(id);
        boolean good = second.find(id, code).isPresent();
        Optional<String> hash = passwords.proved(id, password);
        if (hash.isEmpty() || (enrolled && !good)) {
            throw refused();
        }
        return database.inTransaction(() -> {
            // Password and app may have changed until now, and change no more.
            if (!sessions.lock(id, replaced)
                    || !passwords.isStill(id, hash.orElseThrow())
                    || second.isEnrolled(id) != enrolled) {
                throw refused();
            }
            if (enrolled && second.find(id, code).filter(second::use).isEmpty()) {
                throw refused();
            }
            replaced.ifPresent(sessions::close);
            return sessions.open(id, enrolled || !settings.secondFactor());
        });
    }

    /**
     * The form in which a name is counted: names that are the same to a log-in are the same to it.
     *
     * @param login the name to log in with
     * @return its form; names too long to be anybody's are all the same
     */
    public static String account(String login) {
        return login.length() > MOST ? "" : LoginName.normal(login);
    }

    private static Refusal refused() {
        return Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.log-in", "session");
    }
}
