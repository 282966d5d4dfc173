package org.lingtan.report.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;

/**
 * The verifiable credential of a report (W3C VC 2.0 in the UNTP Digital Conformity Credential shape), secured as a JWS of
 * type {@code vc+jwt} by the key that signs the report. Everything in it follows from the report data and the issuer's
 * certificate, so that a verifier writes it again and compares.
 */
public final class ReportCredential {

    /** Its name inside a report and beside it. */
    public static final String NAME = "credential.jwt";

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/vc+jwt";

    private static final int EC_SIGNATURE_BYTES = 64;

    private ReportCredential() {}

    /**
     * Issues the credential of a report.
     *
     * @param data the report data
     * @param key the key that signs the report
     * @return the attachment for the report
     */
    public static ReportAttachment issue(ReportData data, SealKey key) {
        return new ReportAttachment(NAME, MEDIA_TYPE, signed(CredentialClaims.of(data, key.certificate()), key));
    }

    /** A credential of any claims. */
    static byte[] signed(Map<String, Object> claims, SealKey key) {
        JWSObject unsigned = new JWSObject(header(key.chain()), new Payload(JSONObjectUtils.toJSONString(claims)));
        byte[] signature = key.sign(unsigned.getSigningInput());
        try {
            byte[] value = isElliptic(key.certificate())
                    ? ECDSA.transcodeSignatureToConcat(signature, EC_SIGNATURE_BYTES)
                    : signature;
            return serialized(unsigned, value);
        } catch (JOSEException e) {
            throw new IllegalStateException("A signature cannot be written.", e);
        }
    }

    /**
     * Whether a credential is the one of a report.
     *
     * @param credential the bytes
     * @param data the report data
     * @param chain the certificates of whoever signed the report
     * @return false for one of another report or issuer, and for one that was changed
     */
    static boolean isOf(byte[] credential, ReportData data, List<X509Certificate> chain) {
        String[] parts = new String(credential, StandardCharsets.US_ASCII).split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        X509Certificate issuer = chain.get(0);
        return isSigned(credential, CredentialClaims.of(data, issuer), parts[2], chain)
                || isSigned(credential, CredentialClaims.withoutStatus(data, issuer), parts[2], chain);
    }

    private static boolean isSigned(
            byte[] credential, Map<String, Object> claims, String signed, List<X509Certificate> chain) {
        byte[] value = new Base64URL(signed).decode();
        JWSObject expected = new JWSObject(header(chain), new Payload(JSONObjectUtils.toJSONString(claims)));
        if (!java.util.Arrays.equals(serialized(expected, value), credential)) {
            return false;
        }
        try {
            X509Certificate signer = chain.get(0);
            byte[] signature = isElliptic(signer) ? ECDSA.transcodeSignatureToDER(value) : value;
            return SealKey.verify(signer, expected.getSigningInput(), signature);
        } catch (JOSEException e) {
            return false;
        }
    }

    private static byte[] serialized(JWSObject unsigned, byte[] signature) {
        String input = new String(unsigned.getSigningInput(), StandardCharsets.US_ASCII);
        return (input + "." + Base64URL.encode(signature)).getBytes(StandardCharsets.US_ASCII);
    }

    private static JWSHeader header(List<X509Certificate> chain) {
        List<Base64> encoded = new ArrayList<>();
        try {
            for (X509Certificate certificate : chain) {
                encoded.add(Base64.encode(certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate cannot be written.", e);
        }
        return new JWSHeader.Builder(isElliptic(chain.get(0)) ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                .type(new JOSEObjectType("vc+jwt"))
                .contentType("vc")
                .keyID(SealKey.thumbprint(chain.get(0)))
                .x509CertChain(encoded)
                .build();
    }

    private static boolean isElliptic(X509Certificate certificate) {
        return SealKey.algorithm(certificate).endsWith("ECDSA");
    }
}
