package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Keys as a certification body would have them, made by the JDK's own tool and not by this product. */
public final class HouseKeys {

    private static final String PASSWORD = "changeit";

    private HouseKeys() {}

    private static void keytool(Path store, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(more));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-alias", "body"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static Path ownerOnly(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** A new key with a certificate in a name; its password stands beside it. */
    public static Path create(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=" + name,
                "-validity",
                "3650",
                "-startdate",
                "2026/01/01 00:00:00");
        ownerOnly(Files.writeString(folder.resolve(name + ".p12.password"), PASSWORD + "\n"));
        return ownerOnly(store);
    }

    /** A list of revoked serial numbers, signed by the key itself. */
    static Path revocationList(Path store, String serial) throws IOException, InterruptedException {
        Path list = store.resolveSibling("list.crl");
        keytool(store, "-gencrl", "-id", serial, "-file", list.toString());
        return list;
    }

    static String serial(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return ((X509Certificate) keys.getCertificate("body")).getSerialNumber().toString();
    }
}
