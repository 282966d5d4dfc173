package org.lingtan.api.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.audit.JournalEntry.Link;
import org.lingtan.api.database.Database;

/**
 * The append-only, hash-chained journal. The database refuses to change or remove an entry; the chain shows it where
 * somebody went past the database.
 */
public final class Journal {

    private static final int PAGE = 1_000;

    /** As in the index journal_standing, to the word. */
    private static final String STANDING =
            "(entry::jsonb ->> 'kind') = 'case.act' and (entry::jsonb #>> '{body,act}') in"
                    + " ('issue', 'suspend', 'reinstate', 'withdraw', 'expire', 'supersede', 'uphold-appeal')";

    private final Database database;
    private final Clock clock;

    /**
     * The journal of a database.
     *
     * @param database where it is kept
     * @param clock what time it is
     */
    public Journal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an entry, in the transaction of the caller if there is one: what is done and that it was done are kept or lost
     * together. Until that transaction ends nobody else adds one, so whatever else it locks it has locked before, see {@link
     * org.lingtan.api.database.LockOrder}.
     *
     * @param actor who does it
     * @param kind what kind of thing
     * @param subject what it is done to
     * @param body what else there is to know
     * @return the entry
     */
    public JournalEntry append(String actor, String kind, String subject, Map<String, ?> body) {
        return database.inTransaction(() -> {
            database.locks().head();
            Link last = head("select sequence, hash from journal_head for update");
            JournalEntry entry =
                    JournalEntry.next(last, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, kind, subject, body);
            database.jdbc()
                    .sql("insert into journal (sequence, entry, hash) values (?, ?, ?)")
                    .params(entry.sequence(), entry.text(), entry.hash())
                    .update();
            database.jdbc()
                    .sql("update journal_head set sequence = ?, hash = ?")
                    .params(entry.sequence(), entry.hash())
                    .update();
            return entry;
        });
    }

    private Link head(String query) {
        return database.jdbc()
                .sql(query)
                .query((row, number) -> new Link(row.getLong("sequence"), row.getString("hash")))
                .single();
    }

    /**
     * Hands over every entry as it is stored, in order, unchecked.
     *
     * @param reader takes them
     */
    void read(Consumer<StoredEntry> reader) {
        stored("order by sequence", List.of(), reader);
    }

    /**
     * Hands over the stored entries of each subject together, in order, unchecked.
     *
     * @param broken the numbers of those that are no entries and so have no subject
     * @param reader takes them
     */
    void readBySubject(List<Long> broken, Consumer<StoredEntry> reader) {
        stored(
                "where sequence <> all(?) order by (entry::jsonb ->> 'subject'), sequence",
                List.of((Object) broken.toArray(Long[]::new)),
                reader);
    }

    private void stored(String which, List<?> values, Consumer<StoredEntry> reader) {
        database.inTransaction(() -> {
            try (Stream<StoredEntry> rows = database
                    .jdbc()
                    .sql("select sequence, entry, hash from journal " + which)
                    .withFetchSize(PAGE)
                    .params(values)
                    .query((row, number) ->
                            new StoredEntry(row.getLong("sequence"), row.getString("entry"), row.getString("hash")))
                    .stream()) {
                rows.forEach(reader);
            }
            return true;
        });
    }

    /**
     * An entry as it is stored.
     *
     * @param sequence its number
     * @param hash the hash that is stored with it
     * @param entry its text; its SHA-256 must be the hash
     */
    public record Line(String sequence, String hash, String entry) {}

    /**
     * A page of entries, unchecked.
     *
     * @param after the number before the page; 0 for the first page
     * @param size the most entries
     * @return the entries in order
     */
    public List<Line> page(long after, int size) {
        return database.jdbc()
                .sql("select sequence, entry, hash from journal where sequence > ? order by sequence limit ?")
                .params(after, size)
                .query((row, number) ->
                        new Line(row.getString("sequence"), row.getString("hash"), row.getString("entry")))
                .list();
    }

    /**
     * A page of what was done to one thing.
     *
     * @param subject the thing, for example the id of a case
     * @param kinds the kinds of entries that are wanted
     * @param after the number before the page; 0 for the first page
     * @param size the most entries
     * @return the entries in order
     */
    public List<JournalEntry> of(String subject, Set<String> kinds, long after, int size) {
        return database
                .jdbc()
                .sql("select entry from journal where (entry::jsonb ->> 'subject') = ?"
                        + " and (entry::jsonb ->> 'kind') = any(string_to_array(?, ' ')) and sequence > ?"
                        + " order by sequence limit ?")
                .params(subject, String.join(" ", kinds), after, size)
                .query(String.class)
                .list()
                .stream()
                .map(JournalEntry::read)
                .toList();
    }

    /**
     * A column with everything that was done to one thing, for a query that reads it in the same state of the database as
     * the rest.
     *
     * @param subject what in that query holds the thing, for example the id of a case
     * @return SQL, for {@link #entries}
     */
    public static String column(String subject) {
        return "array(select entry from journal where (entry::jsonb ->> 'subject') = " + subject
                + " order by sequence)";
    }

    /**
     * Reads such a column.
     *
     * @param column its value
     * @return the entries, in order
     * @throws SQLException if it cannot be read
     */
    public static List<JournalEntry> entries(Array column) throws SQLException {
        return Stream.of((String[]) column.getArray()).map(JournalEntry::read).toList();
    }

    /**
     * Hands over every entry that changed how a certificate stands, or may have, in order, without holding them all.
     *
     * @param reader takes the entries
     */
    public void eachStanding(Consumer<JournalEntry> reader) {
        database.inTransaction(() -> {
            try (Stream<String> entries = database
                    .jdbc()
                    .sql("select entry from journal where " + STANDING + " order by sequence")
                    .withFetchSize(PAGE)
                    .query(String.class)
                    .stream()) {
                entries.map(JournalEntry::read).forEach(reader);
            }
            return true;
        });
    }

    Optional<String> hash(long sequence) {
        return database.jdbc()
                .sql("select hash from journal where sequence = ?")
                .param(sequence)
                .query(String.class)
                .optional();
    }

    /**
     * The end of the chain.
     *
     * @return number and hash of the last entry
     */
    public Link head() {
        return head("select sequence, hash from journal_head");
    }

    /**
     * Writes every entry as one line of JSON; the hash of a line is the SHA-256 of the line.
     *
     * @param out where to
     */
    public void export(Writer out) {
        read(stored -> {
            try {
                out.write(stored.entry());
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * An entry as the database holds it.
     *
     * @param sequence the column
     * @param entry the text
     * @param hash the column
     */
    record StoredEntry(long sequence, String entry, String hash) {}
}
