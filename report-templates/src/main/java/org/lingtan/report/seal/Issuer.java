package org.lingtan.report.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One certificate that this installation has signed or may sign with.
 *
 * @param chain the certificate and those above it, at least one
 * @param from from when on it signed
 * @param until up to when, exclusive; empty while it is in use
 * @param reason why it ended, in the words of who ended it; empty while it is in use
 */
public record Issuer(List<X509Certificate> chain, Instant from, Optional<Instant> until, String reason) {

    /** Copies the chain. */
    public Issuer {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("An issuer needs a certificate.");
        }
    }

    /**
     * The certificate that signs.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Whether the certificate was in use at a time.
     *
     * @param time the time of signing
     * @return true if it is within both the time of use and the certificate's own validity
     */
    public boolean isInUse(Instant time) {
        return !time.isBefore(from)
                && until.map(time::isBefore).orElse(true)
                && !time.isBefore(certificate().getNotBefore().toInstant())
                && !time.isAfter(certificate().getNotAfter().toInstant());
    }

    /**
     * Whether documents of this issuer are for evaluation only.
     *
     * @return true if the certificate says so
     */
    public boolean isEvaluation() {
        return EvaluationCertificates.isEvaluation(certificate());
    }
}
