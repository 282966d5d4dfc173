package org.lingtan.engine.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import org.lingtan.catalog.source.SourceException;

/**
 * The files of a package, whether they come in a ZIP or stand in a folder. Everything is streamed and nothing is ever
 * written. Opening checks every name and every declared size; reading checks the actual ones.
 */
public interface Archive extends AutoCloseable {

    /** Most files and folders. */
    int MAX_ENTRIES = 2_000;

    /** Most bytes of all files together, declared or actual. */
    long MAX_BYTES = 200_000_000;

    /** How many times its packed size a file may grow. */
    int MAX_RATIO = 100;

    /** Bytes of a file up to which the ratio is not looked at. */
    long RATIO_FREE = 1_000_000;

    /**
     * The files with their sizes in bytes; folders are not listed.
     *
     * @return the sizes by path, sorted
     */
    SortedMap<String, Long> files();

    /**
     * Opens a file.
     *
     * @param path one of {@link #files()}
     * @return the bytes; reading throws {@link SourceException} where they contradict the declared size or checksum
     * @throws IllegalArgumentException if there is no such file
     */
    InputStream open(String path);

    @Override
    void close();

    /**
     * Opens a ZIP file or a folder.
     *
     * @param path a file or a folder
     * @return the archive
     * @throws SourceException if a rule is broken; all broken names and sizes are listed
     * @throws UncheckedIOException if the file system fails
     */
    static Archive open(Path path) {
        if (Files.isDirectory(path)) {
            return new FolderArchive(path);
        }
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw ArchiveProblems.refusal("package.absent", name);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            return new ZipArchive(name, ByteSource.of(channel), channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SourceException e) {
            close(channel);
            throw e;
        }
    }

    /**
     * Opens a ZIP in memory, for example a spreadsheet.
     *
     * @param name the name shown in complaints
     * @param bytes the bytes
     * @return the archive
     * @throws SourceException if a rule is broken
     */
    static Archive open(String name, byte[] bytes) {
        return new ZipArchive(name, ByteSource.of(bytes), null);
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
