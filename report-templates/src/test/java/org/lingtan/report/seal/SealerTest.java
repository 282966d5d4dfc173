package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.internal.signature.TestDocument;

class SealerTest {

    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");
    private static final byte[] UNSIGNED = TestDocument.reserved();

    @TempDir
    private Path temporary = Path.of("");

    private KeyHome home = KeyHome.at(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void open() {
        home = KeyHome.at(temporary.resolve("home"), Clock.fixed(TIME, ZoneOffset.UTC));
    }

    private static byte[] seal(SealKey key) throws IOException {
        return new Sealer(key, Optional.empty()).seal(UNSIGNED, TIME);
    }

    private static List<String> codes(byte[] file) {
        return SealedReport.read(file).faults().stream().map(Problem::code).toList();
    }

    @Test
    void a_signed_report_is_as_long_as_its_unsigned_one_and_gives_it_back() throws IOException {
        SealKey key = home.evaluationKey();
        byte[] sealed = seal(key);
        SealedReport report = SealedReport.read(sealed);
        assertEquals(List.of(), report.faults());
        assertEquals(UNSIGNED.length, sealed.length);
        assertArrayEquals(UNSIGNED, report.unsigned().orElseThrow());
        assertEquals(key.chain(), report.chain());
        assertEquals(Optional.of(TIME), report.time());
        assertTrue(report.stampedBy().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new Sealer(key, Optional.empty()).seal(sealed, TIME));
    }

    @Test
    void an_unsigned_report_is_not_taken_for_a_signed_one() {
        assertFalse(codes(UNSIGNED).isEmpty());
    }

    @Test
    void a_time_stamp_tells_the_time_and_cannot_be_taken_off() throws Exception {
        Instant stamped = TIME.plusSeconds(3600);
        try (TestAuthority authority = new TestAuthority(stamped)) {
            SealKey key = home.evaluationKey();
            byte[] sealed = new Sealer(key, Optional.of(authority.source())).seal(UNSIGNED, TIME);
            SealedReport report = SealedReport.read(sealed);
            assertEquals(List.of(), report.faults());
            assertEquals(Optional.of(stamped), report.time());
            assertEquals(Optional.of(authority.source().certificate()), report.stampedBy());
        }
    }

    @Test
    void an_authority_that_is_out_of_order_stops_the_signing() throws Exception {
        SealKey key = home.evaluationKey();
        try (TestAuthority silent = new TestAuthority(TIME, answer -> new byte[0]);
                TestAuthority broken = new TestAuthority(TIME, answer -> {
                    answer[answer.length - 1] ^= 1;
                    return answer;
                });
                TestAuthority other = new TestAuthority(TIME)) {
            TimeStampSource posing = new HttpTimeStampSource(
                    ((HttpTimeStampSource) other.source()).address(),
                    broken.source().certificate());
            for (TimeStampSource source : List.of(silent.source(), broken.source(), posing)) {
                assertThrows(IOException.class, () -> new Sealer(key, Optional.of(source)).seal(UNSIGNED, TIME));
            }
        }
    }

    @Test
    void rsa_signs_too() throws Exception {
        SealKey key = home.key(
                TestKeys.file(temporary.resolve("rsa.p12"), TestKeys.rsa(3072)), Optional.empty(), TestKeys.PASSWORD);
        assertEquals(List.of(), codes(seal(key)));
    }

    @Test
    void the_other_form_of_an_elliptic_signature_is_none() throws IOException {
        SealKey key = home.evaluationKey();
        byte[] content = "x".getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.sign(content);
        assertTrue(SealKey.verify(key.certificate(), content, signature));
        var pair = org.bouncycastle.asn1.ASN1Sequence.getInstance(signature);
        var s = org.bouncycastle.asn1.ASN1Integer.getInstance(pair.getObjectAt(1))
                .getValue();
        byte[] other = new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    pair.getObjectAt(0), new org.bouncycastle.asn1.ASN1Integer(KeyFiles.ORDER_OF_P256.subtract(s))
                })
                .getEncoded();
        assertFalse(SealKey.verify(key.certificate(), content, other));
    }

    @Test
    void a_token_signs_without_giving_its_key_away() throws Exception {
        boolean isThere = TestToken.library().isPresent();
        if (!isThere) {
            System.out.println("Not tested: a PKCS#11 token, since softhsm2 is not installed (.ci/run installs it).");
        }
        Assumptions.assumeTrue(isThere, "softhsm2 is not installed");
        Path file = TestToken.make(temporary);
        KeyPassword pin = any -> Optional.of(TestToken.PIN.clone());
        SealKey key = home.key(file, Optional.empty(), pin);
        assertEquals(null, key.privateKey().getEncoded());
        assertEquals(List.of(), codes(seal(key)));
        SourceException refused = assertThrows(SourceException.class, () -> home.key(file, Optional.of("other"), pin));
        assertEquals("key.entry", refused.problems().get(0).code());
    }
}
