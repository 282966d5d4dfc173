package org.lingtan.api.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.RevocationLists;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;

/**
 * Writes and signs certificates with the key of the house: a configured one, or the evaluation key of the data folder.
 * Every key that ever signed stays on the list of the house, so that what it signed stays genuine.
 */
public final class CertificateSigner {

    private final KeyHome home;
    private final SigningSettings settings;
    private @Nullable SealKey key;

    private CertificateSigner(KeyHome home, SigningSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /**
     * A signer. A configured key is opened at once, so that one that cannot be used is told when the server starts;
     * the evaluation key is made when something is signed first.
     *
     * @param home the keys of the house
     * @param settings with what it signs
     * @param now the time
     * @return the signer
     * @throws IOException if a file cannot be read
     * @throws org.lingtan.catalog.source.SourceException if the key or a revocation list cannot be used
     */
    public static CertificateSigner of(KeyHome home, SigningSettings settings, Instant now) throws IOException {
        CertificateSigner signer = new CertificateSigner(home, settings);
        if (settings.key().isPresent()) {
            SigningSettings.KeyFile file = settings.key().get();
            SealKey opened = home.key(file.file(), file.entry(), file.password());
            RevocationLists.read(settings.revocationLists(), opened, now);
            signer.key = opened;
        }
        if (settings.timeStamps().isPresent()) {
            home.accept(settings.timeStamps().get().certificate());
        }
        return signer;
    }

    /**
     * Whether what it signs is for evaluation only.
     *
     * @return true unless a key with a certificate of its own is configured
     */
    public synchronized boolean isForEvaluation() {
        SealKey configured = key;
        return settings.key().isEmpty() || configured == null || configured.isEvaluation();
    }

    /** The key that signs next. */
    synchronized SealKey key() throws IOException {
        SealKey held = key;
        if (held != null && (settings.key().isPresent() || isInUse(held))) {
            return held;
        }
        held = home.evaluationKey();
        key = held;
        return held;
    }

    /** Another process may have replaced the evaluation key meanwhile. */
    private boolean isInUse(SealKey held) throws IOException {
        return home.issuers()
                .find(held.certificate())
                .filter(issuer -> issuer.until().isEmpty())
                .isPresent();
    }

    byte[] sign(ReportData data, SealKey signing, Instant now) throws IOException {
        byte[] unsigned = new ReportWriter(ReportTemplate.shipped())
                .write(data, List.of(ReportCredential.issue(data, signing)), lists(signing, now));
        return new Sealer(signing, settings.timeStamps()).seal(unsigned, now);
    }

    private List<byte[]> lists(SealKey signing, Instant now) throws IOException {
        try {
            return RevocationLists.read(settings.revocationLists(), signing, now);
        } catch (SourceException outOfDate) {
            throw new Refusal(Refusal.Reason.IO, outOfDate.problems());
        }
    }

    KeyHome home() {
        return home;
    }

    /** One that signs nothing. */
    static CertificateSigner none(KeyHome home) {
        return new CertificateSigner(home, SigningSettings.EVALUATION);
    }
}
