package org.lingtan.api.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;

/** What lies under the database's own hands: the check believes neither its indexes nor that an entry is one. */
class IntegrityCheckTest {

    private final External settings = TestDatabase.fresh();

    private List<String> checked() {
        try (Database database = TestDatabase.open(settings)) {
            Journal journal = new Journal(database, Clock.systemUTC());
            for (int i = 0; i < 3; i++) {
                journal.append("somebody", "test.step", "case-" + i, Map.of());
            }
            return found(database);
        }
    }

    private static List<String> found(Database database) {
        return new IntegrityCheck(database, new Journal(database, Clock.systemUTC()), List::of)
                .run().discrepancies().stream()
                        .map(one -> one.place() + " " + one.code())
                        .toList();
    }

    @Test
    void an_entry_that_the_index_by_subject_does_not_lead_to_is_missed() {
        TestDatabase.open(settings).close();
        TestDatabase.asOwner(
                settings,
                "do $$ begin execute format('alter database %I set enable_seqscan = off', current_database());"
                        + " execute format('alter database %I set enable_sort = off', current_database()); end $$;"
                        + " update pg_index set indisready = false where indexrelid = 'journal_subject'::regclass");
        assertEquals(List.of("journal journal.subjects"), checked());
    }

    @Test
    void what_is_no_entry_is_told_and_stops_nothing() {
        assertEquals(List.of(), checked());
        TestDatabase.asOwner(
                settings,
                "drop index journal_subject, journal_standing; alter table journal disable trigger user;"
                        + " update journal set entry = 'no entry' where sequence = 2");
        try (Database database = TestDatabase.open(settings)) {
            assertEquals(List.of("journal/2 journal.entry"), found(database));
        }
    }
}
