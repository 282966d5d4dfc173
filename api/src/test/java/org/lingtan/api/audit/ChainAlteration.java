package org.lingtan.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lingtan.api.audit.Journal.StoredEntry;
import org.lingtan.api.audit.JournalEntry.Link;

/** A chain with one random alteration: a character, a number, a hash, a lost, doubled, swapped or moved entry, the end. */
record ChainAlteration(List<StoredEntry> entries, Link head) {

    static ChainAlteration random(Random random, List<StoredEntry> whole, Link head) {
        List<StoredEntry> entries = new ArrayList<>(whole);
        int at = random.nextInt(entries.size());
        StoredEntry entry = entries.get(at);
        switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                entries.set(at, new StoredEntry(entry.sequence(), changed(random, entry.entry()), entry.hash()));
            case 3 -> entries.set(at, new StoredEntry(entry.sequence(), entry.entry(), changed(random, entry.hash())));
            case 4 ->
                entries.set(at, new StoredEntry(entry.sequence() + 1 + random.nextInt(9), entry.entry(), entry.hash()));
            case 5 -> entries.remove(at);
            case 6 -> entries.add(at, entry);
            default -> {
                return new ChainAlteration(
                        entries,
                        random.nextBoolean()
                                ? new Link(head.sequence() - 1 - random.nextInt(5), head.hash())
                                : new Link(head.sequence(), changed(random, head.hash())));
            }
        }
        return new ChainAlteration(entries, head);
    }

    /** Another character, one less, or one more. */
    private static String changed(Random random, String text) {
        int at = random.nextInt(text.length());
        StringBuilder altered = new StringBuilder(text);
        switch (random.nextInt(3)) {
            case 0 -> altered.setCharAt(at, (char) (text.charAt(at) ^ 1 + random.nextInt(30)));
            case 1 -> altered.deleteCharAt(at);
            default -> altered.insert(at, (char) ('0' + random.nextInt(70)));
        }
        return altered.toString();
    }
}
