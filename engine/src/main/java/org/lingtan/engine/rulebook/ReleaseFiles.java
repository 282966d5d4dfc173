package org.lingtan.engine.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** The files of the release folder of a version, which stand outside the digest. */
public final class ReleaseFiles {

    private ReleaseFiles() {}

    /**
     * Reads the release folder.
     *
     * @param versionFolder the folder with rulebook.yaml
     * @return the content by name; what begins with a dot is left out; empty where there is no such folder
     * @throws RulebookDefects if anything but plain files stands there, or too many
     * @throws UncheckedIOException if it cannot be read
     */
    public static SortedMap<String, byte[]> of(Path versionFolder) {
        Path folder = versionFolder.resolve("release");
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.startsWith(".")) {
                continue;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new RulebookDefects(List.of(Defect.of("file.link", "release/" + name, 0, "", name)));
            }
            files.put(name, content(file));
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new RulebookDefects(List.of(Defect.of("file.link", "release", 0, "", "release")));
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files =
                    list.limit(Volume.MAX_RELEASE_FILES + 1L).sorted().toList();
            if (files.size() > Volume.MAX_RELEASE_FILES) {
                throw new RulebookDefects(
                        List.of(Defect.of("file.too-many", "release", 0, "", files.size(), Volume.MAX_RELEASE_FILES)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(Volume.MAX_ENTRY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
