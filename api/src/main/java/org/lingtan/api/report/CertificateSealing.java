package org.lingtan.api.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.certificate.Sealing;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.Issuer;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.SealedReport;

/**
 * Signs certificates as reports in PDF, with the key of the data folder. The report carries the whole assessment and the
 * review record, so that what the decision was bound to can be read out of the document itself.
 */
public final class CertificateSealing implements Sealing {

    private final CertificateSigner signer;
    private final Draft draft;
    private final Clock clock;

    /** What a certificate prints. */
    @FunctionalInterface
    public interface Draft {

        /**
         * The data of a certificate.
         *
         * @param file the case
         * @param content what the certificate says
         * @param isForEvaluationOnly whether the key that will sign is an evaluation key
         * @return the data
         */
        ReportData of(CaseFile file, JsonNode content, boolean isForEvaluationOnly);
    }

    /**
     * Sealing with a key of the house.
     *
     * @param signer signs
     * @param draft what is printed
     * @param clock what time it is
     */
    public CertificateSealing(CertificateSigner signer, Draft draft, Clock clock) {
        this.signer = signer;
        this.draft = draft;
        this.clock = clock;
    }

    /**
     * A sealing that only tells genuine documents from others.
     *
     * @param home the keys
     * @return the sealing
     */
    public static CertificateSealing reading(KeyHome home) {
        return new CertificateSealing(
                CertificateSigner.none(home),
                (file, content, evaluation) -> {
                    throw new IllegalStateException("A check signs nothing.");
                },
                Clock.systemUTC());
    }

    @Override
    public byte[] seal(CaseFile file, String content) {
        try {
            SealKey signing = signer.key();
            ReportData data = draft.of(file, parsed(content), signing.isEvaluation());
            return signer.sign(data, signing, clock.instant());
        } catch (IOException e) {
            // The number stays intended; whoever asks again under the same key ends it.
            throw Refusal.of(
                    Refusal.Reason.IO, "certificate.not-signed", "case/" + file.id(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String said(byte[] document) {
        byte[] json = SealedReport.read(document).attachments().get(ReportWriter.JSON);
        if (json == null) {
            throw new IllegalArgumentException("The document carries no report.");
        }
        return CertificateSaid.of(ReportData.read(json)).toJson();
    }

    private static JsonNode parsed(String content) {
        return JsonSource.read("certificate", content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isGenuine(byte[] document, String content) {
        return genuine(document, content).isPresent();
    }

    @Override
    public Optional<String> told(byte[] document, String content) {
        return genuine(document, content).map(data -> CertificateSaid.of(data).toJson());
    }

    private Optional<ReportData> genuine(byte[] document, String content) {
        try {
            SealedReport report = SealedReport.read(document);
            byte[] json = report.attachments().get(ReportWriter.JSON);
            if (!report.faults().isEmpty() || json == null || !isOurs(report)) {
                return Optional.empty();
            }
            ReportData data = ReportData.read(json);
            return says(data, parsed(content)) ? Optional.of(data) : Optional.empty();
        } catch (SourceException noReport) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signed with a key of the house while it was in use. */
    private boolean isOurs(SealedReport report) throws IOException {
        List<X509Certificate> chain = report.chain();
        Optional<Instant> time = report.time();
        if (chain.isEmpty() || time.isEmpty()) {
            return false;
        }
        Optional<Issuer> issuer = signer.home().issuers().find(chain.get(0));
        return issuer.isPresent() && issuer.get().isInUse(time.get());
    }

    private static boolean says(ReportData data, JsonNode content) {
        if (data.issuance().isEmpty()) {
            return false;
        }
        Issuance act = data.issuance().get();
        return act.number().equals(content.get("number").text())
                && act.issued().toString().equals(content.get("issued").text())
                && act.validFrom().equals(act.issued())
                && act.validTo().toString().equals(content.get("validUntil").text())
                && act.conditions().isEmpty() != content.get("isShortened").flag()
                && act.nonconformities().equals(CertificateDraft.nonconformities(content))
                && binding(data, content.get("rulebook").text())
                        .equals(Optional.of(content.get("binding").text()));
    }

    /** What the decision was bound to, by what the document carries. */
    private static Optional<String> binding(ReportData data, String rulebook) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PACKAGE, data.subject().packageDigest());
        facts.put(Fact.RULEBOOK, data.assessment().rulebookDigest());
        facts.put(Fact.REVIEW, Findings.digest(data.review()));
        facts.put(Fact.FINDINGS, CanonicalJson.digest(List.of(data.assessment().digest())));
        return data.assessment().rulebook().toString().equals(rulebook)
                ? Bindings.of(rulebook, facts)
                : Optional.empty();
    }
}
