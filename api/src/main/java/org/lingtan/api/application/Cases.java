package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.RulebookId;

/** The cases of the certification body: opened, acted on, found. Every act is one transaction with its journal entry. */
public final class Cases {

    static final String OPENED = "case.open";
    /** The kind of the journal's entries about acts. */
    public static final String DONE = "case.act";

    private final Database database;
    private final Journal journal;
    private final CaseMachine machine = CaseMachine.shipped();

    /**
     * The cases of a database.
     *
     * @param database the database
     * @param journal its journal
     */
    public Cases(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Opens a case. It is judged by the pinned rulebook for good, whatever is released later.
     *
     * @param id an id that no case has
     * @param person who opens it, for the park that the person acts for
     * @param rulebook id and version
     * @return the case, in draft
     * @throws Refusal if the person does not act for a park
     */
    public CaseFile open(String id, Person person, RulebookId rulebook) {
        return open(id, person, rulebook, Map.of());
    }

    /**
     * Opens a case that knows something from the beginning.
     *
     * @param id an id that no case has
     * @param person who opens it, for the park that the person acts for
     * @param rulebook id and version
     * @param known what it knows, for example the certificate that it renews
     * @return the case, in draft
     * @throws Refusal if the person does not act for a park
     */
    public CaseFile open(String id, Person person, RulebookId rulebook, Map<CaseFile.Fact, String> known) {
        if (!person.roles().contains(Role.APPLICANT) || person.tenant().equals(Person.BODY)) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "case.role", "case/" + id, "open", Role.APPLICANT.code());
        }
        if (!rulebook.isPinned()) {
            throw new IllegalArgumentException("A case needs a pinned rulebook, not %s.".formatted(rulebook));
        }
        CaseFile draft =
                CaseFile.draft(id, person.tenant(), rulebook.toString()).knowing(known, Set.of());
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("insert into certification_case (id, file) values (?, ?)")
                    .params(id, draft.toJson())
                    .update();
            journal.append(person.id(), OPENED, id, opened(draft));
            return draft;
        });
    }

    private static Map<String, Object> opened(CaseFile draft) {
        Map<String, Object> body = new TreeMap<>();
        body.put("applicant", draft.applicant());
        body.put("rulebook", draft.rulebook());
        if (!draft.facts().isEmpty()) {
            Map<String, Object> known = new TreeMap<>();
            draft.facts().forEach((fact, value) -> known.put(fact.name(), value));
            body.put("facts", known);
        }
        return body;
    }

    /** The case as an entry of the journal opened it. */
    static CaseFile opened(JournalEntry entry) {
        Map<CaseFile.Fact, String> known = new EnumMap<>(CaseFile.Fact.class);
        entry.body()
                .find("facts")
                .ifPresent(facts ->
                        facts.entries().forEach((fact, value) -> known.put(CaseFile.Fact.valueOf(fact), value.text())));
        return CaseFile.draft(
                        entry.subject(),
                        entry.body().get("applicant").text(),
                        entry.body().get("rulebook").text())
                .knowing(known, Set.of());
    }

    /**
     * Carries out a deed.
     *
     * @param id the case
     * @param revision the revision that the person saw; empty where it does not matter
     * @param deed the deed
     * @return the case afterwards
     * @throws Refusal if there is no such case for the person, it has changed since, or the machine refuses
     */
    public CaseFile act(String id, OptionalLong revision, Deed deed) {
        return act(id, revision, deed, (file, entry) -> file);
    }

    /**
     * Carries out a deed together with more work in the same transaction.
     *
     * @param <T> the result
     * @param id the case
     * @param revision the revision that the person saw; empty where it does not matter
     * @param deed the deed
     * @param more what else is done, with the case afterwards and the entry of the journal
     * @return what the further work returns
     * @throws Refusal if there is no such case for the person, it has changed since, or the machine refuses
     */
    public <T> T act(String id, OptionalLong revision, Deed deed, BiFunction<CaseFile, JournalEntry, T> more) {
        return database.inTransaction(() -> {
            CaseFile before = locked(id).filter(file -> isVisible(file, deed)).orElseThrow(() -> missing(id));
            if (revision.isPresent() && revision.getAsLong() != before.revision()) {
                throw Refusal.of(
                        Refusal.Reason.CONFLICT, "case.changed", "case/" + id, before.revision(), revision.getAsLong());
            }
            CaseFile after = machine.apply(before, deed);
            database.jdbc()
                    .sql("update certification_case set file = ? where id = ?")
                    .params(after.toJson(), id)
                    .update();
            return more.apply(after, journal.append(deed.person().id(), DONE, id, deed.toJson()));
        });
    }

    /**
     * Refuses a deed that the case as it is now would refuse for its person or state, before anything is done for it. What
     * the deed tells the case is not looked at.
     *
     * @param id the case
     * @param deed the deed
     * @throws Refusal as {@link #act}
     */
    public void require(String id, Deed deed) {
        CaseFile file = find(id).filter(found -> isVisible(found, deed)).orElseThrow(() -> missing(id));
        machine.require(file, deed);
    }

    /** A stranger to a case does not learn that it exists, unless the act is open to everybody. */
    private static boolean isVisible(CaseFile file, Deed deed) {
        boolean open = deed.act() == Act.OBJECT || deed.act() == Act.COMPLAIN;
        return open || sees(deed.person(), file);
    }

    private static boolean sees(Person person, CaseFile file) {
        return person.tenant().equals(Person.BODY) || person.tenant().equals(file.applicant());
    }

    private static Refusal missing(String id) {
        return Refusal.of(Refusal.Reason.MISSING, "case.missing", "case/" + id);
    }

    /**
     * A case, locked until the transaction of the caller ends; before anything is added to the journal in it.
     *
     * @param id the case
     * @return the case; empty if there is none
     */
    public Optional<CaseFile> locked(String id) {
        database.locks().row("case/" + id);
        return read("select file from certification_case where id = ? for update", id).stream()
                .findFirst();
    }

    /**
     * A case, whoever asks.
     *
     * @param id the case
     * @return the case; empty if there is none
     */
    public Optional<CaseFile> find(String id) {
        return read("select file from certification_case where id = ?", id).stream()
                .findFirst();
    }

    /**
     * Cases, whoever asks.
     *
     * @param ids which, each once
     * @return those that there are, by id
     */
    public Map<String, CaseFile> all(Stream<String> ids) {
        Map<String, CaseFile> found = new HashMap<>();
        texts(database, ids).forEach((id, text) -> found.put(id, CaseJson.read(text)));
        return found;
    }

    /** The stored texts of cases, by id. */
    static Map<String, String> texts(Database database, Stream<String> ids) {
        Map<String, String> found = new HashMap<>();
        database.jdbc()
                .sql("select id, file from certification_case where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("id"), row.getString("file"));
                });
        return found;
    }

    /**
     * A case as a person may see it.
     *
     * @param id the case
     * @param person who asks
     * @return the case
     * @throws Refusal if there is none for this person
     */
    public CaseFile get(String id, Person person) {
        return find(id).filter(file -> sees(person, file)).orElseThrow(() -> missing(id));
    }

    /**
     * The cases that a person may see, a page of them.
     *
     * @param person who asks
     * @param after the id before the page; blank for the first page
     * @param size the most cases, 1 or more
     * @return the cases, by id
     */
    public List<CaseFile> list(Person person, String after, int size) {
        boolean all = person.tenant().equals(Person.BODY);
        return read(
                "select file from certification_case where (? or applicant = ?) and id > ? order by id limit ?",
                all,
                person.tenant(),
                after,
                size);
    }

    /**
     * The cases whose certificate has run out and stands as if it had not.
     *
     * @param today the day
     * @return their ids, those that ran out first before the others
     */
    public List<String> runOut(LocalDate today) {
        return database.jdbc()
                .sql("select id from certification_case where valid_until < ? and standing in ('active', 'suspended')"
                        + " order by valid_until, id")
                .param(today.toString())
                .query(String.class)
                .list();
    }

    /**
     * The cases of a queue that a person may see, a page of them.
     *
     * @param person who asks
     * @param queue which
     * @param after the id before the page; blank for the first page
     * @param size the most cases, 1 or more
     * @return the cases, by id
     */
    public List<CaseFile> list(Person person, CaseQueue queue, String after, int size) {
        return database
                .jdbc()
                .sql("select file from certification_case where (:all or applicant = :tenant) and id > :after"
                        + " and (:state = '' or state = :state) and "
                        + queue.which().condition()
                        + " order by id limit :size")
                .param("all", person.tenant().equals(Person.BODY))
                .param("tenant", person.tenant())
                .param("after", after)
                .param("state", queue.state().map(CaseState::code).orElse(""))
                .param("me", person.id())
                .param("today", queue.today().toString())
                .param("size", size)
                .query(String.class)
                .list()
                .stream()
                .map(CaseJson::read)
                .toList();
    }

    /**
     * The cases whose decision is public, a page of them.
     *
     * @param after the id before the page; blank for the first page
     * @param size the most cases, 1 or more
     * @return the cases, by id
     */
    public List<CaseFile> inPublicity(String after, int size) {
        return read(
                "select file from certification_case where state in ('publicity', 'objection')"
                        + " and file::jsonb -> 'facts' ->> 'BINDING' is not null and id > ? order by id limit ?",
                after,
                size);
    }

    /**
     * What was done in a case, a page of it.
     *
     * @param id the case
     * @param after the number of the journal's entry before the page; 0 for the first page
     * @param size the most entries, 1 or more
     * @return the entries, in order
     */
    public List<JournalEntry> history(String id, long after, int size) {
        return journal.of(id, Set.of(OPENED, DONE), after, size);
    }

    private List<CaseFile> read(String query, Object... parameters) {
        return database.jdbc().sql(query).params(parameters).query(String.class).list().stream()
                .map(CaseJson::read)
                .toList();
    }

    /**
     * Re-derives every case from the journal.
     *
     * @return a new re-derivation
     */
    public Rederivation rederivation() {
        return new CaseRederivation(database, machine);
    }

    /**
     * Re-derives from the journal for which matters somebody without an account is on record.
     *
     * @return a new re-derivation
     */
    public Rederivation contacts() {
        return new ContactRederivation(database);
    }
}
