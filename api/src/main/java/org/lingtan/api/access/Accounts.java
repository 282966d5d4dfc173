package org.lingtan.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** People, each admitted with a token, which is shown once and ends after a year. */
public final class Accounts {

    private static final Duration SET_UP = Duration.ofHours(1);

    private final Database database;
    private final Journal journal;
    private final Clock clock;

    /**
     * The accounts of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param clock what time it is
     */
    public Accounts(Database database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
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

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Opens the way in for the first administrator, as long as there is nobody.
     *
     * @return the secret, good once and for one hour; empty if there are people already
     */
    public Optional<String> openSetUp() {
        return database.inTransaction(() -> {
            if (database.jdbc()
                            .sql("select count(*) from person")
                            .query(Long.class)
                            .single()
                    > 0) {
                return Optional.<String>empty();
            }
            String secret = Secret.next();
            database.jdbc().sql("update set_up set used = true").update();
            database.jdbc()
                    .sql("insert into set_up (hash, expires) values (?, ?)")
                    .params(Secret.hash(secret), now().plus(SET_UP))
                    .update();
            return Optional.of(secret);
        });
    }

    /**
     * Makes the first administrator.
     *
     * @param secret the secret of the set-up link
     * @param name the name of the person
     * @return the administrator's token
     * @throws Refusal if the secret is wrong, used or too old
     */
    public NewToken setUp(String secret, String name) {
        return database.inTransaction(() -> {
            int used = database.jdbc()
                    .sql("update set_up set used = true where hash = ? and not used and expires > ?")
                    .params(Secret.hash(secret), now())
                    .update();
            if (used != 1) {
                throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.set-up", "set-up");
            }
            return admit("set-up", name, Person.BODY, Set.of(Role.ADMINISTRATOR));
        });
    }

    /**
     * Admits a person.
     *
     * @param by the administrator
     * @param name the name
     * @param tenant the park's organisation, or {@link Person#BODY}
     * @param roles what the person may be asked for; a park's people are applicants and nothing else
     * @return the person's token
     * @throws Refusal if tenant and roles do not fit
     */
    public NewToken admit(Person by, String name, String tenant, Set<Role> roles) {
        boolean park = roles.equals(Set.of(Role.APPLICANT)) && !tenant.equals(Person.BODY);
        boolean body = tenant.equals(Person.BODY) && !roles.contains(Role.APPLICANT) && !roles.isEmpty();
        boolean fits = park || body;
        if (!fits || roles.contains(Role.PUBLIC) || tenant.equals(Person.NOBODY)) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.roles", "roles", roles, tenant);
        }
        return database.inTransaction(() -> admit(by.id(), name, tenant, roles));
    }

    private NewToken admit(String by, String name, String tenant, Set<Role> roles) {
        String id = "person-" + UUID.randomUUID();
        List<String> codes = roles.stream().map(Role::code).sorted().toList();
        database.jdbc()
                .sql("insert into person (id, name, tenant, roles) values (?, ?, ?, ?)")
                .params(id, name, tenant, String.join(" ", codes))
                .update();
        NewToken token = new NewToken("token-" + UUID.randomUUID(), Secret.next(), id);
        database.jdbc()
                .sql("insert into access_token (id, hash, person_id, created, expires) values (?, ?, ?, ?, ?)")
                .params(token.id(), Secret.hash(token.secret()), id, now(), now().plus(Tokens.LONGEST))
                .update();
        journal.append(by, "access.admit", id, Map.of("tenant", tenant, "roles", codes, "token", token.id()));
        return token;
    }

    /**
     * A person by id, for acts that seat somebody.
     *
     * @param id the id
     * @return the person
     * @throws Refusal if there is none
     */
    public Person get(String id) {
        return database.jdbc()
                .sql("select id, tenant, roles from person where id = ?")
                .param(id)
                .query((row, number) ->
                        new Person(row.getString("id"), row.getString("tenant"), roles(row.getString("roles"))))
                .optional()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.INPUT, "access.person", "seat", id));
    }

    static Set<Role> roles(String codes) {
        return java.util.Arrays.stream(codes.split(" ", -1))
                .map(Accounts::role)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Reads a role.
     *
     * @param code for example {@code decision-maker}
     * @return the role
     * @throws Refusal if there is none
     */
    public static Role role(String code) {
        return java.util.Arrays.stream(Role.values())
                .filter(role -> role.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.INPUT, "access.role", "roles", code));
    }
}
