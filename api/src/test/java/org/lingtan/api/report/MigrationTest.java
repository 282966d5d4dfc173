package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.certificate.CertificateNumber;
import org.lingtan.api.certificate.NumberSeries;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TableCopies;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.review.UnitRange;

/** Tables as they were before jobs, contacts and the register, full of what really stands in them, brought up to date. */
class MigrationTest {

    /** The tables of then; all others came since. */
    private static final Set<String> THEN = Set.of(
            "access_token",
            "certificate",
            "certificate_series",
            "certification_case",
            "credit_unit",
            "halt_switch",
            "idempotency_key",
            "journal",
            "journal_head",
            "password",
            "password_link",
            "person",
            "recovery_code",
            "rulebook_draft",
            "rulebook_statement",
            "session",
            "set_up",
            "signing_key",
            "totp");

    /** The lines of every table in no order, since a table has none. */
    private static Map<String, List<String>> lines(Map<String, ByteArrayOutputStream> copies) {
        Map<String, List<String>> lines = new TreeMap<>();
        copies.forEach((table, copy) -> lines.put(
                table, copy.toString(StandardCharsets.UTF_8).lines().sorted().toList()));
        return lines;
    }

    private static TableCopies.Contents copied(Database database, Map<String, ByteArrayOutputStream> copies)
            throws IOException {
        TableCopies.Contents all =
                TableCopies.out(database, table -> copies.computeIfAbsent(table, name -> new ByteArrayOutputStream()));
        copies.keySet().retainAll(THEN);
        return new TableCopies.Contents(
                "9",
                all.tables().stream()
                        .filter(table -> THEN.contains(table.name()))
                        .toList(),
                all.sequences());
    }

    @Test
    void what_stood_in_the_tables_of_then_stands_in_those_of_now(@TempDir Path data) throws Exception {
        Map<String, ByteArrayOutputStream> then = new TreeMap<>();
        DatabaseSettings.External settings = TestDatabase.fresh();
        try (Database old = TestDatabase.open(TestDatabase.fresh())) {
            CertificateOffice office = new CertificateOffice(old, data, Clock.systemUTC());
            for (String id : List.of("plain", "suspended", "withdrawn")) {
                office.issue(id);
            }
            CasePath.act(office.body.cases(), "suspended", Act.SUSPEND, CasePath.PUBLISHER);
            CasePath.act(office.body.cases(), "withdrawn", Act.WITHDRAW, CasePath.PUBLISHER);
            office.body
                    .ledger()
                    .reserve("e", "plain", List.of(new UnitRange("VCS", "p", BigInteger.ONE, BigInteger.TEN)));
            new NumberSeries(office.body).skipTo("restore", new CertificateNumber(2026, 7));
            TableCopies.Contents contents = copied(old, then);
            TableCopies.in(
                    settings,
                    contents,
                    table -> new ByteArrayInputStream(
                            java.util.Objects.requireNonNull(then.get(table)).toByteArray()));
        }
        assertTrue(lines(then).getOrDefault("journal", List.of()).size() > 30, then::toString);
        try (Database now = TestDatabase.open(settings)) {
            Map<String, ByteArrayOutputStream> copies = new TreeMap<>();
            copied(now, copies);
            assertEquals(lines(then), lines(copies));
            CertificateOffice office = new CertificateOffice(now, data, Clock.systemUTC());
            assertEquals(
                    List.of("certificate.register", "certificate.register", "certificate.register"),
                    office.body.check().run().discrepancies().stream()
                            .map(Discrepancy::code)
                            .toList(),
                    "a server reads what certificates say when it starts, and none has started");
            Register register = new Register(office.body, Clock.systemUTC());
            assertEquals(3, register.follow());
            assertEquals(List.of(), office.body.check().run().discrepancies());
            assertEquals("suspended", answer(register, 2));
            assertEquals("withdrawn", answer(register, 3));
            assertEquals(
                    List.of("plain", "suspended"),
                    office.body.cases().runOut(java.time.LocalDate.of(2027, 6, 1)),
                    "found by the columns that came since");
            assertEquals("LT-2026-000008", office.issue("next").number().toString());
            assertEquals(List.of(), office.body.check().run().discrepancies());
        }
    }

    private static String answer(Register register, int ordinal) {
        return register.find(new CertificateNumber(2026, ordinal).toString())
                .orElseThrow()
                .answer();
    }
}
