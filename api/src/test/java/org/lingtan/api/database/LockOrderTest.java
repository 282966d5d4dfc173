package org.lingtan.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.Journal;

/** In all tests of the server whoever locks a row while holding the head of the journal is found by this. */
class LockOrderTest {

    @Test
    void nothing_outside_of_the_database_is_waited_for_once_the_journal_is_held() {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Journal journal = new Journal(database, Clock.systemUTC());
            AssertionError late = assertThrows(
                    AssertionError.class,
                    () -> database.inTransaction(() -> {
                        database.locks().outside("a document");
                        journal.append("somebody", "kind", "subject", Map.of());
                        database.locks().outside("a document");
                        return true;
                    }));
            assertEquals("a document is waited for while the head of the journal is held", late.getMessage());
            database.locks().outside("a document");
        }
    }

    @Test
    void no_row_is_locked_once_the_journal_is_held() {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Journal journal = new Journal(database, Clock.systemUTC());
            Cases cases = new Cases(database, journal);
            AssertionError late = assertThrows(
                    AssertionError.class,
                    () -> database.inTransaction(() -> {
                        cases.locked("known");
                        journal.append("somebody", "kind", "subject", Map.of());
                        cases.locked("known");
                        return cases.locked("another");
                    }));
            assertEquals("case/another is locked after the head of the journal", late.getMessage());
            assertEquals(List.of(), journal.page(0, 1), "nothing is kept");
            cases.locked("another");
            journal.append("somebody", "kind", "subject", Map.of());
            cases.locked("another");
        }
    }

    @Test
    void people_are_locked_before_their_log_ins() {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            for (String first : List.of("person/a", "case/c")) {
                database.inTransaction(() -> {
                    List.of(first, "person/b", "provider-log-in/l", "person/b", "case/d")
                            .forEach(database.locks()::row);
                    return true;
                });
            }
            AssertionError late = assertThrows(
                    AssertionError.class,
                    () -> database.inTransaction(() -> {
                        List.of("person/a", "provider-log-in/l", "person/b").forEach(database.locks()::row);
                        return true;
                    }));
            assertEquals("person/b is locked after provider-log-in/l", late.getMessage());
        }
    }
}
