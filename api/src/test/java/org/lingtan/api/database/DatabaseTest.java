package org.lingtan.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.problem.Refusal;
import org.springframework.dao.DataAccessException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTest {

    private final DatabaseSettings.External settings = TestDatabase.fresh();
    private Database database;

    @BeforeAll
    void open() {
        database = TestDatabase.open(settings);
        new Journal(database, Clock.systemUTC()).append("tester", "test.entry", "x", Map.of());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "data_checksums, on",
        "server_encoding, UTF8"
    })
    void what_durability_rests_on_is_switched_on(String setting, String expected) {
        assertEquals(
                expected,
                database.jdbc().sql("show " + setting).query(String.class).single());
    }

    @Test
    void passwords_are_kept_as_scram() {
        TestDatabase.asOwner(
                settings,
                "do $$ begin if exists (select from pg_authid where rolcanlogin and rolpassword not like 'SCRAM-SHA-256$%')"
                        + " then raise 'a password is not scram'; end if; end $$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set entry = entry",
                "delete from journal",
                "truncate journal",
                "delete from journal_head",
                "alter table journal disable trigger all",
                "drop table journal"
            })
    void the_application_may_not_change_the_journal(String statement) {
        assertThrows(
                DataAccessException.class, () -> database.jdbc().sql(statement).update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update journal set entry = entry", "delete from journal", "truncate journal cascade"})
    void not_even_the_owner_changes_the_journal_in_passing(String statement) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> TestDatabase.asOwner(settings, statement));
        assertTrue(String.valueOf(refused.getMessage()).contains("never changed or removed"), refused::getMessage);
    }

    @Test
    void a_failed_transaction_leaves_nothing() {
        long before = entries();
        assertThrows(
                IllegalStateException.class,
                () -> database.inTransaction(() -> {
                    new Journal(database, Clock.systemUTC()).append("tester", "test.entry", "x", Map.of());
                    throw new IllegalStateException("on purpose");
                }));
        assertEquals(before, entries());
    }

    private long entries() {
        return database.jdbc()
                .sql("select count(*) from journal")
                .query(Long.class)
                .single();
    }

    @Test
    void opening_it_again_changes_nothing() {
        long before = entries();
        try (Database again = TestDatabase.open(settings)) {
            assertEquals(1, again.jdbc().sql("select 1").query(Integer.class).single());
        }
        assertEquals(before, entries());
    }

    @Test
    void an_unreachable_database_is_refused_with_its_address() {
        DatabaseSettings.External nowhere = new DatabaseSettings.External(
                settings.url().replaceFirst("/test_.*", "/test_missing"), settings.owner(), settings.application());
        Refusal refusal = assertThrows(Refusal.class, () -> TestDatabase.open(nowhere));
        assertEquals("database.unreachable", refusal.problems().get(0).code());
    }
}
