package org.lingtan.api.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.lingtan.engine.outcome.CanonicalJson;

/** Random secrets of 256 bits; so much chance that a plain hash of one is safe to keep. */
final class Secret {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String secret) {
        return CanonicalJson.digest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
