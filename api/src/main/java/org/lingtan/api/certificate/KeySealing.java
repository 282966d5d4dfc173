package org.lingtan.api.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.SealKey;

/**
 * Signs what a certificate says as a statement of three lines: the content, the thumbprint of the key's certificate, the
 * signature. Documents signed with an earlier key of the house stay genuine.
 */
public final class KeySealing implements Sealing {

    private static final int LINES = 3;

    private final KeyHome home;
    private @Nullable SealKey key;

    /**
     * Sealing with the key that a folder holds; one for evaluation is made when something is signed first.
     *
     * @param home the keys
     */
    public KeySealing(KeyHome home) {
        this.home = home;
    }

    private synchronized SealKey key() {
        SealKey held = key;
        if (held == null) {
            try {
                held = home.evaluationKey();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            key = held;
        }
        return held;
    }

    @Override
    public byte[] seal(String content) {
        SealKey signing = key();
        byte[] signature = signing.sign(content.getBytes(StandardCharsets.UTF_8));
        String statement = String.join(
                "\n",
                content,
                SealKey.thumbprint(signing.certificate()),
                Base64.getEncoder().encodeToString(signature));
        return statement.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isGenuine(byte[] document, String content) {
        String[] lines = new String(document, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(content)) {
            return false;
        }
        try {
            byte[] signature = Base64.getDecoder().decode(lines[2]);
            return home.issuers().all().stream()
                    .map(issuer -> issuer.certificate())
                    .filter(certificate -> SealKey.thumbprint(certificate).equals(lines[1]))
                    .anyMatch(certificate -> verifies(certificate, content, signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean verifies(X509Certificate certificate, String content, byte[] signature) {
        return SealKey.verify(certificate, content.getBytes(StandardCharsets.UTF_8), signature);
    }
}
