package org.lingtan.engine.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Persons with keys made for the test by the keytool of the platform. */
final class TestSigners {

    private static final String SECRET = "changeit";
    private static final Map<String, Signer> MADE = new ConcurrentHashMap<>();

    private TestSigners() {}

    /** A person with an evaluation key on P-256. */
    static Signer person(String name) {
        return MADE.computeIfAbsent(
                name,
                key -> made("CN=" + name + ", OU=for evaluation only", "-keyalg", "EC", "-groupname", "secp256r1"));
    }

    /** A key of any kind. */
    static Signer made(String subject, String... kind) {
        try {
            Path store = Files.createTempFile("signer", ".p12");
            Files.delete(store);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "key",
                    "-dname",
                    subject,
                    "-startdate",
                    "2026/01/01 00:00:00",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    SECRET,
                    "-keystore",
                    store.toString()));
            command.addAll(List.of(kind));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, SECRET.toCharArray());
            }
            Files.delete(store);
            PrivateKey key = (PrivateKey) keys.getKey("key", SECRET.toCharArray());
            X509Certificate certificate = (X509Certificate) keys.getCertificate("key");
            return Signer.of(certificate, content -> sign(key, content));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
