package org.lingtan.api.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lingtan.api.audit.Journal.StoredEntry;
import org.lingtan.api.audit.JournalEntry.Link;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.engine.outcome.CanonicalJson;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalTest {

    private static final int ENTRIES = 40;

    private final Database database = TestDatabase.open(TestDatabase.fresh());
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T08:00:00.123Z"), ZoneOffset.UTC);
    private final Journal journal = new Journal(database, clock);
    private final List<StoredEntry> stored = new ArrayList<>();

    @BeforeAll
    void write() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<JournalEntry>> written = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            String subject = "case-" + i % 7;
            Map<String, Object> body = Map.of("step", i, "note", "园区 \"" + i + "\"");
            written.add(pool.submit(() -> journal.append("某人", "test.step", subject, body)));
        }
        for (Future<JournalEntry> entry : written) {
            entry.get();
        }
        pool.shutdown();
        journal.read(stored::add);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void entries_of_many_threads_stand_in_one_chain_without_gap() {
        assertEquals(ENTRIES, stored.size());
        assertEquals(List.of(), JournalChain.check(stored, journal.head()));
    }

    @Test
    void an_export_is_re_derived_from_its_lines_alone() {
        StringWriter out = new StringWriter();
        journal.export(out);
        List<StoredEntry> lines = new ArrayList<>();
        out.toString()
                .lines()
                .forEach(line -> lines.add(new StoredEntry(
                        lines.size() + 1,
                        line,
                        CanonicalJson.digest(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertEquals(List.of(), JournalChain.check(lines, journal.head()));
    }

    /** {@code -Dlingtan.alterations=10000} for the whole campaign. */
    @Test
    void every_random_alteration_is_found() {
        int alterations = Integer.getInteger("lingtan.alterations", 500);
        long seed = Long.getLong("lingtan.seed", 1);
        Random random = new Random(seed);
        int missed = 0;
        for (int i = 0; i < alterations; i++) {
            ChainAlteration altered = ChainAlteration.random(random, stored, journal.head());
            if (JournalChain.check(altered.entries(), altered.head()).isEmpty()) {
                missed++;
            }
        }
        assertEquals(0, missed, "missed of " + alterations + " alterations, seed " + seed);
    }

    @Test
    void an_entry_rewritten_with_its_hash_breaks_the_link_after_it() {
        JournalEntry before = JournalEntry.read(stored.get(9).entry());
        JournalEntry forged = JournalEntry.next(
                new Link(9, before.previous()),
                clock.instant(),
                "someone else",
                before.kind(),
                before.subject(),
                Map.of());
        List<StoredEntry> altered = new ArrayList<>(stored);
        altered.set(9, new StoredEntry(10, forged.text(), forged.hash()));
        List<Discrepancy> found = JournalChain.check(altered, journal.head());
        assertFalse(found.isEmpty());
        assertTrue(found.stream().allMatch(one -> one.place().equals("journal/11")), found::toString);
    }
}
