package org.lingtan.api.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lingtan.api.database.Database;

/** Chains entries as {@link Journal} does, and writes many of them with one statement. */
public final class SeedJournal {

    private final Database database;
    private final Clock clock;
    private final List<JournalEntry> waiting = new ArrayList<>();
    private JournalEntry.Link last;

    public SeedJournal(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.last = new Journal(database, clock).head();
    }

    /** Chains an entry and gives its hash. */
    public String add(String actor, String kind, String subject, Map<String, ?> body) {
        JournalEntry entry =
                JournalEntry.next(last, clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, kind, subject, body);
        last = new JournalEntry.Link(entry.sequence(), entry.hash());
        waiting.add(entry);
        return entry.hash();
    }

    /** Writes what was added, in the transaction of the caller. */
    public void write() {
        database.jdbc()
                .sql(
                        "insert into journal (sequence, entry, hash) select * from unnest(?::bigint[], ?::text[], ?::text[])")
                .params(
                        waiting.stream().map(JournalEntry::sequence).toArray(Long[]::new),
                        waiting.stream().map(JournalEntry::text).toArray(String[]::new),
                        waiting.stream().map(JournalEntry::hash).toArray(String[]::new))
                .update();
        database.jdbc()
                .sql("update journal_head set sequence = ?, hash = ?")
                .params(last.sequence(), last.hash())
                .update();
        waiting.clear();
    }
}
