package org.lingtan.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as documents are named by them, and the one place where streams are read for them. */
public final class Digest {

    static final String PREFIX = "sha256:";

    private static final String HEX = "[0-9a-f]{64}";

    private Digest() {}

    /** The 64 digits of a digest. */
    static String hex(String digest) {
        if (!digest.matches(PREFIX + HEX)) {
            throw new IllegalArgumentException("The digest (%s) is none.".formatted(digest));
        }
        return digest.substring(PREFIX.length());
    }

    static boolean isHex(String name) {
        return name.matches(HEX);
    }

    /**
     * What a stream held.
     *
     * @param digest the digest of its bytes, {@code sha256:} and 64 hexadecimal digits
     * @param bytes how many, 0 or more
     */
    public record Read(String digest, long bytes) {
        DocumentStore.State against(String expected) {
            return digest.equals(expected) ? DocumentStore.State.WHOLE : DocumentStore.State.ALTERED;
        }
    }

    /**
     * Reads a file to its end.
     *
     * @param file the file
     * @return its digest and length
     * @throws IOException if it cannot be read
     */
    public static Read of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream());
        }
    }

    /**
     * Copies a stream to its end; what was read on the way is what the digest is of.
     *
     * @param from where the bytes come from; not closed
     * @param to where they go; not closed
     * @return their digest and how many they were
     * @throws IOException if either fails
     */
    public static Read copy(InputStream from, OutputStream to) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long bytes = new DigestInputStream(from, sha).transferTo(to);
            return new Read(PREFIX + HexFormat.of().formatHex(sha.digest()), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
