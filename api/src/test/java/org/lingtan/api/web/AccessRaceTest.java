package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;

/** Requests that were let in and wait for the row of their person, while what let them in comes to its end. */
class AccessRaceTest extends ProviderServer {

    private static final String NEXT = "zwölf Boxer jagen Viktor";
    private static final String END_SESSIONS = "delete from session where person_id = ?";
    private static final String OTHER_PASSWORD = "update password set hash = (select hash from password p join person o"
            + " on o.id = p.person_id where o.login = 'auditor') where person_id = ?";

    private static final String OTHER_APP =
            "update totp set sealed = (select sealed from totp t join person o on o.id ="
                    + " t.person_id where o.login = 'auditor' and t.active) where person_id = ?";

    /** The answer to a request that waits until something else was done about its person, and committed. */
    private Client.Answer meanwhile(String name, String statement, Supplier<Client.Answer> request) throws Exception {
        try (Connection other = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password())) {
            other.setAutoCommit(false);
            String person = Objects.requireNonNull(ids.get(name));
            run(other, "update person set name = name where id = ?", person);
            run(other, "select id from person where id = ? for update", person);
            CompletableFuture<Client.Answer> sent = CompletableFuture.supplyAsync(request);
            while (!holdsUp(other)) {
                assertFalse(sent.isDone(), "it waits for the row of the person");
                Thread.sleep(5);
            }
            run(other, statement, person);
            other.commit();
            return sent.get(30, TimeUnit.SECONDS);
        }
    }

    private static void run(Connection connection, String statement, String person) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            sql.setString(1, person);
            sql.execute();
        }
    }

    private static boolean holdsUp(Connection connection) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                        "select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))");
                ResultSet rows = sql.executeQuery()) {
            return rows.next();
        }
    }

    private long count(String statement, String name) {
        try (Database opened = TestDatabase.open(database)) {
            return opened.jdbc()
                    .sql(statement)
                    .param(Objects.requireNonNull(ids.get(name)))
                    .query(Long.class)
                    .single();
        }
    }

    private Client.Answer change(Browser browser) {
        return browser.put("/api/v1/password", "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(PASSWORD, NEXT));
    }

    @Test
    void a_session_that_ends_meanwhile_changes_nothing_of_its_person() throws Exception {
        Map<String, BiFunction<Browser, String, Client.Answer>> requests = new TreeMap<>(Map.of(
                "begin an app",
                (browser, app) -> browser.post("/api/v1/second-factor", ""),
                "confirm an app",
                (browser, app) -> browser.confirm(Authenticator.code(app, clock.instant())),
                "recovery codes",
                (browser, app) -> browser.post("/api/v1/recovery-codes", ""),
                "a password",
                (browser, app) -> change(browser),
                "begin an identity",
                (browser, app) -> browser.post("/api/v1/provider/identity", ""),
                "an identity",
                (browser, app) -> browser.delete("/api/v1/identities/"
                        + browser.get("/api/v1/identities")
                                .json()
                                .items()
                                .get(0)
                                .get("id")
                                .text())));
        List<String> done = new ArrayList<>();
        for (var request : requests.entrySet()) {
            String name = "robbed-of-" + request.getKey().replace(' ', '-');
            admit(name, "body", Role.REVIEWER);
            Browser thief = browser(name);
            assertEquals(201, link(thief, name).status());
            String app =
                    thief.post("/api/v1/second-factor", "").json().get("secret").text();
            Client.Answer answer =
                    meanwhile(name, END_SESSIONS, () -> request.getValue().apply(thief, app));
            long open = count("select count(*) from session where person_id = ?", name);
            if (answer.status() != 404 || !answer.body().contains("\"access.session\"") || open > 0) {
                done.add(request.getKey() + " " + answer.status() + ", " + open + " open");
            }
        }
        assertEquals(List.of(), done);
        admit("robbed", "body", Role.REVIEWER);
        Browser locked = browser("robbed");
        refused(
                404,
                "access.session",
                meanwhile(
                        "robbed",
                        "update person set locked = true where id = ?",
                        () -> locked.post("/api/v1/recovery-codes", "")));
    }

    @Test
    void a_password_that_ends_meanwhile_does_not_come_back() throws Exception {
        admit("renewed", "body", Role.REVIEWER);
        Browser thief = browser("renewed");
        refused(403, "access.current-password", meanwhile("renewed", OTHER_PASSWORD, () -> change(thief)));
        assertEquals(201, logIn(fresh(), "renewed").status(), "the password is the one that was set meanwhile");
        refused(
                403,
                "access.current-password",
                meanwhile("renewed", "delete from password where person_id = ?", () -> change(thief)));
        assertEquals(0, count("select count(*) from password where person_id = ?", "renewed"));
    }

    @Test
    void a_password_or_an_app_that_ends_meanwhile_opens_no_session() throws Exception {
        for (String statement : List.of(
                OTHER_PASSWORD,
                OTHER_APP,
                "delete from totp where person_id = ?",
                "delete from password where person_id = ?")) {
            String name = "late-" + clock.instant().getEpochSecond();
            admit(name, "body", Role.REVIEWER);
            long before = count("select count(*) from session where person_id = ?", name);
            refused(403, "access.log-in", meanwhile(name, statement, () -> logIn(fresh(), name)));
            assertEquals(before, count("select count(*) from session where person_id = ?", name), statement);
        }
    }

    @Test
    void a_log_in_without_a_code_waits_for_an_app_that_is_enrolled_meanwhile() throws Exception {
        admit("enrolled", "body", Role.REVIEWER);
        TestDatabase.asOwner(database, "delete from totp where person_id = '%s'".formatted(ids.get("enrolled")));
        refused(
                403,
                "access.log-in",
                meanwhile(
                        "enrolled",
                        "insert into totp (person_id, active, sealed, created) values (?, true, 'an app', now())",
                        () -> fresh().logIn("enrolled", PASSWORD, "")));
    }

    @Test
    void a_session_ends_only_with_its_person_locked() throws Exception {
        String unchanged = "select id from person where id = ?";
        admit("leaving", "body", Role.REVIEWER);
        Browser browser = browser("leaving");
        assertEquals(
                204,
                meanwhile("leaving", unchanged, () -> browser.delete("/api/v1/session"))
                        .status());
        for (int i = 0; i < 2; i++) {
            String name = "next-" + i;
            admit(name, "body", Role.REVIEWER);
            Browser shared = browser("leaving");
            assertEquals(
                    201,
                    meanwhile("leaving", unchanged, () -> logIn(shared, name)).status());
            assertEquals(201, link(shared, name).status());
            assertEquals(201, logIn(shared, "leaving").status());
            forging().says(claims -> claims.subject(name).claim("acr", "gold"));
            assertEquals(200, comeBack(shared, begin(shared)).status());
            assertEquals(
                    201, meanwhile("leaving", unchanged, () -> shared.open("")).status());
        }
    }

    @Test
    void whoever_forgets_ended_sessions_waits_for_nobody() throws Exception {
        admit("asleep", "body", Role.REVIEWER);
        String person = Objects.requireNonNull(ids.get("asleep"));
        try (Connection other = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Database opened = TestDatabase.open(database)) {
            other.setAutoCommit(false);
            run(other, "update session set expires = 'epoch' where person_id = ?", person);
            other.commit();
            run(other, "select id from session where person_id = ? for update", person);
            Sessions sessions = new Sessions(opened, AccessSettings.standard(), clock);
            CompletableFuture.runAsync(sessions::forgetEnded).get(20, TimeUnit.SECONDS);
            assertEquals(1, count("select count(*) from session where person_id = ? and expires = 'epoch'", "asleep"));
            other.commit();
            sessions.forgetEnded();
            assertEquals(0, count("select count(*) from session where person_id = ? and expires = 'epoch'", "asleep"));
        }
    }

    @Test
    void whoever_makes_a_token_and_whoever_ends_everything_do_not_wait_for_each_other() throws Exception {
        admit("owner", "body", Role.REVIEWER);
        String body = "{\"label\":\"thief\",\"roles\":[\"reviewer\"],\"readOnly\":false,\"days\":\"9\"}";
        Browser browser = browser("owner");
        refused(404, "access.session", meanwhile("owner", END_SESSIONS, () -> browser.post("/api/v1/tokens", body)));
        refused(
                404,
                "access.token",
                meanwhile(
                        "owner",
                        "update access_token set revoked = now() where person_id = ?",
                        () -> as("owner").post("/api/v1/tokens", body)));
        assertEquals(0, count("select count(*) from access_token where person_id = ? and revoked is null", "owner"));
    }

    /** Else a token that is made of it meanwhile would outlive it. */
    @Test
    void a_token_is_revoked_only_with_its_person_locked() throws Exception {
        admit("maker", "body", Role.REVIEWER);
        Browser browser = browser("maker");
        Client.Answer made = browser.post(
                "/api/v1/tokens", "{\"label\":\"one\",\"roles\":[\"reviewer\"],\"readOnly\":false,\"days\":\"30\"}");
        assertEquals(201, made.status(), made.body());
        String token = made.json().get("id").text();
        assertEquals(
                204,
                meanwhile(
                                "maker",
                                "select id from person where id = ?",
                                () -> browser.delete("/api/v1/tokens/" + token))
                        .status());
    }
}
