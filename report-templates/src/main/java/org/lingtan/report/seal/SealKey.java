package org.lingtan.report.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** A private key that signs, with its certificate and those above it. */
public final class SealKey {

    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;
    private final Provider provider;

    SealKey(PrivateKey privateKey, List<X509Certificate> chain, Provider provider) {
        this.privateKey = privateKey;
        this.chain = List.copyOf(chain);
        this.provider = provider;
    }

    /**
     * The private key. A key on a token cannot be exported; sign with {@link #sign}, which works for both.
     *
     * @return the key
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * The certificates, this key's first.
     *
     * @return the chain, at least one
     */
    public List<X509Certificate> chain() {
        return chain;
    }

    /**
     * The certificate of this key.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Whether the key may sign for evaluation purposes only.
     *
     * @return true if its certificate says so
     */
    public boolean isEvaluation() {
        return EvaluationCertificates.isEvaluation(certificate());
    }

    /**
     * The JCA name of the signature algorithm.
     *
     * @return {@code SHA256withECDSA} or {@code SHA256withRSA}
     */
    public String algorithm() {
        return algorithm(certificate());
    }

    /**
     * Signs bytes.
     *
     * @param content the bytes
     * @return the signature; for ECDSA in DER
     * @throws IllegalStateException if the token refuses
     */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm(), provider);
            signature.initSign(privateKey);
            signature.update(content);
            return isElliptic(certificate()) ? EcdsaForm.canonical(signature.sign()) : signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key (%s) does not sign.".formatted(name(certificate())), e);
        }
    }

    /**
     * Whether bytes were signed by the key of a certificate. Of the two forms that every ECDSA signature has, only the
     * one that {@link #sign} writes counts.
     *
     * @param certificate the certificate
     * @param content the bytes
     * @param signature the signature; for ECDSA in DER
     * @return false for another key, other bytes or no signature at all
     */
    public static boolean verify(X509Certificate certificate, byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm(certificate), KeyFiles.BOUNCY_CASTLE);
            check.initVerify(certificate.getPublicKey());
            check.update(content);
            return (!isElliptic(certificate) || EcdsaForm.isCanonical(signature)) && check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The SHA-256 of a certificate.
     *
     * @param certificate the certificate
     * @return 64 hexadecimal digits
     */
    public static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate cannot be hashed.", e);
        }
    }

    /**
     * The common name of a certificate's subject.
     *
     * @param certificate the certificate
     * @return the name; the whole subject where it has none
     */
    public static String name(X509Certificate certificate) {
        return EvaluationCertificates.commonName(certificate);
    }

    static String algorithm(X509Certificate certificate) {
        return isElliptic(certificate) ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static boolean isElliptic(X509Certificate certificate) {
        return certificate.getPublicKey().getAlgorithm().startsWith("EC");
    }
}
