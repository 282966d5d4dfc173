package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;

class ExpiryTest {

    @Test
    void certificates_run_out_by_the_clock_and_the_journal_says_that_no_person_did_it(@TempDir Path folder) {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Office office = new Office(database, folder, step -> {});
            Expiry expiry = new Expiry(new CertificationBody(
                    database,
                    Stores.in(folder),
                    new IssuingCore.Issuer(new JdkSealing(folder), Bindings::of),
                    Clock.systemUTC()));
            for (String id : List.of("active", "suspended", "withdrawn", "surveyed")) {
                office.issue(id, office.ready(id));
            }
            act(office, "suspended", Act.SUSPEND);
            act(office, "withdrawn", Act.WITHDRAW);
            act(office, "surveyed", Act.SURVEY);
            office.ready("never issued");
            LocalDate last = Office.DAY.plusYears(1).minusDays(1);
            assertEquals(List.of(), expiry.run(last), "the last day counts");
            assertEquals(List.of("active", "surveyed", "suspended"), sorted(expiry.run(last.plusDays(1))));
            assertEquals(List.of(), expiry.run(last.plusDays(2)), "once");
            assertEquals(
                    CaseState.EXPIRED, office.cases.find("active").orElseThrow().state());
            assertEquals(
                    CaseState.WITHDRAWN,
                    office.cases.find("withdrawn").orElseThrow().state());
            String entry = office.journal.page(0, 1_000).stream()
                    .map(line -> line.entry())
                    .filter(text -> text.contains("\"act\":\"expire\""))
                    .findFirst()
                    .orElseThrow();
            assertTrue(entry.contains("\"actor\":\"system\""), entry);
            assertEquals(List.of(), office.check.run().discrepancies());
        }
    }

    @Test
    void what_is_disputed_when_a_certificate_runs_out_is_still_settled(@TempDir Path folder) {
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Office office = new Office(database, folder, step -> {});
            CertificationBody body = new CertificationBody(
                    database,
                    Stores.in(folder),
                    new IssuingCore.Issuer(new JdkSealing(folder), Bindings::of),
                    Clock.systemUTC());
            for (String id : List.of("complaint", "appeal")) {
                office.issue(id, office.ready(id));
            }
            act(office, "complaint", Act.COMPLAIN);
            act(office, "appeal", Act.SUSPEND);
            CasePath.act(office.cases, "appeal", Act.APPEAL, CasePath.APPLICANT);
            LocalDate after = Office.DAY.plusYears(1);
            assertEquals(2, new Expiry(body).run(after).size());
            assertEquals(List.of(), office.cases.runOut(after), "recorded once, though the disputes go on");
            Register register = new Register(body, Clock.systemUTC());
            assertEquals(
                    "expired", register.find("LT-2026-000001").orElseThrow().answer());
            Person arbiter = new Person("arbiter", Person.BODY, Set.of(Role.REVIEWER));
            for (String id : List.of("complaint", "appeal")) {
                CaseFile open = office.cases.find(id).orElseThrow();
                assertEquals(id, open.state().code());
                Deed seat = new Deed(
                        Act.ASSIGN_ARBITER, Office.PUBLISHER, Optional.of(arbiter), after, "because", Map.of());
                office.cases.act(id, OptionalLong.empty(), seat);
            }
            assertEquals(
                    CaseState.EXPIRED,
                    CasePath.act(office.cases, "complaint", Act.SETTLE_COMPLAINT, arbiter)
                            .state());
            assertEquals(
                    CaseState.EXPIRED,
                    CasePath.act(office.cases, "appeal", Act.UPHOLD_APPEAL, arbiter)
                            .state(),
                    "granted, but its day is over");
            assertEquals(List.of(), office.check.run().discrepancies());
        }
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream()
                .sorted(java.util.Comparator.comparingInt(List.of("active", "surveyed", "suspended")::indexOf))
                .toList();
    }

    private static void act(Office office, String id, Act act) {
        office.cases.act(id, OptionalLong.empty(), Deed.of(act, Office.PUBLISHER, Office.DAY, "because"));
    }
}
