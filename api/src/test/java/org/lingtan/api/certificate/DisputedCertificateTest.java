package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.CaseQueue;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.problem.Refusal;

/** What somebody says about a certificate stops neither corrections to it nor its renewal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisputedCertificateTest {

    private static final Person PARK = CasePath.APPLICANT;
    private static final Person BODY = Office.PUBLISHER;

    private Database database;
    private Office office;

    @BeforeAll
    void open(@TempDir Path data) {
        database = TestDatabase.open(TestDatabase.fresh());
        office = new Office(database, data, step -> {});
    }

    @AfterAll
    void close() {
        assertEquals(List.of(), office.check.run().discrepancies());
        database.close();
    }

    /** A certificate of whose surveillance something is to be corrected by a day. */
    private void found(String id) {
        office.issue(id, office.ready(id));
        act(id, Act.SURVEY, BODY);
        Details due = Details.of(Map.of(Field.DUE, Office.DAY.plusDays(9).toString()));
        office.cases.act(
                id,
                OptionalLong.empty(),
                new Deed(Act.FIND, BODY, Optional.empty(), Office.DAY, "no meter", due, Map.of()));
    }

    private CaseFile act(String id, Act act, Person person) {
        return office.cases.act(id, OptionalLong.empty(), Deed.of(act, person, Office.DAY, "because"));
    }

    private String refused(String id, Act act, Person person) {
        return assertThrows(Refusal.class, () -> act(id, act, person))
                .problems()
                .get(0)
                .code();
    }

    private List<String> overdue(LocalDate today) {
        CaseQueue queue = new CaseQueue(CaseQueue.Which.OVERDUE, Optional.empty(), today);
        return office.cases.list(BODY, queue, "", 100).stream()
                .map(CaseFile::id)
                .toList();
    }

    @Test
    void what_was_found_is_corrected_and_the_certificate_renewed_while_a_complaint_is_open() {
        found("complaint");
        act("complaint", Act.COMPLAIN, BODY);
        act("complaint", Act.REMEDY, PARK);
        act("complaint", Act.REFUSE_REMEDY, BODY);
        act("complaint", Act.REMEDY, PARK);
        act("complaint", Act.CLOSE_FINDING, BODY);
        assertEquals(
                "complaint", act("complaint", Act.RENEW, PARK).state().code(), "the complaint is still to be settled");
    }

    @Test
    void a_certificate_that_was_withdrawn_is_neither_corrected_nor_renewed_nor_late() {
        found("withdrawn");
        found("in force");
        LocalDate due = Office.DAY.plusDays(9);
        assertEquals(List.of(), overdue(due), "the last day counts");
        assertEquals(List.of("in force", "withdrawn"), overdue(due.plusDays(1)));
        act("withdrawn", Act.WITHDRAW, BODY);
        assertEquals(List.of("in force"), overdue(due.plusDays(1)));
        act("withdrawn", Act.APPEAL, PARK);
        assertEquals(List.of("in force"), overdue(due.plusDays(1)));
        CaseFile withdrawn = office.cases.find("withdrawn").orElseThrow();
        CaseFile inForce = office.cases.find("in force").orElseThrow();
        assertEquals(
                List.of(false, true),
                List.of(withdrawn, inForce).stream()
                        .map(file -> file.isOverdue(
                                file.matters().open(Matter.Kind.FINDING).get(0), due.plusDays(1)))
                        .toList());
        assertEquals("case.certified", refused("withdrawn", Act.REMEDY, PARK));
        assertEquals("case.renewable", refused("withdrawn", Act.RENEW, PARK));
    }
}
