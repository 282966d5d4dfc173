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

    private RulebookArchive() {}

    /**
     * Reads the files.
     *
     * @param zip the ZIP
     * @return the content by path
     * @throws org.lingtan.catalog.source.SourceException if the archive breaks a rule
     * @throws RulebookDefects if a path cannot be one of a rulebook, a file is too large, or it brings statements, which are
     *     taken in one by one
     * @throws UncheckedIOException if it cannot be read
     */
    public static SortedMap<String, byte[]> read(Path zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Archive archive = Archive.open(zip)) {
            for (String path : archive.files().keySet()) {
                try (InputStream in = archive.open(path)) {
                    files.put(path, in.readNBytes(Volume.MAX_ENTRY));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DefectLog log = new DefectLog();
        files.keySet().stream()
                .filter(path -> path.startsWith(Volume.RELEASE))
                .forEach(path -> log.add("file.statement", path, 0, "", path));
        SortedMap<String, byte[]> own = RulebookFiles.of(files, log).all();
        log.refuseIfAny();
        return own;
    }
}
