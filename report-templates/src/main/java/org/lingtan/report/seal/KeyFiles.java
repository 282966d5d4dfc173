package org.lingtan.report.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Reads and writes key stores: PKCS#12 files, and tokens through the configuration file of SunPKCS11. */
final class KeyFiles {

    /** ECDSA of the JDK 17 is several times slower; the provider is used by reference and never registered. */
    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final int MAX_BYTES = 1 << 20;
    private static final int LEAST_RSA_BITS = 2048;
    static final BigInteger ORDER_OF_P256 =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private KeyFiles() {}

    /** Reads the key of an entry; without a name the store must have one key only. */
    static SealKey read(Path file, Optional<String> entry, KeyPassword password) throws IOException {
        PrivateFile.check(file);
        if (Files.size(file) > MAX_BYTES) {
            throw SealTexts.refuse("key.format", file);
        }
        char[] secret = password.find(file).orElseThrow(() -> SealTexts.refuse("key.no-password", file));
        try {
            return file.toString().endsWith(".cfg")
                    ? token(file, entry, secret)
                    : pkcs12(Files.readAllBytes(file), file, entry, secret);
        } finally {
            Arrays.fill(secret, ' ');
        }
    }

    private static SealKey pkcs12(byte[] content, Path file, Optional<String> entry, char[] secret) throws IOException {
        try (InputStream in = new ByteArrayInputStream(content)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            return key(store, file, entry, secret, BOUNCY_CASTLE);
        } catch (IOException e) {
            throw SealTexts.refuse(
                    e.getCause() instanceof java.security.UnrecoverableKeyException ? "key.password" : "key.format",
                    file);
        } catch (GeneralSecurityException e) {
            throw SealTexts.refuse("key.format", file);
        }
    }

    private static SealKey token(Path file, Optional<String> entry, char[] pin) throws IOException {
        try {
            Provider base = Security.getProvider("SunPKCS11");
            if (base == null) {
                throw SealTexts.refuse("key.token", file, "SunPKCS11");
            }
            Provider token = base.configure(file.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            store.load(null, pin);
            return key(store, file, entry, pin, token);
        } catch (GeneralSecurityException | InvalidParameterException | ProviderException | IOException e) {
            throw SealTexts.refuse("key.token", file, cause(e));
        }
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static SealKey key(KeyStore store, Path file, Optional<String> entry, char[] secret, Provider provider)
            throws GeneralSecurityException {
        List<String> names = Collections.list(store.aliases()).stream()
                .filter(name -> isKey(store, name))
                .sorted()
                .toList();
        String name = entry.orElse(names.size() == 1 ? names.get(0) : "");
        if (!names.contains(name)) {
            throw SealTexts.refuse("key.entry", file, String.join(", ", names));
        }
        PrivateKey key = (PrivateKey) store.getKey(name, secret);
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(name))
                .map(X509Certificate.class::cast)
                .toList();
        return checked(new SealKey(key, chain, provider), file);
    }

    private static boolean isKey(KeyStore store, String name) {
        try {
            return store.isKeyEntry(name);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Refuses a key that is too weak, and one that does not belong to its certificate. */
    private static SealKey checked(SealKey key, Path file) {
        X509Certificate certificate = key.certificate();
        boolean strong = certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                : certificate.getPublicKey() instanceof ECPublicKey ec
                        && ec.getParams().getOrder().equals(ORDER_OF_P256);
        if (!strong) {
            throw SealTexts.refuse("key.kind", file, certificate.getPublicKey().getAlgorithm());
        }
        byte[] probe = {1};
        if (!SealKey.verify(certificate, probe, key.sign(probe))) {
            throw SealTexts.refuse("key.certificate", file);
        }
        return key;
    }

    /** The bytes of a PKCS#12 file with the given keys. */
    static byte[] pkcs12(Map<String, SealKey> keys, char[] secret) throws IOException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, secret);
            for (Map.Entry<String, SealKey> entry : keys.entrySet()) {
                SealKey key = entry.getValue();
                store.setKeyEntry(
                        entry.getKey(), key.privateKey(), secret, key.chain().toArray(Certificate[]::new));
            }
            store.store(out, secret);
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
