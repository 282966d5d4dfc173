package org.lingtan.api.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.api.document.Digest;

/** The bytes of uploads, one file each. */
final class PartFiles {

    /** Nothing else that lies in the folder is ours to remove. */
    private static final String NAME = "upload-[0-9a-f-]{36}";

    private final Path folder;

    PartFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a part on the disk behind what is there, and over what nobody counted.
     *
     * @return false if less is there than was counted
     */
    boolean write(String id, long offset, byte[] part) {
        try {
            boolean isNew = offset == 0;
            if (isNew) {
                Files.createDirectories(folder);
            }
            try (FileChannel out = isNew
                    ? FileChannel.open(folder.resolve(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : FileChannel.open(folder.resolve(id), StandardOpenOption.WRITE)) {
                if (out.size() < offset) {
                    return false;
                }
                ByteBuffer bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) {
                    out.write(bytes, offset + bytes.position());
                }
                out.force(true);
            }
            if (isNew) {
                // The name of the file, and of the folder where it is the first.
                sync(folder);
                sync(folder.toAbsolutePath().resolveSibling(""));
            }
            return true;
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** The file of a whole upload; empty if less of it is there. What a kill left behind its end is cut off. */
    Optional<Path> find(String id, long length) {
        try (FileChannel file = FileChannel.open(folder.resolve(id), StandardOpenOption.WRITE)) {
            file.truncate(length);
            return file.size() == length ? Optional.of(folder.resolve(id)) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file; the digest is that of the bytes that were written, whatever becomes of those that were read. */
    String copy(Path file, Path to) {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(to)) {
            return Digest.copy(in, out).digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String id) {
        try {
            Files.deleteIfExists(folder.resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(NAME))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
