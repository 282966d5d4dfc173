package org.lingtan.api.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.settings.GivenSettings;
import org.lingtan.api.settings.SettingKey;
import org.lingtan.api.settings.SettingsReader;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.SealedReport;

/** Certificates signed with a key, a time-stamp and revocation lists that a settings file names. */
class CertificateSignerTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private SigningSettings settings(String more) throws IOException {
        Path file = Files.writeString(
                folder.resolve("lingtan.yaml"),
                "data: data\nserver: {address: 'https://register.example'}\nbody: {zh: 机构, en: Body}\n" + more);
        GivenSettings given = GivenSettings.of(file).with(SettingKey.DATA, List.of(data().toString()));
        return new SettingsReader(given, Map.of()).server().signing();
    }

    private Path data() throws IOException {
        return Files.createDirectories(folder.resolve("data"));
    }

    private CertificateOffice office(Database database, String more) throws IOException {
        return new CertificateOffice(database, data(), settings(more), CLOCK);
    }

    private static SealedReport report(CertificateOffice office, Certificate issued) throws IOException {
        SealedReport report = SealedReport.read(Files.readAllBytes(office.file(issued)));
        assertEquals(List.of(), report.faults());
        return report;
    }

    private static boolean isForEvaluation(SealedReport report) {
        return ReportData.read(Objects.requireNonNull(report.attachments().get(ReportWriter.JSON)))
                .isForEvaluationOnly();
    }

    private static String signer(SealedReport report) {
        return SealKey.name(report.chain().get(0));
    }

    @Test
    void the_configured_key_signs_and_what_former_keys_signed_stays_genuine() throws Exception {
        HouseKeys.create(folder, "First");
        HouseKeys.create(folder, "Second");
        try (Database database = Database.open(TestDatabase.fresh(), 2)) {
            CertificateOffice evaluation = office(database, "");
            SealedReport zero = report(evaluation, evaluation.issue("zero"));
            assertTrue(isForEvaluation(zero));
            CertificateOffice before = office(database, "key: {file: First.p12}\n");
            SealedReport one = report(before, before.issue("one"));
            assertEquals("First", signer(one));
            assertFalse(isForEvaluation(one));
            CertificateOffice after = office(database, "key: {file: Second.p12, entry: body}\n");
            SealedReport two = report(after, after.issue("two"));
            assertEquals("Second", signer(two));
            assertEquals(List.of(), after.body.check().run().discrepancies());
            assertEquals(
                    3,
                    KeyHome.at(folder.resolve("data/keys"), CLOCK)
                            .issuers()
                            .all()
                            .size());
        }
    }

    @Test
    void a_key_that_cannot_be_used_is_refused_before_anything_is_signed() throws Exception {
        Path key = HouseKeys.create(folder, "Body");
        Files.writeString(folder.resolve("Body.p12.password"), "wrong\n");
        SigningSettings wrong = settings("key: {file: Body.p12}\n");
        KeyHome home = KeyHome.at(data().resolve("keys"), CLOCK);
        SourceException password = assertThrows(SourceException.class, () -> CertificateSigner.of(home, wrong, NOW));
        assertEquals("key.password", password.problems().get(0).code());
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        SourceException mode = assertThrows(SourceException.class, () -> CertificateSigner.of(home, wrong, NOW));
        assertEquals("key.mode", mode.problems().get(0).code());
        assertEquals(List.of(), home.issuers().all(), "a refused key is no issuer");
    }

    @Test
    void a_time_stamp_is_set_and_while_the_authority_is_silent_nothing_is_issued_and_no_number_lost() throws Exception {
        HouseKeys.create(folder, "Body");
        try (StampServer stamps = new StampServer(NOW);
                Database database = Database.open(TestDatabase.fresh(), 2)) {
            stamps.writeCertificate(folder.resolve("tsa.pem"));
            CertificateOffice office = office(
                    database,
                    "key: {file: Body.p12}\ntime-stamp: {url: '" + stamps.url() + "', certificate: tsa.pem}\n");
            stamps.isOff = true;
            Refusal silent = assertThrows(Refusal.class, () -> office.issue("one"));
            assertEquals("certificate.not-signed", silent.problems().get(0).code());
            assertEquals(Refusal.Reason.IO, silent.reason());
            assertEquals(List.of(), office.body.check().run().discrepancies());
            stamps.isOff = false;
            Certificate issued = office.again("one");
            assertEquals("LT-2026-000001", issued.number().toString());
            SealedReport report = report(office, issued);
            assertEquals(Optional.of(stamps.certificate()), report.stampedBy());
            assertEquals(Optional.of(NOW), report.time());
            assertEquals(List.of(), office.body.check().run().discrepancies());
        }
    }

    @Test
    void revocation_lists_are_read_for_every_certificate_and_one_that_revokes_the_key_stops_issuing() throws Exception {
        Path key = HouseKeys.create(folder, "Body");
        Path list = HouseKeys.revocationList(key, "1");
        try (Database database = Database.open(TestDatabase.fresh(), 2)) {
            String settings = "key: {file: Body.p12}\nrevocation-lists: [" + list + "]\n";
            CertificateOffice office = new CertificateOffice(database, data(), settings(settings), Clock.systemUTC());
            Certificate issued = office.issue("one");
            assertEquals("Body", signer(report(office, issued)));
            String pdf = Files.readString(office.file(issued), StandardCharsets.ISO_8859_1);
            assertTrue(pdf.contains("/CRLs"), "the list is not inside");
            HouseKeys.revocationList(key, HouseKeys.serial(key));
            Refusal revoked = assertThrows(Refusal.class, () -> office.issue("two"));
            assertEquals("crl.revoked", revoked.problems().get(0).code());
            assertThrows(
                    SourceException.class,
                    () -> new CertificateOffice(database, data(), settings(settings), Clock.systemUTC()));
        }
    }
}
