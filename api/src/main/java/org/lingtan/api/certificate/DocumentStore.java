package org.lingtan.api.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final StoreDisk disk;

    /**
     * The store in a folder.
     *
     * @param folder the folder, created with the first document
     */
    public DocumentStore(Path folder) {
        this(folder, new StoreDisk());
    }

    DocumentStore(Path folder, StoreDisk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Keeps a document. Where the disk fails, nothing or the whole document stands in its place, and the same can be
     * asked again.
     *
     * @param document the bytes
     * @return their digest
     * @throws UncheckedIOException if the disk fails
     */
    public String put(byte[] document) {
        String digest = CanonicalJson.digest(document);
        Path file = file(digest);
        try {
            if (!isWhole(digest)) {
                Path partly = disk.create(file.resolveSibling(""));
                try {
                    write(partly, document);
                    disk.move(partly, file);
                } finally {
                    Files.deleteIfExists(partly);
                }
            }
            settle(file);
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a file, which is moved into the store; from another disk it is copied.
     *
     * @param file a finished file
     * @param digest its digest
     * @throws UncheckedIOException if the disk fails; the file is then in one of both places at least, whole
     */
    public void keep(Path file, String digest) {
        try {
            Path kept = file(digest);
            try (FileChannel channel = disk.write(file)) {
                channel.force(true);
            }
            try {
                disk.move(file, kept);
            } catch (AtomicMoveNotSupportedException otherDisk) {
                copy(file, kept);
            }
            settle(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path file, Path kept) throws IOException {
        Path partly = disk.create(kept.resolveSibling(""));
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            try (FileChannel out = disk.write(partly)) {
                ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
                while (from.read(bytes) >= 0) {
                    whole(out, bytes.flip());
                    bytes.clear();
                }
                out.force(true);
            }
            disk.move(partly, kept);
        } finally {
            Files.deleteIfExists(partly);
        }
        Files.delete(file);
    }

    private static void whole(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Also for a document that stood there already: whoever put it may have failed at just this. */
    private void settle(Path kept) throws IOException {
        disk.sync(kept.resolveSibling(""));
        disk.sync(folder);
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

    private void write(Path file, byte[] document) throws IOException {
        try (FileChannel out = disk.write(file)) {
            whole(out, ByteBuffer.wrap(document));
            out.force(true);
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
