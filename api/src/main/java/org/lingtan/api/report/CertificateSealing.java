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
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.certificate.Sealing;
import org.lingtan.api.decision.Findings;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.Issuer;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.SealedReport;
import org.lingtan.report.seal.Sealer;

/**
 * Signs certificates as reports in PDF, with the key of the data folder. The report carries the whole assessment and the
 * review record, so that what the decision was bound to can be read out of the document itself.
 */
public final class CertificateSealing implements Sealing {

    private final KeyHome home;
    private final Draft draft;
    private final Clock clock;
    private @Nullable SealKey key;

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
     * Sealing with the key that a folder holds; one for evaluation is made when something is signed first.
     *
     * @param home the keys
     * @param draft what is printed
     * @param clock what time it is
     */
    public CertificateSealing(KeyHome home, Draft draft, Clock clock) {
        this.home = home;
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
                home,
                (file, content, evaluation) -> {
                    throw new IllegalStateException("A check signs nothing.");
                },
                Clock.systemUTC());
    }

    private synchronized SealKey key() throws IOException {
        SealKey held = key;
        // Another process may have replaced the key meanwhile.
        boolean isInUse = held != null
                && home.issuers()
                        .find(held.certificate())
                        .filter(issuer -> issuer.until().isEmpty())
                        .isPresent();
        if (held == null || !isInUse) {
            held = home.evaluationKey();
            key = held;
        }
        return held;
    }

    @Override
    public byte[] seal(CaseFile file, String content) {
        try {
            SealKey signing = key();
            ReportData data = draft.of(file, parsed(content), signing.isEvaluation());
            byte[] unsigned = new ReportWriter(ReportTemplate.shipped())
                    .write(data, List.of(ReportCredential.issue(data, signing)));
            return new Sealer(signing, Optional.empty()).seal(unsigned, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String content) {
        return JsonSource.read("certificate", content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isGenuine(byte[] document, String content) {
        try {
            SealedReport report = SealedReport.read(document);
            byte[] json = report.attachments().get(ReportWriter.JSON);
            return report.faults().isEmpty()
                    && json != null
                    && isOurs(report)
                    && says(ReportData.read(json), parsed(content));
        } catch (SourceException noReport) {
            return false;
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
        Optional<Issuer> issuer = home.issuers().find(chain.get(0));
        return issuer.isPresent() && issuer.get().isInUse(time.get());
    }

    private static boolean says(ReportData data, JsonNode content) {
        if (data.issuance().isEmpty()) {
            return false;
        }
        Issuance act = data.issuance().get();
        return act.number().equals(content.get("number").text())
                && act.issued().toString().equals(content.get("issued").text())
                && act.validTo().toString().equals(content.get("validUntil").text())
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
