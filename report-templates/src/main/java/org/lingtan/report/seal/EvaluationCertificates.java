package org.lingtan.report.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the keys and certificates of a first run. Their subjects say what they are not good for. */
final class EvaluationCertificates {

    /** Stands as organizational unit in the subject of every certificate made here. */
    static final String MARK = "for evaluation only";

    private static final int YEARS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EvaluationCertificates() {}

    static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", KeyFiles.BOUNCY_CASTLE);
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    /** The certificate of the issuer that a first run makes. */
    static X509Certificate issuer(KeyPair keys, Instant from) throws GeneralSecurityException {
        X500Name name = subject("Lingtan evaluation issuer " + shortName(keys.getPublic()));
        return certificate(name, keys, name, keys.getPublic(), from, true);
    }

    /** A certificate for a person or a purpose, under the issuer of a first run. */
    static SealKey under(SealKey issuer, String commonName, Instant from) throws GeneralSecurityException {
        KeyPair own = newKeyPair();
        X509Certificate above = issuer.certificate();
        X509Certificate certificate = certificate(
                X500Name.getInstance(above.getSubjectX500Principal().getEncoded()),
                new KeyPair(above.getPublicKey(), issuer.privateKey()),
                subject(commonName),
                own.getPublic(),
                from,
                false);
        return new SealKey(own.getPrivate(), List.of(certificate, above), KeyFiles.BOUNCY_CASTLE);
    }

    static boolean isEvaluation(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN unit : subject.getRDNs(BCStyle.OU)) {
            if (IETFUtils.valueToString(unit.getFirst().getValue()).equals(MARK)) {
                return true;
            }
        }
        return false;
    }

    static String commonName(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        RDN[] names = subject.getRDNs(BCStyle.CN);
        return names.length == 0
                ? subject.toString()
                : names[0].getFirst().getValue().toString();
    }

    private static X500Name subject(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Lingtan")
                .addRDN(BCStyle.OU, MARK)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static X509Certificate certificate(
            X500Name issuer, KeyPair issuerKeys, X500Name subject, PublicKey key, Instant from, boolean isIssuer)
            throws GeneralSecurityException {
        Instant until = from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer, new BigInteger(127, RANDOM), Date.from(from), Date.from(until), subject, key);
        int usage = isIssuer
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.basicConstraints, true, isIssuer ? new BasicConstraints(0) : new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
            return new JcaX509CertificateConverter()
                    .setProvider(KeyFiles.BOUNCY_CASTLE)
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(KeyFiles.BOUNCY_CASTLE)
                            .build(issuerKeys.getPrivate())));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException("A certificate cannot be made.", e);
        }
    }

    /** Tells issuers of several installations apart by their key. */
    private static String shortName(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest, 0, 4);
    }
}
