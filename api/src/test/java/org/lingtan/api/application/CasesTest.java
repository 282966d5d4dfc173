package org.lingtan.api.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.RulebookId;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesTest {

    private static final RulebookId BOOK = RulebookId.parse("cnip@1.0.0");

    private final DatabaseSettings.External settings = TestDatabase.fresh();
    private final Database database = TestDatabase.open(settings);
    private final Journal journal = new Journal(database, Clock.systemUTC());
    private final Cases cases = new Cases(database, journal);
    private final IntegrityCheck check = new IntegrityCheck(database, journal, () -> List.of(cases.rederivation()));

    @AfterAll
    void close() {
        database.close();
    }

    private CaseFile act(String id, Act act, Person person) {
        return cases.act(id, OptionalLong.empty(), Cast.deed(act, person));
    }

    @Test
    void a_case_goes_to_its_decision_and_is_re_derived_from_the_journal() {
        cases.open("whole", Cast.PREPARER, BOOK);
        CaseFile granted = CasePath.granted(cases, "whole");
        assertEquals(CaseState.PUBLICITY, granted.state());
        assertEquals(granted, cases.get("whole", Cast.STAFF.get(0)));
        assertEquals(List.of(), check.run().discrepancies());
    }

    @Test
    void a_strangers_case_does_not_exist() {
        cases.open("hidden", Cast.PREPARER, BOOK);
        assertEquals("case.missing", code(() -> cases.get("hidden", Cast.STRANGER)));
        assertEquals("case.missing", code(() -> act("hidden", Act.ATTACH, Cast.STRANGER)));
        assertEquals("case.missing", code(() -> act("never", Act.ATTACH, Cast.STRANGER)));
        assertFalse(cases.list(Cast.STRANGER, "", 100).stream()
                .anyMatch(file -> file.id().equals("hidden")));
    }

    private static String code(org.junit.jupiter.api.function.Executable request) {
        return assertThrows(Refusal.class, request).problems().get(0).code();
    }

    @Test
    void an_act_on_an_older_revision_is_refused() {
        cases.open("twice", Cast.PREPARER, BOOK);
        act("twice", Act.ATTACH, Cast.PREPARER);
        assertEquals(
                "case.changed",
                code(() -> cases.act("twice", OptionalLong.of(0), Cast.deed(Act.SUBMIT, Cast.DECLARANT))));
    }

    @Test
    void a_correction_whose_package_was_replaced_is_late_until_it_is_handed_in_again() {
        String id = "replaced";
        Person evaluator = Cast.STAFF.get(0);
        cases.open(id, Cast.PREPARER, BOOK);
        act(id, Act.ATTACH, Cast.PREPARER);
        act(id, Act.SUBMIT, Cast.DECLARANT);
        act(id, Act.ACCEPT, Cast.STAFF.get(3));
        act(id, Act.DECLARE_FREE, evaluator);
        cases.act(id, OptionalLong.empty(), Cast.deed(Act.ASSIGN, Cast.STAFF.get(3), Optional.of(evaluator)));
        act(id, Act.BEGIN, evaluator);
        Details due = Details.of(Map.of(Field.DUE, Cast.DAY.plusDays(9).toString()));
        cases.act(
                id,
                OptionalLong.empty(),
                new Deed(Act.RAISE, evaluator, Optional.empty(), Cast.DAY, "no meter", due, Map.of()));
        act(id, Act.CORRECT, Cast.PREPARER);
        assertEquals(List.of(), late(id));
        act(id, Act.REPLACE, Cast.PREPARER);
        assertEquals(List.of(id), late(id), "the park has to hand it in again");
        act(id, Act.CORRECT, Cast.DECLARANT);
        assertEquals(List.of(), late(id));
    }

    private List<String> late(String id) {
        CaseQueue queue = new CaseQueue(CaseQueue.Which.OVERDUE, Optional.empty(), Cast.DAY.plusDays(10));
        return cases.list(Cast.STAFF.get(3), queue, "", 100).stream()
                .map(CaseFile::id)
                .filter(id::equals)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update certification_case set file = replace(file, '\"state\":\"draft\"', '\"state\":\"active\"')",
                "update certification_case set file = replace(file, 'p1', 'p9')",
                "delete from certification_case where id = 'altered'",
                "insert into certification_case (id, file) values ('smuggled', '{\"applicant\":\"park-1\",\"state\":\"active\"}')"
            })
    void what_somebody_changes_past_the_journal_is_found(String alteration) {
        if (database.jdbc()
                .sql("select id from certification_case where id = 'altered'")
                .query()
                .listOfRows()
                .isEmpty()) {
            cases.open("altered", Cast.PREPARER, BOOK);
            act("altered", Act.ATTACH, Cast.PREPARER);
        }
        TestDatabase.asOwner(settings, "create table kept as select id, file from certification_case");
        TestDatabase.asOwner(settings, alteration);
        assertFalse(check.run().discrepancies().isEmpty());
        TestDatabase.asOwner(
                settings,
                "delete from certification_case; insert into certification_case (id, file) select id, file from kept;"
                        + " drop table kept");
        assertEquals(List.of(), check.run().discrepancies());
    }
}
