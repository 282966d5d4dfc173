package org.lingtan.report.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys of issuers that are none of ours. */
final class TestKeys {

    static final KeyPassword PASSWORD = file -> Optional.of("changeit".toCharArray());

    private TestKeys() {}

    static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static Path file(Path file, KeyPair keys) throws Exception {
        return file(file, selfSigned(keys, "Certification Body"));
    }

    static Path file(Path file, SealKey key) throws IOException {
        PrivateFile.create(file, KeyFiles.pkcs12(Map.of("body", key), "changeit".toCharArray()));
        return file;
    }

    static SealKey selfSigned(KeyPair keys, String name) throws Exception {
        return selfSigned(keys, name, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"));
    }

    /** With keys on a token. */
    static SealKey selfSigned(KeyPair keys, String name, Provider token) throws Exception {
        return selfSigned(
                keys, name, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2036-01-01T00:00:00Z"), token);
    }

    static SealKey selfSigned(KeyPair keys, String name, Instant from, Instant until) throws Exception {
        return selfSigned(keys, name, from, until, KeyFiles.BOUNCY_CASTLE);
    }

    private static SealKey selfSigned(KeyPair keys, String name, Instant from, Instant until, Provider provider)
            throws Exception {
        X500Name subject = new X500Name(name.contains("=") ? name : "CN=" + name);
        String algorithm = keys.getPrivate().getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject, BigInteger.TWO, Date.from(from), Date.from(until), subject, keys.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(provider)
                                .build(keys.getPrivate())));
        return new SealKey(keys.getPrivate(), List.of(certificate), provider);
    }
}
