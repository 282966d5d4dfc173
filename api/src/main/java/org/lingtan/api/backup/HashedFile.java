package org.lingtan.api.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A file of a backup and what it must be.
 *
 * @param path its path in the backup, with slashes
 * @param bytes its length
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
record HashedFile(String path, long bytes, String digest) {

    static HashedFile of(Path folder, String path) throws IOException {
        try (OutputStream nowhere = OutputStream.nullOutputStream()) {
            return copied(folder.resolve(path), nowhere, path);
        }
    }

    /** Copies a file; what was read on the way is what the hash is of. */
    static HashedFile copy(Path from, Path to, String path) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return copied(from, out, path);
        }
    }

    private static HashedFile copied(Path from, OutputStream to, String path) throws IOException {
        MessageDigest sha = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), sha)) {
            long bytes = in.transferTo(to);
            return new HashedFile(path, bytes, digest(sha));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String digest(MessageDigest sha) {
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    static void sync(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Puts a folder and all in it on the disk, files and the names of files. */
    static void syncAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path place : all.toList()) {
                sync(place);
            }
        }
    }
}
