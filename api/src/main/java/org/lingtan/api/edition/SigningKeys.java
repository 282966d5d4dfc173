package org.lingtan.api.edition;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.release.Publishers;

/**
 * Whose key is whose. Anybody can make two keys under two names; here an administrator has said to which person each
 * belongs, so that two keys of one person are one person.
 */
public final class SigningKeys {

    static final String ADDED = "rulebook.key";
    static final String ENDED = "rulebook.key-end";

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Database database;
    private final Journal journal;
    private final Function<String, Person> people;
    private final Clock clock;

    /**
     * The keys of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param people finds a person by id, or refuses
     * @param clock what time it is
     */
    public SigningKeys(Database database, Journal journal, Function<String, Person> people, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A key as interfaces show it.
     *
     * @param key {@code sha256:} over the public key
     * @param person whose it is
     * @param since since when
     * @param ended since when it signs nothing new; blank while it does
     */
    public record View(String key, String person, String since, String ended) {}

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Says whose a key is, for good.
     *
     * @param by the administrator
     * @param person a standards editor
     * @param key {@code sha256:} over the public key
     * @return the key
     * @throws Refusal if it is no such digest, the person is no standards editor, or the key belongs to somebody
     */
    public View add(Person by, String person, String key) {
        if (!FORM.matcher(key).matches()) {
            throw Refusal.of(Refusal.Reason.INPUT, "edition.key-form", "key", key);
        }
        if (!people.apply(person).roles().contains(Role.STANDARDS_EDITOR)) {
            throw Refusal.of(Refusal.Reason.INPUT, "edition.no-editor", "person", person);
        }
        return database.inTransaction(() -> {
            int added = database.jdbc()
                    .sql("insert into signing_key (key, person_id, since) values (?, ?, ?) on conflict do nothing")
                    .params(key, person, now())
                    .update();
            if (added != 1) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "edition.key-taken", "key", key);
            }
            journal.append(by.id(), ADDED, key, Map.of("person", person));
            return one(key);
        });
    }

    private View one(String key) {
        return views("where key = ?", key).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.MISSING, "request.missing", "signing-key/" + key));
    }

    /**
     * Ends a key, for example when a person leaves. What it signed keeps its force.
     *
     * @param by the administrator
     * @param key the key
     * @throws Refusal if there is none, or it has ended
     */
    public void end(Person by, String key) {
        database.inTransaction(() -> {
            int ended = database.jdbc()
                    .sql("update signing_key set ended = ? where key = ? and ended is null")
                    .params(now(), key)
                    .update();
            if (ended != 1) {
                throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "signing-key/" + key);
            }
            return journal.append(by.id(), ENDED, key, Map.of());
        });
    }

    /**
     * The keys, in the order in which they were added.
     *
     * @return the keys
     */
    public List<View> list() {
        return views("");
    }

    private List<View> views(String where, Object... values) {
        return database.jdbc()
                .sql("select key, person_id, since, ended from signing_key " + where + " order by since, key")
                .params(List.of(values))
                .query((row, number) -> new View(
                        row.getString("key"),
                        row.getString("person_id"),
                        row.getObject("since", OffsetDateTime.class).toInstant().toString(),
                        Optional.ofNullable(row.getObject("ended", OffsetDateTime.class))
                                .map(at -> at.toInstant().toString())
                                .orElse("")))
                .list();
    }

    /** Refuses a statement signed with a key of somebody else, or with one that has ended. */
    void require(String key, Person signer) {
        boolean own = list().stream()
                .anyMatch(view -> view.key().equals(key)
                        && view.person().equals(signer.id())
                        && view.ended().isEmpty());
        if (!own) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "edition.other-key", "key", key);
        }
    }

    /** Everybody whose key ever counted: what they signed in its time keeps its force. */
    Publishers publishers(boolean evaluation) {
        Map<String, String> owners = new TreeMap<>();
        list().forEach(view -> owners.put(view.key(), view.person()));
        return Publishers.of(owners, evaluation);
    }
}
