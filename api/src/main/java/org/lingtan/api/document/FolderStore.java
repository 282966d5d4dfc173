package org.lingtan.api.document;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lingtan.engine.outcome.CanonicalJson;

/** Documents in files, two levels deep. A document is on the disk, and so are the names of its file and folder. */
final class FolderStore implements DocumentStore {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final StoreDisk disk;

    FolderStore(Path folder) {
        this(folder, new StoreDisk());
    }

    FolderStore(Path folder, StoreDisk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    @Override
    public String put(byte[] document) {
        String digest = CanonicalJson.digest(document);
        Path file = file(digest);
        try {
            if (state(digest) != State.WHOLE) {
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

    @Override
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
        disk.sync(folder.toAbsolutePath().resolveSibling(""));
    }

    private void write(Path file, byte[] document) throws IOException {
        try (FileChannel out = disk.write(file)) {
            whole(out, ByteBuffer.wrap(document));
            out.force(true);
        }
    }

    @Override
    public State copyIn(Path file, String digest) {
        try {
            Path kept = file(digest);
            Files.createDirectories(kept.resolveSibling(""));
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out =
                            Files.newOutputStream(kept, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                return Digest.copy(in, out).against(digest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
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

    /** The file of a document; empty if there is none. */
    Optional<Path> findFile(String digest) {
        Path file = file(digest);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public <T> Optional<T> reading(String digest, Function<Path, T> work) {
        return findFile(digest).map(work);
    }

    @Override
    public boolean layOut(String digest, Path place) {
        Optional<Path> file = findFile(digest);
        try {
            if (file.isPresent()) {
                Files.createSymbolicLink(place, file.get().toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.isPresent();
    }

    @Override
    public State copyTo(String digest, Path place) {
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            State found = copy(digest, out);
            if (found != State.WHOLE) {
                Files.delete(place);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public State state(String digest) {
        try {
            return copy(digest, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private State copy(String digest, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(file(digest))) {
            return Digest.copy(in, to).against(digest);
        } catch (NoSuchFileException none) {
            return State.MISSING;
        }
    }

    /** Files that are on their way in have other names. */
    @Override
    public List<String> digests() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(Digest::isHex)
                    .map(name -> Digest.PREFIX + name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReachable() {
        Path there = Files.exists(folder) ? folder : folder.toAbsolutePath().resolveSibling("");
        return Files.isWritable(there);
    }

    private Path file(String digest) {
        String hex = Digest.hex(digest);
        return folder.resolve(hex.substring(0, 2)).resolve(hex);
    }
}
