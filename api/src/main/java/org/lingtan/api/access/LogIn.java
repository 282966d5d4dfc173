package org.lingtan.api.access;

import java.util.Optional;
import org.lingtan.api.access.Sessions.NewSession;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** Opens sessions. Whatever is wrong, the answer is the same and takes as long, so that nothing can be learnt from it. */
public final class LogIn {

    /** Longer texts are nobody's name or password, and are not worked on. */
    private static final int MOST = 1_024;

    private final Database database;
    private final Passwords passwords;
    private final Sessions sessions;

    /**
     * The way in.
     *
     * @param database the database
     * @param passwords what people know
     * @param sessions what is opened
     */
    public LogIn(Database database, Passwords passwords, Sessions sessions) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /**
     * Opens a session.
     *
     * @param login the name to log in with
     * @param password the password
     * @param replaced the session that the browser had until now; it ends
     * @return the session
     * @throws Refusal if anything is wrong
     */
    public NewSession open(String login, String password, Optional<SessionPass> replaced) {
        if (login.length() > MOST || password.length() > MOST) {
            throw refused();
        }
        Optional<String> person = database.jdbc()
                .sql("select id from person where login = ? and not locked")
                .param(LoginName.normal(login))
                .query(String.class)
                .optional();
        if (!passwords.matches(person, password)) {
            throw refused();
        }
        return database.inTransaction(() -> {
            replaced.ifPresent(sessions::close);
            return sessions.open(person.orElseThrow());
        });
    }

    private static Refusal refused() {
        return Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.log-in", "session");
    }
}
