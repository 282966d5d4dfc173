package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.seal.RegisterSnapshot.Change;
import org.lingtan.report.seal.RegisterSnapshot.Entry;
import org.lingtan.report.seal.RegisterSnapshot.Status;

/** What a signed copy of the register tells of a certificate, and that it is read only as signed. */
class RegisterSnapshotTest extends VerifierAtHome {

    private static RegisterSnapshot snapshot(byte[] certificate, Status status) {
        return snapshot(3, TIME.plus(Duration.ofDays(5)), NUMBER, CanonicalJson.digest(certificate), status);
    }

    private static RegisterSnapshot snapshot(int sequence, Instant taken, String number, String digest, Status status) {
        return new RegisterSnapshot(
                "https://register.example",
                sequence,
                taken,
                taken.plus(Duration.ofDays(7)),
                List.of(new Entry(number, digest, status, List.of(new Change(TIME, Status.ACTIVE, "issued")))));
    }

    @Test
    void a_certificate_is_what_the_register_says() throws IOException {
        byte[] sealed = Certified.sealed(Certified.certificate(NUMBER), home.evaluationKey());
        Map<Status, Verdict> expected = Map.of(
                Status.ACTIVE, Verdict.VALID,
                Status.SUSPENDED, Verdict.SUSPENDED,
                Status.WITHDRAWN, Verdict.WITHDRAWN,
                Status.EXPIRED, Verdict.EXPIRED,
                Status.SUPERSEDED, Verdict.SUPERSEDED);
        for (Map.Entry<Status, Verdict> one : expected.entrySet()) {
            Verification found = verify(sealed, Optional.of(snapshot(sealed, one.getKey())));
            assertEquals(one.getValue(), found.verdict(), codes(found).toString());
            assertTrue(found.asOf().isPresent());
        }
        Verification without = verify(sealed, Optional.empty());
        assertEquals(Verdict.CANNOT_TELL, without.verdict());
        assertEquals(List.of("seal.no-register"), codes(without));
    }

    @Test
    void a_certificate_past_its_validity_is_expired_whatever_the_register_forgot() throws IOException {
        byte[] sealed = Certified.sealed(Certified.certificate(NUMBER), home.evaluationKey());
        Instant late = Instant.parse("2029-03-02T00:00:00Z");
        RegisterSnapshot register =
                snapshot(9, late.minusSeconds(60), NUMBER, CanonicalJson.digest(sealed), Status.ACTIVE);
        Verification found = new ReportVerifier(home.issuers(), ReportTemplate.shipped(), Optional.of(register))
                .verify(sealed, late);
        assertEquals(Verdict.EXPIRED, found.verdict());
    }

    @Test
    void a_certificate_that_the_register_does_not_have_is_not_ours_although_our_key_signed_it() throws IOException {
        byte[] sealed = Certified.sealed(Certified.certificate(NUMBER), home.evaluationKey());
        byte[] again = Certified.sealed(Certified.certificate(NUMBER), home.evaluationKey());
        Instant taken = TIME.plus(Duration.ofDays(5));
        for (RegisterSnapshot register : List.of(
                snapshot(3, taken, "LT-2026-0002", CanonicalJson.digest(sealed), Status.ACTIVE),
                snapshot(again, Status.ACTIVE))) {
            Verification found = verify(sealed, Optional.of(register));
            assertEquals(Verdict.NOT_OURS, found.verdict());
            assertEquals(List.of("seal.unregistered"), codes(found));
        }
    }

    @Test
    void an_old_snapshot_tells_nothing() throws IOException {
        byte[] sealed = Certified.sealed(Certified.certificate(NUMBER), home.evaluationKey());
        String digest = CanonicalJson.digest(sealed);
        for (Instant taken : List.of(TIME.minusSeconds(1), TODAY.minus(Duration.ofDays(8)))) {
            Verification found = verify(sealed, Optional.of(snapshot(3, taken, NUMBER, digest, Status.ACTIVE)));
            assertEquals(Verdict.CANNOT_TELL, found.verdict());
            assertEquals(List.of("seal.snapshot-old"), codes(found));
        }
    }

    @Test
    void a_home_remembers_the_latest_snapshot_it_saw() throws IOException {
        home.evaluationKey();
        assertTrue(home.isNewest(snapshot(3, TIME, NUMBER, "", Status.ACTIVE)));
        assertTrue(home.isNewest(snapshot(4, TIME, NUMBER, "", Status.WITHDRAWN)));
        assertTrue(home.isNewest(snapshot(4, TIME, NUMBER, "", Status.WITHDRAWN)));
        assertFalse(home.isNewest(snapshot(3, TIME, NUMBER, "", Status.ACTIVE)));
    }

    @Test
    void a_snapshot_is_read_only_as_its_issuer_signed_it() throws IOException {
        SealKey key = home.evaluationKey();
        RegisterSnapshot snapshot = snapshot(3, TIME, NUMBER, "sha256:00", Status.WITHDRAWN);
        byte[] file = snapshot.write(key);
        assertEquals(snapshot, RegisterSnapshot.read(file, home.issuers()));
        String text = new String(file, StandardCharsets.UTF_8);
        assertEquals("snapshot.altered", refusal(text.replace("withdrawn", "active")));
        assertEquals("snapshot.form", refusal(text + " "));
        assertEquals("snapshot.form", refusal(text.replace("\"sequence\":3", "\"sequence\":3.0")));
        byte[] foreign = snapshot.write(home("stranger").evaluationKey());
        assertEquals("snapshot.foreign", refusal(new String(foreign, StandardCharsets.UTF_8)));
    }

    /** Larger than any other JSON that is read, and altered where it is longest. */
    @Test
    void a_snapshot_of_a_large_register_is_read_and_checked_to_the_last_entry() throws IOException {
        SealKey key = home.evaluationKey();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            List<Change> life = List.of(new Change(TIME, Status.ACTIVE, ""), new Change(TIME, Status.SUSPENDED, "停产"));
            entries.add(new Entry("LT-2026-%06d".formatted(i), "sha256:" + "0".repeat(64), Status.SUSPENDED, life));
        }
        RegisterSnapshot snapshot =
                new RegisterSnapshot("https://register.example", 3, TIME, TIME.plus(Duration.ofDays(1)), entries);
        byte[] file = snapshot.write(key);
        assertTrue(file.length > 5_000_000, "larger than what is read elsewhere: " + file.length);
        assertEquals(snapshot, RegisterSnapshot.read(file, home.issuers()));
        String text = new String(file, StandardCharsets.UTF_8);
        assertEquals("snapshot.altered", refusal(text.replace("LT-2026-024999", "LT-2026-025000")));
        assertEquals("snapshot.form", refusal(text.replace("},{\"digest\"", "}, {\"digest\"")));
        assertEquals("snapshot.form", refusal(text.substring(0, text.length() - 1) + " }"));
        assertEquals("json.broken", refusal(text.substring(0, text.length() - 1)));
    }

    @Test
    void a_snapshot_of_an_empty_register_is_read() throws IOException {
        RegisterSnapshot snapshot = new RegisterSnapshot("r", 1, TIME, TIME.plus(Duration.ofDays(1)), List.of());
        assertEquals(snapshot, RegisterSnapshot.read(snapshot.write(home.evaluationKey()), home.issuers()));
    }

    private String refusal(String snapshot) throws IOException {
        Issuers issuers = home.issuers();
        return assertThrows(
                        SourceException.class,
                        () -> RegisterSnapshot.read(snapshot.getBytes(StandardCharsets.UTF_8), issuers))
                .problems()
                .get(0)
                .code();
    }
}
