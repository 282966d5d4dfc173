package org.lingtan.api.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.engine.rulebook.RulebookId;

class CreditUnitLedgerTest {

    private static final String REFUSED = "另一案件已使用 / used by another case";

    private final DatabaseSettings.External settings = TestDatabase.fresh();
    private final Database database = TestDatabase.open(settings);
    private final Journal journal = new Journal(database, Clock.systemUTC());
    private final Cases cases = new Cases(database, journal);
    private final CreditUnitLedger ledger = new CreditUnitLedger(database, journal);
    private final IntegrityCheck check =
            new IntegrityCheck(database, journal, () -> List.of(cases.rederivation(), ledger.rederivation()));

    @AfterEach
    void all_is_re_derived() {
        assertEquals(List.of(), check.run().discrepancies());
        database.close();
    }

    private String open(String id) {
        cases.open(id, CasePath.APPLICANT, RulebookId.parse("cnip@1.0.0"));
        return id;
    }

    private static UnitRange range(String programme, String project, long from, long to) {
        return new UnitRange(programme, project, BigInteger.valueOf(from), BigInteger.valueOf(to));
    }

    @Test
    void a_unit_serves_one_case_whatever_the_spelling_the_project_or_the_year() {
        open("a");
        open("b");
        assertEquals(Map.of(), ledger.reserve("e", "a", List.of(range("CCER", "P1", 1, 100))));
        assertEquals(1, ledger.use("e", "a"));
        assertEquals(
                Map.of(" ccer/P2/100-200", REFUSED),
                ledger.reserve("e", "b", List.of(range(" ccer", "P2", 100, 200), range("CCER", "P1", 101, 150))));
        assertEquals(Map.of(), ledger.reserve("e", "a", List.of(range("CCER", "P1", 1, 100))), "its own units stay");
    }

    @Test
    void what_would_be_refused_is_known_before_anything_is_locked() {
        open("a");
        open("b");
        ledger.reserve("e", "a", List.of(range("CCER", "P1", 1, 100)));
        List<UnitRange> wanted =
                List.of(range(" ccer", "P2", 100, 200), range("CCER", "P1", 101, 150), range("VCS", "P1", 1, 100));
        long entries = journal.head().sequence();
        assertEquals(Map.of(" ccer/P2/100-200", REFUSED), ledger.refusals("b", wanted));
        assertEquals(Map.of(), ledger.refusals("a", wanted), "its own units are its own");
        ledger.use("e", "a");
        List<UnitRange> own = List.of(range("CCER", "P1", 1, 100));
        List<UnitRange> more = List.of(range("CCER", "P1", 50, 120));
        assertEquals(Map.of(), ledger.refusals("a", own));
        assertEquals(Map.of("CCER/P1/50-120", REFUSED), ledger.refusals("a", more), "used for good as they were");
        assertEquals(entries + 1, journal.head().sequence(), "asking leaves no entry");
        assertEquals(ledger.refusals("a", more), ledger.reserve("e", "a", more));
        assertEquals(ledger.refusals("b", wanted), ledger.reserve("e", "b", wanted));
    }

    private List<String> held(String id) {
        return database.jdbc()
                .sql("select lower(serials) || '-' || upper(serials) from credit_unit where case_id = ? order by 1")
                .param(id)
                .query(String.class)
                .list();
    }

    /** Units that are still claimed are held, also where their range has other ends now. */
    @Test
    void what_is_claimed_no_longer_is_given_back_unit_by_unit() {
        open("a");
        open("b");
        ledger.reserve("e", "a", List.of(range("CCER", "P", 1, 100), range("CCER", "P", 201, 300)));
        ledger.retain("p", "a", List.of(range("ccer", "P", 51, 220), range("CCER", "P", 900, 999)));
        assertEquals(List.of("201-220", "51-100"), held("a"));
        long entries = journal.head().sequence();
        ledger.retain("p", "a", List.of(range("CCER", "P", 1, 500)));
        assertEquals(entries, journal.head().sequence(), "nothing is given back, nothing said");
        assertEquals(Map.of(), ledger.reserve("e", "b", List.of(range("CCER", "P", 1, 50))));
        ledger.retain("p", "a", List.of());
        assertEquals(List.of(), held("a"));
    }

    @Test
    void within_one_case_a_unit_counts_once() {
        open("a");
        assertEquals(
                Map.of("CCER/P/5-9", "另一案件已使用 / used by another case"),
                ledger.reserve("e", "a", List.of(range("CCER", "P", 1, 5), range("CCER", "P", 5, 9))));
    }

    @Test
    void what_was_only_reserved_is_given_back() {
        open("a");
        open("b");
        ledger.reserve("e", "a", List.of(range("CER", "P", 1, 10)));
        ledger.reserve("e", "a", List.of());
        assertEquals(Map.of(), ledger.reserve("e", "b", List.of(range("CER", "P", 1, 10))));
    }

    @Test
    void used_units_cannot_be_taken_back_and_altered_ones_are_found() {
        open("a");
        ledger.reserve("e", "a", List.of(range("CER", "P", 1, 10)));
        ledger.use("e", "a");
        assertThrows(IllegalStateException.class, () -> TestDatabase.asOwner(settings, "delete from credit_unit"));
        assertThrows(
                IllegalStateException.class,
                () -> TestDatabase.asOwner(
                        settings,
                        "insert into credit_unit (programme, serials, project, case_id)"
                                + " values ('CER', '[10,12]', 'x', 'a')"));
        TestDatabase.asOwner(
                settings,
                "insert into credit_unit (programme, serials, project, case_id) values ('CER', '[11,12]', 'x', 'a')");
        assertEquals(1, check.run().discrepancies().size());
        TestDatabase.asOwner(settings, "delete from credit_unit where project = 'x'");
    }

    @Test
    void of_many_cases_that_reach_for_the_same_units_at_once_each_unit_goes_to_one() throws Exception {
        List<Callable<Map<String, String>>> requests = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 24; i++) {
            String id = open("case-" + i);
            List<UnitRange> wanted = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                long from = random.nextInt(200);
                wanted.add(range(j % 2 == 0 ? "CCER" : "CER", "P" + i, from, from + random.nextInt(20)));
            }
            requests.add(() -> ledger.reserve("e", id, wanted));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        int refused = 0;
        for (Future<Map<String, String>> answer : pool.invokeAll(requests)) {
            refused += answer.get().size();
        }
        pool.shutdown();
        int kept = database.jdbc()
                .sql("select count(*) from credit_unit")
                .query(Integer.class)
                .single();
        assertEquals(24 * 4, kept + refused);
    }
}
