package org.lingtan.api.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * Documents by digest, in files. A document is on the disk, whole, before {@link #put} returns; a kill before that leaves
 * at most a file that nothing names.
 */
public final class DocumentStore {

    private static final String PREFIX = "sha256:";

    private final Path folder;

    /**
     * The store in a folder.
     *
     * @param folder the folder, created with the first document
     */
    public DocumentStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a document.
     *
     * @param document the bytes
     * @return their digest
     */
    public String put(byte[] document) {
        String digest = CanonicalJson.digest(document);
        try {
            Path file = file(digest);
            if (!Files.exists(file)) {
                Files.createDirectories(file.resolveSibling(""));
                Path partly = Files.createTempFile(file.resolveSibling(""), "new", "");
                write(partly, document);
                Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
                synced(file.resolveSibling(""));
                synced(folder);
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a file, which is moved into the store.
     *
     * @param file a finished file on the same disk
     * @param digest its digest
     */
    public void keep(Path file, String digest) {
        try {
            Path kept = file(digest);
            Files.createDirectories(kept.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
            synced(kept.resolveSibling(""));
            synced(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The file of a document, for readers of large ones.
     *
     * @param digest its digest
     * @return the file; empty if there is none
     */
    public Optional<Path> findFile(String digest) {
        Path file = file(digest);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static void write(Path file, byte[] document) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(document);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** The name of a file is on the disk only once its folder is. */
    private static void synced(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * A document.
     *
     * @param digest its digest
     * @return the bytes; empty if there is none of this digest, or its bytes are others by now
     */
    public Optional<byte[]> find(String digest) {
        try {
            byte[] bytes = Files.readAllBytes(file(digest));
            return CanonicalJson.digest(bytes).equals(digest) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the stored bytes are still those of the digest; large ones are never held in memory.
     *
     * @param digest the digest
     * @return true if the document is there, unaltered
     */
    public boolean isWhole(String digest) {
        try (InputStream in = Files.newInputStream(file(digest))) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
            return (PREFIX + HexFormat.of().formatHex(sha.digest())).equals(digest);
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String digest) {
        if (!digest.matches(PREFIX + "[0-9a-f]{64}")) {
            throw new IllegalArgumentException("The digest (%s) is none.".formatted(digest));
        }
        String hex = digest.substring(PREFIX.length());
        return folder.resolve(hex.substring(0, 2)).resolve(hex);
    }
}
