package org.lingtan.api.access;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, 6 digits, 30 seconds. The code
 * before and the one after are taken too, for clocks that differ and people who type.
 */
final class OneTimeCodes {

    private static final int SECRET_BYTES = 20;
    private static final int PERIOD = 30;
    private static final int WINDOW = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator();

    private OneTimeCodes() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The form in which a secret is typed. */
    static String text(byte[] secret) {
        return Base32.toBase32String(secret);
    }

    /** The form in which a secret is shown as a QR code. */
    static String uri(byte[] secret, String issuer, String login) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(encoded(issuer), encoded(login), text(secret), encoded(issuer), PERIOD);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The period whose code was sent.
     *
     * @param secret the secret
     * @param code what was sent
     * @param now the server's time
     * @param last the last period whose code was used; its code and those before it are good no more
     * @return the number of the period; empty if the code is of none
     */
    static OptionalLong period(byte[] secret, String code, Instant now, long last) {
        SecretKeySpec key = new SecretKeySpec(secret, "HmacSHA1");
        long current = now.getEpochSecond() / PERIOD;
        OptionalLong found = OptionalLong.empty();
        for (long period = current - WINDOW; period <= current + WINDOW; period++) {
            if (isCode(key, period, code) && period > last) {
                found = OptionalLong.of(period);
            }
        }
        return found;
    }

    private static boolean isCode(SecretKeySpec key, long period, String code) {
        try {
            return MessageDigest.isEqual(
                    CODES.generateOneTimePasswordString(key, period).getBytes(StandardCharsets.UTF_8),
                    code.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any 20 bytes are a key.", e);
        }
    }
}
