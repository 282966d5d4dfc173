package org.lingtan.engine.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.engine.internal.archive.Archive;

/** A version of a rulebook in a ZIP, with rulebook.yaml at its top, on the one hardened path that packages take too. */
public final class RulebookArchive {

    private static final long MAX_BYTES = 20_000_000;

    private RulebookArchive() {}

    /**
     * Reads the files.
     *
     * @param zip the ZIP
     * @return the content by path
     * @throws org.lingtan.catalog.source.SourceException if the archive breaks a rule
     * @throws RulebookDefects if a path cannot be one of a rulebook, a file or all of them together (20 MB) are too large, or it
     *     brings statements, which are taken in one by one
     * @throws UncheckedIOException if it cannot be read
     */
    public static SortedMap<String, byte[]> read(Path zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        DefectLog log = new DefectLog();
        try (Archive archive = Archive.open(zip)) {
            long bytes =
                    archive.files().values().stream().mapToLong(Long::longValue).sum();
            if (bytes > MAX_BYTES) {
                log.add("file.too-large", "rulebook.yaml", 0, "", bytes, MAX_BYTES);
                log.refuseIfAny();
            }
            for (String path : archive.files().keySet()) {
                try (InputStream in = archive.open(path)) {
                    files.put(path, in.readNBytes(Volume.MAX_ENTRY));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.keySet().stream()
                .filter(path -> path.startsWith(Volume.RELEASE))
                .forEach(path -> log.add("file.statement", path, 0, "", path));
        SortedMap<String, byte[]> own = RulebookFiles.of(files, log).all();
        log.refuseIfAny();
        return own;
    }
}
