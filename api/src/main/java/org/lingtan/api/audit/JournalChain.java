package org.lingtan.api.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lingtan.api.audit.Journal.StoredEntry;
import org.lingtan.api.audit.JournalEntry.Link;
import org.lingtan.catalog.source.SourceException;

/** Goes along the stored entries and re-derives the chain: numbers without gap, each hash from its bytes, each link. */
final class JournalChain {

    private final Consumer<Discrepancy> found;
    private Link last = Link.ORIGIN;

    JournalChain(Consumer<Discrepancy> found) {
        this.found = found;
    }

    /** Takes the next entry; empty if it is not an entry at all. */
    Optional<JournalEntry> next(StoredEntry stored) {
        return next(stored, parsed(stored));
    }

    /** Takes the next entry, which was parsed before. */
    Optional<JournalEntry> next(StoredEntry stored, Optional<JournalEntry> entry) {
        String place = "journal/" + stored.sequence();
        if (entry.isEmpty()) {
            found.accept(new Discrepancy(place, "journal.entry", stored.entry(), "an entry"));
        }
        long expected = last.sequence() + 1;
        equal(place, "journal.sequence", stored.sequence(), expected);
        entry.ifPresent(read -> {
            equal(place, "journal.number", read.sequence(), stored.sequence());
            equal(place, "journal.hash", stored.hash(), read.hash());
            equal(place, "journal.previous", read.previous(), last.hash());
        });
        last = new Link(stored.sequence(), entry.map(JournalEntry::hash).orElse(stored.hash()));
        return entry;
    }

    /** What is stored as an entry; empty if it is none. */
    static Optional<JournalEntry> parsed(StoredEntry stored) {
        try {
            return Optional.of(JournalEntry.read(stored.entry()));
        } catch (SourceException | IllegalArgumentException | java.time.DateTimeException broken) {
            return Optional.empty();
        }
    }

    /** Holds the end that was reached against the end that is stored. */
    void end(Link head) {
        equal("journal", "journal.end", head, last);
    }

    private void equal(String place, String code, Object stored, Object derived) {
        if (!stored.equals(derived)) {
            found.accept(new Discrepancy(place, code, stored.toString(), derived.toString()));
        }
    }

    /** Checks a whole chain in memory, as an export holds it. */
    static List<Discrepancy> check(List<StoredEntry> entries, Link head) {
        List<Discrepancy> discrepancies = new java.util.ArrayList<>();
        JournalChain chain = new JournalChain(discrepancies::add);
        entries.forEach(chain::next);
        chain.end(head);
        return discrepancies;
    }
}
