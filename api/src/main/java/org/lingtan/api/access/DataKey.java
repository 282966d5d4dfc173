package org.lingtan.api.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a data folder, 256 random bits in a file that only its owner reads. What the database keeps sealed with it
 * (AES-256 in GCM) is of no use to whoever has the database alone.
 */
public final class DataKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] sealing;
    private final byte[] signing;

    private DataKey(byte[] key) {
        this.sealing = mac(key, "seal");
        this.signing = mac(key, "sign");
    }

    /**
     * The key of a file, which is made where there is none.
     *
     * @param file the file
     * @return the key
     * @throws UncheckedIOException if it cannot be read or written
     * @throws IllegalStateException if the file is not 32 bytes long
     */
    public static DataKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException("%s is %d bytes long; a key has %d. Restore it from a backup."
                        .formatted(file, key.length, KEY_BYTES));
            }
            return new DataKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the whole key beside its place first, so that a kill leaves no half of one. Of two nodes that start at once
     * the first one's key stays: a link never takes the place of another.
     */
    private static void write(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        Path partly = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID());
        try (FileChannel out = FileChannel.open(
                partly,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        try {
            Files.createLink(file, partly);
        } catch (FileAlreadyExistsException other) {
            // The key of the other node is as good.
        } finally {
            Files.delete(partly);
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Seals bytes for one place; they open only there.
     *
     * @param place the place
     * @param plain the bytes
     * @return them, encrypted, in base64
     */
    public String seal(String place, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(plain);
            ByteBuffer both = ByteBuffer.allocate(NONCE_BYTES + sealed.length);
            return Base64.getEncoder()
                    .encodeToString(both.put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in GCM.", e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @param place the place
     * @param sealed what {@link #seal} gave
     * @return the bytes that were sealed; empty if they were altered, moved, or sealed with another key
     */
    public Optional<byte[]> open(String place, String sealed) {
        byte[] both = Base64.getDecoder().decode(sealed);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, place, Arrays.copyOf(both, NONCE_BYTES));
            return Optional.of(cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (AEADBadTagException otherKey) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in GCM.", e);
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /**
     * What only this data folder can say about a text.
     *
     * @param text the text
     * @return HMAC-SHA-256, in URL-safe base64
     */
    public String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signing, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }
}
