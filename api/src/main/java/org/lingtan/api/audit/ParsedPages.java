package org.lingtan.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.lingtan.api.audit.Journal.StoredEntry;

/** Parses stored entries by all processors, a page at a time, and hands them over in their order. */
final class ParsedPages {

    private static final int PAGE = 1_000;

    private final BiConsumer<StoredEntry, Optional<JournalEntry>> reader;
    private final List<StoredEntry> page = new ArrayList<>(PAGE);
    private long entries;

    ParsedPages(BiConsumer<StoredEntry, Optional<JournalEntry>> reader) {
        this.reader = reader;
    }

    void add(StoredEntry stored) {
        page.add(stored);
        if (page.size() == PAGE) {
            end();
        }
    }

    /** Hands over what is left. */
    void end() {
        List<Optional<JournalEntry>> parsed =
                page.parallelStream().map(JournalChain::parsed).toList();
        for (int i = 0; i < parsed.size(); i++) {
            reader.accept(page.get(i), parsed.get(i));
        }
        entries += page.size();
        page.clear();
    }

    /** How many were handed over. */
    long entries() {
        return entries;
    }
}
