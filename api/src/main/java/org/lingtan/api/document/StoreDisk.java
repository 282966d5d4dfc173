package org.lingtan.api.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What the store of documents asks of the disk: the boundary at which a disk fails. */
class StoreDisk {

    /** A new file beside the place where its document will stand. */
    Path create(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "new", "");
    }

    /** Opens a file to write it, or to put it on the disk. */
    FileChannel write(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** Puts a file in its place at once, over what stands there. */
    void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The name of a file is on the disk only once its folder is. */
    void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
