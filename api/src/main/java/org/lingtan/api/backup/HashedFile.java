package org.lingtan.api.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.lingtan.api.document.Digest;

/**
 * A file of a backup and what it must be.
 *
 * @param path its path in the backup, with slashes
 * @param bytes its length
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
record HashedFile(String path, long bytes, String digest) {

    static HashedFile of(Path folder, String path) throws IOException {
        return of(Digest.of(folder.resolve(path)), path);
    }

    /** Copies a file; what was read on the way is what the hash is of. */
    static HashedFile copy(Path from, Path to, String path) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return of(Digest.copy(in, out), path);
        }
    }

    private static HashedFile of(Digest.Read read, String path) {
        return new HashedFile(path, read.bytes(), read.digest());
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
