package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.Examples;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;

class ReportVerifierTest extends VerifierAtHome {

    private Verification verify(byte[] file) throws IOException {
        return verify(file, Optional.empty());
    }

    @Test
    void a_self_assessment_is_valid_and_says_with_which_key() throws IOException {
        Verification found = verify(Certified.sealed(Certified.self(), home.evaluationKey()));
        assertEquals(List.of(), codes(found));
        assertEquals(Verdict.VALID, found.verdict());
        assertTrue(found.isEvaluation());
        assertEquals(Optional.of(TIME), found.signed());
        assertEquals("nzcp", found.data().orElseThrow().assessment().rulebook().id());
    }

    @Test
    void every_forgery_by_a_stranger_is_found_out_and_named() throws IOException {
        byte[] sealed = Certified.sealed(Certified.self(), home.evaluationKey());
        Map<String, Forgeries.Forgery> forgeries =
                Forgeries.of(sealed, home("stranger").evaluationKey());
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, Forgeries.Forgery> forgery : forgeries.entrySet()) {
            Verification found = verify(forgery.getValue().file());
            if (found.verdict() != Verdict.ALTERED
                    || !codes(found).contains(forgery.getValue().code())) {
                missed.add(forgery.getKey() + ": " + found.verdict() + " " + codes(found));
            }
        }
        System.out.printf("Forgeries by strangers: %d kinds, %d missed%n", forgeries.size(), missed.size());
        assertEquals(List.of(), missed);
    }

    /** What a thief of the key could sign: the signature holds, and the report contradicts its own data. */
    @Test
    void a_report_that_prints_something_else_is_found_out_although_our_key_signed_it() throws IOException {
        SealKey key = home.evaluationKey();
        ReportData data = Certified.self();
        List<ReportAttachment> right = List.of(ReportCredential.issue(data, key));
        assertTrue(distinct(verify(Certified.sealed(
                        data, key, right, template("texts", "cover.level.unscored=Conclusion, excellent"))))
                .contains("seal.page"));
        assertEquals(
                List.of("seal.drawing"), distinct(verify(Certified.sealed(data, key, right, template("colour", "")))));
        assertTrue(distinct(verify(Certified.sealed(data, key, right, template("parts", ""))))
                .contains("seal.pages"));
    }

    private static List<String> distinct(Verification found) {
        assertEquals(Verdict.ALTERED, found.verdict());
        return codes(found).stream().distinct().toList();
    }

    /** A template that poses as the shipped one. */
    private ReportTemplate template(String what, String text) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(what));
        String yaml = new String(
                java.util.Objects.requireNonNull(
                                ReportTemplate.class.getResourceAsStream("templates/lingtan/template.yaml"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        if (what.equals("colour")) {
            yaml = yaml.replaceFirst("accent: \"#[0-9A-Fa-f]{6}\"", "accent: \"#112233\"");
        }
        if (what.equals("parts")) {
            yaml = yaml.replace("criteria, measures, ", "");
        }
        if (what.equals("cover")) {
            yaml = yaml.replaceFirst("parts: \\[[^\\]]*\\]", "parts: [cover]");
        }
        Files.writeString(folder.resolve("template.yaml"), yaml);
        if (!text.isEmpty()) {
            Files.writeString(folder.resolve("texts.properties"), text + "\n");
            Files.writeString(folder.resolve("texts_zh.properties"), text + "\n");
        }
        return ReportTemplate.of(folder);
    }

    @Test
    void a_report_of_another_layout_is_not_called_altered_and_not_valid() throws IOException {
        SealKey key = home.evaluationKey();
        String json = new String(Certified.self().toJson(), StandardCharsets.UTF_8);
        String own = ReportTemplate.shipped().layout();
        ReportData later = ReportData.read(
                json.replace(own, "lingtan@999-0123456789abcdef").getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Certified.sealed(later, key);
        Verification found = verify(sealed);
        assertEquals(Verdict.CANNOT_TELL, found.verdict());
        assertEquals(List.of("seal.layout"), codes(found));
        sealed[sealed.length / 2] ^= 1;
        assertEquals(Verdict.ALTERED, verify(sealed).verdict());
        byte[] foreign = Certified.sealed(later, home("stranger").evaluationKey());
        assertEquals(Verdict.NOT_OURS, verify(foreign).verdict());
    }

    /** A stranger's data are laid out before anybody knows whose they are: nothing in them may end the verifier. */
    @Test
    void data_that_no_report_of_ours_holds_are_a_finding() throws IOException {
        SealKey stranger = home("stranger").evaluationKey();
        String json = new String(Certified.self().toJson(), StandardCharsets.UTF_8);
        int criteria = json.indexOf("\"criteria\":[");
        String ranks = json.substring(0, criteria)
                + json.substring(criteria)
                        .replace("\"kind\":\"core\"", "\"kind\":\"prerequisite\"")
                        .replace("\"unit\":\"tCO2/tce\"", "\"unit\":\"rank\"");
        assertFalse(ranks.equals(json));
        for (ReportData data : List.of(ofUnknownBasis(), ReportData.read(ranks.getBytes(StandardCharsets.UTF_8)))) {
            Map<SealKey, Verdict> signers = Map.of(stranger, Verdict.NOT_OURS, home.evaluationKey(), Verdict.ALTERED);
            for (Map.Entry<SealKey, Verdict> signer : signers.entrySet()) {
                byte[] sealed = Certified.sealed(
                        data,
                        signer.getKey(),
                        List.of(ReportCredential.issue(data, signer.getKey())),
                        template("cover", ""));
                assertEquals(signer.getValue(), verify(sealed).verdict());
            }
        }
    }

    /** A whole report, its digest right, with a word for the basis of its criteria that there is not. */
    private static ReportData ofUnknownBasis() {
        EvidencePackage evidence = Examples.evidence("office-park");
        Assessment real = Examples.assess(evidence, "nzcp", ReviewRecord.none()).get(0);
        Assessment invented = new Assessment(
                real.rulebook(),
                real.titles(),
                real.rulebookDigest(),
                real.dependencies(),
                real.factorsDigest(),
                real.subject(),
                real.date(),
                real.assurance(),
                real.rating(),
                real.determinations().stream()
                        .map(ReportVerifierTest::ofUnknownBasis)
                        .toList(),
                real.offsets(),
                real.basis(),
                real.coverage(),
                real.warnings(),
                "");
        return Examples.source(real)
                .selfAssessment(
                        evidence,
                        AssessmentDigest.sealed(invented, evidence.digest(), ReviewRecord.none()),
                        ReportLanguage.EN,
                        ReportTemplate.shipped().layout(),
                        true);
    }

    private static Determination ofUnknownBasis(Determination d) {
        return new Determination(
                d.criterion(),
                d.clause(),
                d.group(),
                d.titles(),
                d.outcome(),
                d.points(),
                d.claimedPoints(),
                d.possiblePoints(),
                d.max(),
                "invented",
                d.judging(),
                d.rules(),
                d.inputs(),
                d.parts(),
                d.missing(),
                d.twin(),
                d.evidence());
    }

    /** The pages stay as they are but for the code, which leads to another register. */
    private static byte[] withCodeOf(byte[] report, byte[] other) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (PdfDocument from = new PdfDocument(new PdfReader(new java.io.ByteArrayInputStream(other)));
                PdfDocument to =
                        new PdfDocument(new PdfReader(new java.io.ByteArrayInputStream(report)), new PdfWriter(out))) {
            PdfDictionary ours = to.getPage(1).getResources().getResource(PdfName.XObject);
            PdfDictionary theirs = from.getPage(1).getResources().getResource(PdfName.XObject);
            for (PdfName name : ours.keySet()) {
                ours.getAsStream(name).setData(theirs.getAsStream(name).getBytes());
            }
        }
        return out.toByteArray();
    }

    @Test
    void a_swapped_code_is_found_out_and_named_as_a_drawing_of_its_page() throws IOException {
        ReportData data = Certified.certificate(NUMBER);
        String json = new String(data.toJson(), StandardCharsets.UTF_8);
        String address = "https://register.example/" + NUMBER;
        assertTrue(json.contains(address), json);
        ReportData other = ReportData.read(
                json.replace(address, "https://registre.example/" + NUMBER).getBytes(StandardCharsets.UTF_8));
        byte[] written = new ReportWriter().write(data);
        byte[] theirs = new ReportWriter().write(other);
        List<Problem> found = PageComparison.of(withCodeOf(written, theirs), written);
        assertEquals(
                List.of("seal.drawing"),
                found.stream().map(Problem::code).distinct().toList(),
                found.toString());
        assertTrue(found.get(0).message().en().contains("page 1"), found.toString());
        assertEquals(
                List.of("seal.rest"),
                PageComparison.of(withCodeOf(written, written), written).stream()
                        .map(Problem::code)
                        .toList());
        byte[] sealed = Certified.sealed(data, home.evaluationKey());
        assertEquals(Verdict.ALTERED, verify(withCodeOf(sealed, theirs)).verdict());
    }

    @Test
    void files_inside_that_do_not_belong_there_are_found_out_although_our_key_signed_them() throws IOException {
        SealKey key = home.evaluationKey();
        ReportData data = Certified.self();
        ReportAttachment right = ReportCredential.issue(data, key);
        ReportAttachment other = ReportCredential.issue(Certified.certificate(NUMBER), key);
        ReportAttachment foreign = ReportCredential.issue(data, home("stranger").evaluationKey());
        ReportAttachment more = new ReportAttachment("notes.txt", "text/plain", new byte[] {65});
        ReportTemplate shipped = ReportTemplate.shipped();
        assertTrue(codes(verify(Certified.sealed(data, key, List.of(other), shipped)))
                .contains("seal.credential"));
        assertTrue(codes(verify(Certified.sealed(data, key, List.of(foreign), shipped)))
                .contains("seal.credential"));
        assertTrue(
                codes(verify(Certified.sealed(data, key, List.of(), shipped))).contains("seal.credential"));
        assertTrue(codes(verify(Certified.sealed(data, key, List.of(right, more), shipped)))
                .contains("seal.attachment"));
    }

    @Test
    void a_report_signed_by_anybody_else_is_not_ours_whatever_its_name() throws Exception {
        SealKey ours = home.evaluationKey();
        SealKey theirs = home("stranger").evaluationKey();
        assertEquals(List.of("seal.foreign"), foreign(theirs));
        SealKey posing = TestKeys.selfSigned(
                EvaluationCertificates.newKeyPair(), "O=Lingtan,OU=for evaluation only,CN=Lingtan self-assessment");
        assertEquals(
                ours.certificate().getSubjectX500Principal(),
                posing.certificate().getSubjectX500Principal());
        assertEquals(List.of("seal.foreign"), foreign(posing));
    }

    private List<String> foreign(SealKey key) throws IOException {
        Verification found = verify(Certified.sealed(Certified.self(), key));
        assertEquals(Verdict.NOT_OURS, found.verdict());
        return codes(found);
    }

    @Test
    void what_a_key_signs_after_its_time_is_not_ours_and_what_it_signed_before_stays_valid() throws IOException {
        SealKey old = home.evaluationKey();
        byte[] before = Certified.sealed(Certified.self(), old);
        KeyHome.at(home.folder(), Clock.fixed(TIME.plusSeconds(5), ZoneOffset.UTC))
                .rotate("lost");
        assertEquals(Verdict.VALID, verify(before).verdict());
        byte[] unsigned =
                new ReportWriter().write(Certified.self(), List.of(ReportCredential.issue(Certified.self(), old)));
        byte[] meanwhile = new Sealer(old, Optional.empty()).seal(unsigned, TIME.plusSeconds(5));
        assertEquals(Verdict.VALID, verify(meanwhile).verdict(), "in the very second in which the key ended");
        byte[] after = new Sealer(old, Optional.empty()).seal(unsigned, TIME.plusSeconds(6));
        assertEquals(Verdict.NOT_OURS, verify(after).verdict());
        assertEquals(List.of("seal.key-time"), codes(verify(after)));
    }

    @Test
    void the_label_for_evaluation_only_must_fit_the_key() throws Exception {
        SealKey body = home.key(
                TestKeys.file(temporary.resolve("body.p12"), EvaluationCertificates.newKeyPair()),
                Optional.empty(),
                TestKeys.PASSWORD);
        assertTrue(codes(verify(Certified.sealed(Certified.self(), body))).contains("seal.label"));
    }

    @Test
    void a_time_stamp_of_another_signature_does_not_count_and_none_can_be_taken_off() throws Exception {
        SealKey key = home.evaluationKey();
        byte[] unsigned =
                new ReportWriter().write(Certified.self(), List.of(ReportCredential.issue(Certified.self(), key)));
        try (TestAuthority authority = new TestAuthority(TIME)) {
            byte[] stamped = new Sealer(key, Optional.of(authority.source())).seal(unsigned, TIME);
            assertEquals(Verdict.CANNOT_TELL, verify(stamped).verdict());
            assertEquals(List.of("seal.time-stamp-foreign"), codes(verify(stamped)));
            home.accept(authority.source().certificate());
            home.accept(authority.source().certificate());
            assertEquals(1, home.issuers().authorities().size());
            Verification found = verify(stamped);
            assertEquals(Verdict.VALID, found.verdict());
            assertEquals(List.of(), codes(found));
            assertTrue(found.isStamped());
            assertEquals(List.of("seal.content"), codes(verify(StampForgeries.stripped(stamped))));
            byte[] other = new Sealer(key, Optional.of(authority.source())).seal(unsigned, TIME.plusSeconds(1));
            assertEquals(List.of("seal.time-stamp"), codes(verify(StampForgeries.moved(stamped, other))));
        }
    }

    @Test
    void what_is_no_report_is_refused_as_such() {
        for (byte[] file : List.of(new byte[0], "plain text".getBytes(StandardCharsets.US_ASCII))) {
            SourceException refused = assertThrows(SourceException.class, () -> verify(file));
            assertEquals("seal.not-pdf", refused.problems().get(0).code());
        }
    }
}
