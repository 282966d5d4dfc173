package org.lingtan.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.lingtan.api.problem.Refusal;

/**
 * Argon2id of a password, in the usual text form with its parameters and salt. The parameters are those that OWASP
 * names first; a hash with others is still understood.
 */
final class PasswordHash {

    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Each derivation takes 19 MiB; a flood of log-ins waits in a queue, and does not take the memory of the server. */
    private static final Semaphore AT_ONCE =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private static final int PATIENCE_SECONDS = 10;

    /** More than wait here would keep the threads from whoever asks for something else. */
    private static final int MOST_WAITING = 50;

    private PasswordHash() {}

    /** A hash with a new salt. */
    static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = derive(password, salt, MEMORY, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(VERSION, MEMORY, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** Whether a hash is that of a password; takes the same time whatever the answer. */
    static boolean matches(String stored, String password) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalStateException("A stored password hash has an unknown form.");
        }
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        byte[] hash = Base64.getDecoder().decode(form.group(5));
        byte[] derived = derive(
                password,
                salt,
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                hash.length);
        return MessageDigest.isEqual(hash, derived);
    }

    private static byte[] derive(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        waitForTurn();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(VERSION)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            AT_ONCE.release();
        }
    }

    private static void waitForTurn() {
        try {
            boolean full = AT_ONCE.getQueueLength() >= MOST_WAITING;
            if (full || !AT_ONCE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.of(Refusal.Reason.IO, "access.busy", "password");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops.", e);
        }
    }
}
