package org.lingtan.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as documents are named by them. */
final class Digest {

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
     * @param digest the digest of its bytes
     * @param bytes how many
     */
    record Read(String digest, long bytes) {
        DocumentStore.State against(String expected) {
            return digest.equals(expected) ? DocumentStore.State.WHOLE : DocumentStore.State.ALTERED;
        }
    }

    /** Copies a stream to its end; what was read on the way is what the digest is of. */
    static Read copy(InputStream from, OutputStream to) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long bytes = new DigestInputStream(from, sha).transferTo(to);
            return new Read(PREFIX + HexFormat.of().formatHex(sha.digest()), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
