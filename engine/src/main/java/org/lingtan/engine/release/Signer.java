package org.lingtan.engine.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A person with the key to sign: ECDSA over P-256, or RSA of 2048 to 8192 bits. The key itself may live in a token. */
public final class Signer {

    private static final byte[] PROBE = "lingtan".getBytes(StandardCharsets.UTF_8);

    private final X509Certificate certificate;
    private final UnaryOperator<byte[]> key;
    private final SignatureScheme scheme;

    private Signer(X509Certificate certificate, UnaryOperator<byte[]> key, SignatureScheme scheme) {
        this.certificate = certificate;
        this.key = key;
        this.scheme = scheme;
    }

    /**
     * A signer.
     *
     * @param certificate the certificate of the public key
     * @param key signs bytes with SHA-256, PKCS#1 1.5 for RSA and DER for ECDSA, as {@link java.security.Signature} does
     * @return the signer
     * @throws GeneralSecurityException if the key is of another kind, or is not the one of the certificate
     */
    public static Signer of(X509Certificate certificate, UnaryOperator<byte[]> key) throws GeneralSecurityException {
        SignatureScheme scheme = SignatureScheme.of(certificate.getPublicKey());
        Signer signer = new Signer(certificate, key, scheme);
        if (!scheme.verifies(certificate.getPublicKey(), PROBE, signer.sign(PROBE))) {
            throw new GeneralSecurityException("the private key is not the one of the certificate");
        }
        return signer;
    }

    /**
     * Who signs.
     *
     * @return the person
     */
    public Person person() {
        return Person.of(certificate);
    }

    X509Certificate certificate() {
        return certificate;
    }

    boolean maySignAt(Instant instant) {
        return !instant.isBefore(certificate.getNotBefore().toInstant())
                && !instant.isAfter(certificate.getNotAfter().toInstant());
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        return scheme.kept(key.apply(content));
    }
}
