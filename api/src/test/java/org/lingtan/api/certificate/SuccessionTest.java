package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.RulebookId;

/** Of a certificate and its renewals one at most is in force, whatever becomes of them and in whatever order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuccessionTest {

    private static final Person ARBITER = new Person("arbiter", Person.BODY, Set.of(Role.REVIEWER));
    private static final LocalDate LAST = Office.DAY.plusYears(1).minusDays(1);

    private Database database;
    private Office office;
    private Register register;
    private Path folder = Path.of("");

    @BeforeAll
    void open(@TempDir Path data) {
        folder = data;
        database = TestDatabase.open(TestDatabase.fresh());
        office = new Office(database, folder, step -> {});
        register = new Register(
                new CertificationBody(
                        database,
                        Stores.in(folder),
                        new IssuingCore.Issuer(new JdkSealing(folder), Bindings::of),
                        Clock.systemUTC()),
                Clock.systemUTC());
    }

    @AfterAll
    void close() {
        assertEquals(List.of(), office.check.run().discrepancies());
        database.close();
    }

    private String issued(String id) {
        return issued(id, Office.DAY);
    }

    private String issued(String id, LocalDate day) {
        return office.core.issue(id, id, Office.PUBLISHER, day).number().toString();
    }

    /** A renewal that only waits for its certificate. */
    private String renewal(String id, String predecessor) {
        return renewal(id, predecessor, 2026);
    }

    private String renewal(String id, String predecessor, int year) {
        office.cases.open(
                id, CasePath.APPLICANT, RulebookId.parse("cnip@1.0.0"), Map.of(Fact.PREDECESSOR, predecessor));
        CasePath.readyFor(office.cases, id, year);
        return id;
    }

    private void act(String id, Act act, Person person, LocalDate day) {
        office.cases.act(id, OptionalLong.empty(), Deed.of(act, person, day, "because"));
    }

    private void upheld(String id, LocalDate day) {
        office.cases.act(
                id,
                OptionalLong.empty(),
                new Deed(Act.ASSIGN_ARBITER, Office.PUBLISHER, Optional.of(ARBITER), day, "because", Map.of()));
        act(id, Act.UPHOLD_APPEAL, ARBITER, day);
    }

    private String state(String id) {
        return office.cases.find(id).orElseThrow().state().code();
    }

    /** How a certificate stands, its successor, and how it came to stand. */
    private String looked(String number) {
        Register.Looked looked = register.find(number).orElseThrow();
        List<String> history =
                looked.history().stream().map(Register.Change::standing).toList();
        StringBuilder all = new StringBuilder();
        register.each((entry, changes) -> {
            if (entry.number().equals(number)) {
                all.append(changes.equals(looked.history()) ? "" : " but in the whole register " + changes);
            }
        });
        return looked.entry().standing() + " " + looked.entry().successor() + " " + history + all;
    }

    @Test
    void a_withdrawn_certificate_does_not_come_back_beside_its_renewal() {
        String first = issued(office.ready("withdrawn"));
        act("withdrawn", Act.WITHDRAW, Office.PUBLISHER, Office.DAY);
        act("withdrawn", Act.APPEAL, CasePath.APPLICANT, Office.DAY);
        String second = issued(renewal("after withdrawn", first));
        assertEquals("appeal", state("withdrawn"));
        assertEquals("withdrawn " + second + " [active, withdrawn]", looked(first));
        upheld("withdrawn", Office.DAY);
        assertEquals("superseded", state("withdrawn"));
        assertEquals("superseded " + second + " [active, withdrawn, superseded]", looked(first));
        assertEquals("active  [active]", looked(second));
    }

    /** The register says at once what was done beneath a complaint. */
    @Test
    void a_certificate_is_suspended_and_withdrawn_while_a_complaint_is_open() {
        String first = issued(office.ready("complained"));
        act("complained", Act.COMPLAIN, Office.PUBLISHER, Office.DAY);
        act("complained", Act.SUSPEND, Office.PUBLISHER, Office.DAY);
        assertEquals("suspended  [active, suspended]", looked(first));
        act("complained", Act.WITHDRAW, Office.PUBLISHER, Office.DAY);
        assertEquals("complaint", state("complained"));
        assertEquals("withdrawn  [active, suspended, withdrawn]", looked(first));
    }

    @Test
    void nor_does_one_that_is_appealed_only_once_its_renewal_is_issued() {
        String first = issued(office.ready("late"));
        act("late", Act.WITHDRAW, Office.PUBLISHER, Office.DAY);
        String second = issued(renewal("after late", first));
        act("late", Act.APPEAL, CasePath.APPLICANT, LAST.plusDays(1));
        upheld("late", LAST.plusDays(1));
        assertEquals("expired", state("late"), "its last day is over too");
        assertEquals("expired " + second + " [active, withdrawn, expired]", looked(first));
    }

    @Test
    void of_two_renewals_of_one_certificate_the_later_takes_the_place_of_the_earlier() {
        String first = issued(office.ready("twice"));
        renewal("one", first, 2026);
        renewal("two", first, 2027);
        String second = issued("one");
        String third = issued("two");
        assertEquals("superseded " + second + " [active, superseded]", looked(first));
        assertEquals("superseded " + third + " [active, superseded]", looked(second));
        assertEquals("active  [active]", looked(third));
    }

    @Test
    void a_renewal_for_the_same_year_or_an_older_one_takes_the_place_of_nothing() {
        String first = issued(office.ready("years"));
        renewal("newer", first, 2028);
        renewal("older", first, 2027);
        renewal("same", first, 2028);
        String second = issued("newer");
        for (String id : List.of("older", "same")) {
            Refusal refused = assertThrows(Refusal.class, () -> issued(id));
            assertEquals("certificate.not-later", refused.problems().get(0).code());
            assertEquals("case/" + id, refused.problems().get(0).place());
            assertEquals(
                    List.of(),
                    office.journal.of(id, Set.of("certificate.intend"), 0, 10),
                    "no number is taken for what is never issued");
        }
        assertEquals("active  [active]", looked(second));
        act("older", Act.GIVE_UP, CasePath.APPLICANT, Office.DAY);
        assertEquals("closed", state("older"), "a case that will not be issued has an end");
        String third = issued(renewal("next", first, 2029));
        assertEquals("superseded " + third + " [active, superseded]", looked(second));
    }

    /** Its number was taken before the newer one was issued. */
    @Test
    void nor_does_one_whose_number_was_taken_before() {
        String first = issued(office.ready("before"));
        renewal("slow", first, 2027);
        Office killed = new Office(database, folder, step -> {
            if (step == IssuingStep.INTENDED) {
                throw new IllegalStateException("killed");
            }
        });
        assertThrows(IllegalStateException.class, () -> killed.issue("slow", "slow"));
        String second = issued(renewal("fast", first, 2028));
        // The line of renewals only grows: a number that waited would wait for ever, and so would who looks after the
        // server.
        assertEquals(
                List.of("VOID not-later"),
                office.resume().stream()
                        .map(end -> end.state() + " " + end.reason().orElse(""))
                        .toList());
        assertEquals("active  [active]", looked(second));
        assertEquals(
                "certificate.void-not-later",
                assertThrows(Refusal.class, () -> office.issue("slow", "slow"))
                        .problems()
                        .get(0)
                        .code());
        assertEquals(
                "certificate.not-later",
                assertThrows(Refusal.class, () -> office.issue("anew", "slow"))
                        .problems()
                        .get(0)
                        .code());
        act("slow", Act.GIVE_UP, CasePath.APPLICANT, Office.DAY);
        assertEquals(List.of(), office.resume());
    }

    @Test
    void a_number_of_a_case_that_is_given_up_is_void_for_that_reason() {
        String id = office.ready("given up");
        Office killed = new Office(database, folder, step -> {
            if (step == IssuingStep.INTENDED) {
                throw new IllegalStateException("killed");
            }
        });
        assertThrows(IllegalStateException.class, () -> killed.issue(id, id));
        act(id, Act.GIVE_UP, CasePath.APPLICANT, Office.DAY);
        assertEquals(
                List.of("VOID given-up"),
                office.resume().stream()
                        .map(end -> end.state() + " " + end.reason().orElse(""))
                        .toList());
    }

    /** What takes the place of a certificate takes none of a number that never was one. */
    @Test
    void a_void_number_has_no_successor() {
        String id = office.ready("void first");
        List<Optional<String>> now =
                new ArrayList<>(List.of(Bindings.of(office.cases.find(id).orElseThrow())));
        Office changing = new Office(
                database, folder, new IssuingCore.Issuer(new JdkSealing(folder), file -> now.get(0)), step -> {
                    if (step == IssuingStep.INTENDED) {
                        now.set(0, Optional.of("sha256:changed"));
                    }
                });
        assertThrows(Refusal.class, () -> changing.issue("void", id));
        String first = issued(id);
        CertificateNumber number = CertificateNumber.parse(first);
        String none = new CertificateNumber(number.series(), number.ordinal() - 1).toString();
        String second = issued(renewal("after void", first));
        assertEquals("superseded " + second + " [active, superseded]", looked(first));
        assertEquals("void  []", looked(none));
    }

    @Test
    void what_has_run_out_is_not_superseded_even_if_nobody_has_recorded_it() {
        String first = issued(office.ready("over"));
        String second = issued(renewal("after over", first), LAST.plusDays(1));
        assertEquals("expired", state("over"));
        assertEquals("expired " + second + " [active, expired]", looked(first));
        Refusal again = assertThrows(Refusal.class, () -> act("over", Act.RENEW, CasePath.APPLICANT, LAST.plusDays(1)));
        assertEquals("case.no-successor", again.problems().get(0).code(), "the successor is renewed");
        String third = issued(office.ready("last day"));
        issued(renewal("after last day", third), LAST);
        assertEquals("superseded", state("last day"), "the last day counts");
    }
}
