package org.lingtan.engine.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The {@code release/} folder of a version. Statements are added and never changed. */
public final class ReleaseFolder {

    private static final String RELEASE = "release";
    private static final String LOCK = ".lock";

    private ReleaseFolder() {}

    /**
     * Adds a statement; it is on the disk when this returns, whole or not at all.
     *
     * @param versionFolder the folder with rulebook.yaml
     * @param signed the statement
     * @return the file written
     * @throws java.nio.file.FileAlreadyExistsException if somebody else added a statement meanwhile
     * @throws IOException if it cannot be written
     */
    public static Path append(Path versionFolder, ReleaseProcedure.Signed signed) throws IOException {
        Path folder = Files.createDirectories(versionFolder.resolve(RELEASE));
        try (FileChannel door =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            lock(door, folder);
            requireFree(folder, signed.statement().number());
            return write(folder, signed);
        }
    }

    /** Without the lock, held until the channel is closed, two statements of different kinds could take one number. */
    private static void lock(FileChannel door, Path folder) throws IOException {
        try {
            door.lock();
        } catch (OverlappingFileLockException e) {
            throw new FileAlreadyExistsException(
                    folder.resolve(LOCK).toString(), null, "another statement is being added");
        }
    }

    private static void requireFree(Path folder, int number) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> taken = files.filter(file -> Statement.number(String.valueOf(file.getFileName())) >= number)
                    .min(Comparator.naturalOrder());
            if (taken.isPresent()) {
                throw new FileAlreadyExistsException(taken.get().toString());
            }
        }
    }

    private static Path write(Path folder, ReleaseProcedure.Signed signed) throws IOException {
        Path file = folder.resolve(signed.file());
        Path pending = folder.resolve(".pending-" + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(pending, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer bytes = ByteBuffer.wrap(signed.text().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            publish(pending, file);
            force(folder);
        } finally {
            Files.deleteIfExists(pending);
        }
        return file;
    }

    /** A second name for a file is given at once and never takes another's; where there are no links, moving must do. */
    private static void publish(Path pending, Path file) throws IOException {
        try {
            Files.createLink(file, pending);
        } catch (UnsupportedOperationException e) {
            Files.move(pending, file);
        }
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (Files.isDirectory(folder) && java.io.File.separatorChar == '/') {
                throw new UncheckedIOException(e);
            }
        }
    }
}
