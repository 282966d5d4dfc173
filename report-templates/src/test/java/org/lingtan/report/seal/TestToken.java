package org.lingtan.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;

/** A SoftHSM token with one key that was made on it. */
final class TestToken {

    static final char[] PIN = "1234".toCharArray();

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"));

    private TestToken() {}

    /** The library; empty where softhsm2 is not installed. */
    static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /**
     * Makes a token with a key.
     *
     * @return the configuration file of SunPKCS11
     */
    static Path make(Path folder) throws Exception {
        // The library reads its configuration where SOFTHSM2_CONF says, which the build sets for the tests.
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\n", StandardCharsets.UTF_8);
        tool("softhsm2-util", "--init-token", "--free", "--label", "seal", "--so-pin", "5678", "--pin", "1234");
        Path file = folder.resolve("token.cfg");
        PrivateFile.create(file, """
                name=Seal
                library=%s
                slotListIndex=0
                attributes(generate,CKO_PRIVATE_KEY,*)={
                CKA_SIGN=true
                CKA_SENSITIVE=true
                CKA_EXTRACTABLE=false
                CKA_TOKEN=true
                }
                """.formatted(library().orElseThrow()).getBytes(StandardCharsets.UTF_8));
        makeKey(Security.getProvider("SunPKCS11").configure(file.toString()));
        return file;
    }

    private static void makeKey(Provider token) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS11", token);
        store.load(null, PIN);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", token);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        SealKey key = TestKeys.selfSigned(keys, "Body with a token", token);
        store.setKeyEntry("body", keys.getPrivate(), PIN, key.chain().toArray(Certificate[]::new));
    }

    private static void tool(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }
}
