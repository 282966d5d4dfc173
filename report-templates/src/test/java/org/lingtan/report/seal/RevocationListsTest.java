package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lingtan.report.seal.Certified.TIME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;

class RevocationListsTest {

    private static final Instant TODAY = TIME.plus(Duration.ofDays(30));

    @TempDir
    private Path folder = Path.of("");

    private KeyHome home = KeyHome.at(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void open() {
        home = KeyHome.at(folder.resolve("home"), Clock.fixed(TIME.minusSeconds(60), ZoneOffset.UTC));
    }

    private SealKey issuer() throws IOException {
        return KeyFiles.read(
                home.folder().resolve("keys").resolve("evaluation.p12"), Optional.of("issuer"), KeyPassword.beside());
    }

    /** A list of an authority that names the key's certificate as revoked at a time, where there is one. */
    private byte[] list(SealKey authority, Instant from, Optional<Instant> revoked) throws Exception {
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(from));
        list.setNextUpdate(Date.from(from.plus(Duration.ofDays(7))));
        revoked.ifPresent(time -> {
            try {
                list.addCRLEntry(
                        home.evaluationKey().certificate().getSerialNumber(), Date.from(time), CRLReason.keyCompromise);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.privateKey()))
                .getEncoded();
    }

    private List<byte[]> read(byte[] list) throws IOException {
        Path file = Files.write(folder.resolve("list.crl"), list);
        return RevocationLists.read(List.of(file), home.evaluationKey(), TIME);
    }

    private String refused(byte[] list) {
        return assertThrows(SourceException.class, () -> read(list))
                .problems()
                .get(0)
                .code();
    }

    private Verification verified(List<byte[]> lists) throws IOException {
        SealKey key = home.evaluationKey();
        byte[] unsigned = new ReportWriter(ReportTemplate.shipped())
                .write(Certified.self(), List.of(ReportCredential.issue(Certified.self(), key)), lists);
        byte[] sealed = new Sealer(key, Optional.empty()).seal(unsigned, TIME);
        return new ReportVerifier(home.issuers(), ReportTemplate.shipped(), Optional.empty()).verify(sealed, TODAY);
    }

    private static List<String> codes(Verification found) {
        return found.findings().stream().map(Problem::code).toList();
    }

    @Test
    void a_list_in_force_is_carried_inside_and_the_report_stays_valid() throws Exception {
        home.evaluationKey();
        List<byte[]> lists = read(list(issuer(), TIME.minusSeconds(60), Optional.empty()));
        Verification found = verified(lists);
        assertEquals(List.of(), codes(found));
        assertEquals(Verdict.VALID, found.verdict());
    }

    @Test
    void lists_that_do_not_fit_are_refused_before_anything_is_signed() throws Exception {
        home.evaluationKey();
        SealKey other = TestKeys.selfSigned(EvaluationCertificates.newKeyPair(), "Somebody else");
        assertEquals("crl.form", refused("no list".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("crl.foreign", refused(list(other, TIME.minusSeconds(60), Optional.empty())));
        assertEquals("crl.time", refused(list(issuer(), TIME.plusSeconds(60), Optional.empty())));
        assertEquals("crl.time", refused(list(issuer(), TIME.minus(Duration.ofDays(8)), Optional.empty())));
        assertEquals("crl.revoked", refused(list(issuer(), TIME.minusSeconds(60), Optional.of(TIME.minusSeconds(90)))));
    }

    @Test
    void a_report_whose_own_list_revokes_its_signer_is_not_ours() throws Exception {
        home.evaluationKey();
        Verification before =
                verified(List.of(list(issuer(), TIME.minusSeconds(60), Optional.of(TIME.minusSeconds(90)))));
        assertEquals(List.of("seal.revoked"), codes(before));
        assertEquals(Verdict.NOT_OURS, before.verdict());
        Verification after = verified(List.of(list(issuer(), TIME.minusSeconds(60), Optional.of(TIME.plusSeconds(9)))));
        assertEquals(Verdict.VALID, after.verdict(), "revoked only after it signed");
        SealKey other = TestKeys.selfSigned(EvaluationCertificates.newKeyPair(), "Somebody else");
        assertEquals(
                List.of("seal.crl"), codes(verified(List.of(list(other, TIME.minusSeconds(60), Optional.empty())))));
    }
}
