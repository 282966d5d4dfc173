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
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** People: the first administrator, and those whom an administrator admits with a one-time link. */
public final class Accounts {

    private static final Duration SET_UP = Duration.ofHours(1);
    private static final int MOST_NAME = 200;

    private final Database database;
    private final Journal journal;
    private final Passwords passwords;
    private final Clock clock;

    /**
     * The accounts of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param passwords what people log in with
     * @param clock what time it is
     */
    public Accounts(Database database, Journal journal, Passwords passwords, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Somebody to be admitted.
     *
     * @param name the name, 1 to 200 characters
     * @param login the name to log in with
     * @param tenant the park's organisation, or {@link Person#BODY}
     * @param roles what the person may be asked for; a park's people are applicants and nothing else
     */
    public record NewPerson(String name, String login, String tenant, Set<Role> roles) {
        /** Copies the roles. */
        public NewPerson {
            roles = Set.copyOf(roles);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Re-derives from the journal who has an account, with which roles.
     *
     * @param database the database
     * @return a re-derivation, to be used once
     */
    public static Rederivation rederivation(Database database) {
        return new AccountRederivation(database);
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
     * @param login the name to log in with
     * @param password the password
     * @return the id of the person
     * @throws Refusal if the secret is wrong, used or too old; or something else is refused, which leaves it good
     */
    public String setUp(String secret, String name, String login, String password) {
        return database.inTransaction(() -> {
            int used = database.jdbc()
                    .sql("update set_up set used = true where hash = ? and not used and expires > ?")
                    .params(Secret.hash(secret), now())
                    .update();
            if (used != 1) {
                throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.set-up", "set-up");
            }
            String id = insert(new NewPerson(name, login, Person.BODY, Set.of(Role.ADMINISTRATOR)));
            passwords.first(id, password);
            record("set-up", id, Person.BODY, Set.of(Role.ADMINISTRATOR));
            return id;
        });
    }

    /**
     * Admits a person.
     *
     * @param by the administrator
     * @param person who is admitted
     * @return the link with which the person sets a password
     * @throws Refusal if tenant and roles do not fit, or the names are taken or of the wrong form
     */
    public Passwords.Link admit(Person by, NewPerson person) {
        requireFit(person.tenant(), person.roles());
        return database.inTransaction(() -> {
            String id = insert(person);
            Passwords.Link link = passwords.link(id, false);
            record(by.id(), id, person.tenant(), person.roles());
            return link;
        });
    }

    /** Refuses roles that do not belong to a tenant. */
    static void requireFit(String tenant, Set<Role> roles) {
        boolean park = roles.equals(Set.of(Role.APPLICANT)) && !tenant.equals(Person.BODY);
        boolean body = tenant.equals(Person.BODY) && !roles.contains(Role.APPLICANT) && !roles.isEmpty();
        boolean fits = park || body;
        if (!fits || tenant.isBlank() || roles.contains(Role.PUBLIC) || tenant.equals(Person.NOBODY)) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.roles", "roles", roles, tenant);
        }
    }

    private String insert(NewPerson person) {
        if (person.name().isBlank() || person.name().length() > MOST_NAME) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.name", "name", MOST_NAME);
        }
        String id = "person-" + UUID.randomUUID();
        int inserted = database.jdbc()
                .sql("insert into person (id, name, login, tenant, roles) values (?, ?, ?, ?, ?)"
                        + " on conflict (login) do nothing")
                .params(id, person.name(), LoginName.checked(person.login()), person.tenant(), codes(person.roles()))
                .update();
        if (inserted != 1) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "access.login-taken", "login", person.login());
        }
        return id;
    }

    private void record(String by, String id, String tenant, Set<Role> roles) {
        journal.append(
                by,
                "access.admit",
                id,
                Map.of("tenant", tenant, "roles", List.of(codes(roles).split(" ", -1))));
    }

    static String codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().collect(Collectors.joining(" "));
    }

    /**
     * A person by id, for acts that seat somebody.
     *
     * @param id the id
     * @return the person
     * @throws Refusal if there is none, or the account is locked
     */
    public Person get(String id) {
        return database.jdbc()
                .sql("select id, tenant, roles from person where id = ? and not locked")
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
