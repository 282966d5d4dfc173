package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.matter.Contacts;
import org.lingtan.api.problem.Refusal;

/** Two certificates, a void number and two complaints; then somebody goes past the journal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterRederivationTest {

    private static final List<String> TABLES = List.of("register_entry", "dispute_contact");

    private final DatabaseSettings.External settings = TestDatabase.fresh();
    private Database database;
    private Office office;

    @BeforeAll
    void fill(@TempDir Path data) {
        database = TestDatabase.open(settings);
        office = new Office(database, data, step -> {});
        office.issue("first", office.ready("first"));
        voided(office.ready("void"), data);
        office.issue("second", office.ready("second"));
        for (int i = 1; i <= 3; i++) {
            CasePath.act(office.cases, "first", Act.COMPLAIN, Person.PUBLIC);
            new Contacts(database).keep("first", "K" + i, new Contacts.Contact("Li", "li@example.org"));
        }
        new Contacts(database).erase("first", "K3");
        office.journal.append("admin", Contacts.ERASED, "first", Map.of("matter", "K3", "reason", "asked for"));
    }

    /** What was decided on changes between the number and the signature. */
    private void voided(String id, Path data) {
        List<Optional<String>> now =
                new ArrayList<>(List.of(Bindings.of(office.cases.find(id).orElseThrow())));
        Office changing =
                new Office(database, data, new IssuingCore.Issuer(new JdkSealing(data), file -> now.get(0)), step -> {
                    if (step == IssuingStep.INTENDED) {
                        now.set(0, Optional.of("sha256:changed"));
                    }
                });
        assertThrows(Refusal.class, () -> changing.issue(id, id));
    }

    @AfterAll
    void close() {
        database.close();
    }

    private List<String> discrepancies() {
        return office.check.run().discrepancies().stream()
                .map(one -> one.place() + " " + one.code())
                .toList();
    }

    @Test
    void what_was_done_through_the_journal_agrees() {
        assertEquals(List.<Discrepancy>of(), office.check.run().discrepancies());
        assertEquals(
                Certificate.State.VOID,
                office.core.find("LT-2026-000002").orElseThrow().state());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from register_entry where number = 'LT-2026-000001'"
                        + " | certificate/LT-2026-000001 certificate.register",
                "update register_entry set said = replace(said, '\"level\":{\"en\":\"\"', '\"level\":{\"en\":\"best\"')"
                        + " where number = 'LT-2026-000003' | certificate/LT-2026-000003 certificate.register",
                "insert into register_entry (number, said) select 'LT-2026-000002', said from register_entry limit 1"
                        + " | certificate/LT-2026-000002 certificate.register",
                "delete from dispute_contact where matter = 'K2' | case/first/K2 case.contact",
                "insert into dispute_contact values ('second', 'K1', 'Wang', '1') | case/second/K1 case.contact",
                "insert into dispute_contact values ('first', 'K3', 'Li', '1') | case/first/K3 case.contact",
                "update dispute_contact set matter = 'K4' where matter = 'K1'"
                        + " | case/first/K4 case.contact; case/first/K1 case.contact"
            })
    void what_somebody_changes_past_the_journal_is_found(String alteration, String expected) {
        for (String table : TABLES) {
            TestDatabase.asOwner(settings, "alter table " + table + " disable trigger user");
        }
        TestDatabase.asOwner(
                settings,
                "create table kept_entry as select number, said from register_entry;"
                        + " create table kept_contact as select * from dispute_contact");
        TestDatabase.asOwner(settings, alteration);
        List<String> found = discrepancies();
        TestDatabase.asOwner(
                settings,
                "delete from register_entry; insert into register_entry (number, said) select * from kept_entry;"
                        + " delete from dispute_contact; insert into dispute_contact select * from kept_contact;"
                        + " drop table kept_entry, kept_contact");
        assertEquals(List.of(expected.split("; ", -1)), found);
        assertEquals(List.of(), discrepancies());
    }
}
