package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 32 bytes that show whether stored classes are those that were written. */
interface Seal {

    int LENGTH = 32;

    byte[] of(byte[] content);

    /** Finds damage only: for places as trustworthy as the code itself. */
    static Seal plain() {
        return content -> sha256().digest(content);
    }

    /** Finds alterations by anyone who cannot read the key file, which is made on first use with mode 600. */
    static Seal keyed(Path keyFile) throws IOException {
        if (Files.notExists(keyFile)) {
            byte[] fresh = new byte[LENGTH];
            new SecureRandom().nextBytes(fresh);
            Path draft = Files.createTempFile(
                    keyFile.getParent(),
                    "key",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, fresh, StandardOpenOption.TRUNCATE_EXISTING);
            try {
                Files.createLink(keyFile, draft);
            } catch (FileAlreadyExistsException e) {
                // another process made the key first; its key counts
            } finally {
                Files.delete(draft);
            }
        }
        Set<?> permissions = Files.getPosixFilePermissions(keyFile);
        byte[] key = Files.readAllBytes(keyFile);
        if (key.length != LENGTH || !permissions.equals(PosixFilePermissions.fromString("rw-------"))) {
            throw new IOException(
                    "The key of the rule cache (%s) must have 32 bytes and mode 600. Maybe delete the cache."
                            .formatted(keyFile));
        }
        return content -> hmac(key, content);
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256.", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
