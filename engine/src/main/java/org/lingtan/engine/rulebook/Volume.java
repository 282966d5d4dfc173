package org.lingtan.engine.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.JarFile;

/**
 * Where one version lies. Its files are read when they are asked for and never kept, since after loading only the commands
 * of the editor need them; what is read again must be what was read first.
 */
interface Volume {

    int MAX_ENTRY = 1_000_001;
    int MAX_RELEASE_FILES = 1_000;
    String RELEASE = "release/";

    /** Whether it is one of ours. */
    boolean shipped();

    /** Every file by path. */
    SortedMap<String, byte[]> files();

    /** The files of the release folder by name; what begins with a dot is no part of it. */
    SortedMap<String, byte[]> releaseFiles();

    /** One file. */
    byte[] file(String path);

    /** Reads a rule file again; refuses one that was changed meanwhile, as it is not what was checked and digested. */
    default RuleTexts ruleTexts() {
        return (path, text) -> {
            String digest = RulebookFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
            return (Supplier<String>) () -> {
                byte[] again = file(path);
                if (!RulebookFiles.sha256(again).equals(digest)) {
                    throw changed(path);
                }
                return new String(again, StandardCharsets.UTF_8);
            };
        };
    }

    /** The refusal of a file that is not what it was. */
    static RulebookDefects changed(String path) {
        return new RulebookDefects(List.of(RulebookDefects.Defect.of("rulebook.changed", path, 0, "", path)));
    }

    /**
     * A version folder.
     *
     * @param shipped whether it is one of ours
     * @param folder the folder with rulebook.yaml
     */
    record Folder(boolean shipped, Path folder) implements Volume {

        @Override
        public SortedMap<String, byte[]> files() {
            DefectLog log = new DefectLog();
            SortedMap<String, byte[]> files = RulebookFiles.of(folder, log).all();
            log.refuseIfAny();
            return files;
        }

        @Override
        public SortedMap<String, byte[]> releaseFiles() {
            return ReleaseFiles.of(folder);
        }

        @Override
        public byte[] file(String path) {
            try (InputStream in = Files.newInputStream(folder.resolve(path))) {
                return in.readNBytes(MAX_ENTRY);
            } catch (IOException e) {
                throw new UncheckedIOException("The file (%s) of a rulebook cannot be read.".formatted(path), e);
            }
        }
    }

    /**
     * A folder of a jar, which is one of ours.
     *
     * @param url the place of all shipped rulebooks
     * @param root the path of the version in the jar, with a slash at its end
     * @param paths the paths below it
     */
    record Packed(URL url, String root, List<String> paths) implements Volume {

        /** Copies the list. */
        public Packed {
            paths = List.copyOf(paths);
        }

        @Override
        public boolean shipped() {
            return true;
        }

        @Override
        public SortedMap<String, byte[]> files() {
            SortedMap<String, byte[]> files = new TreeMap<>();
            paths.stream().filter(path -> !path.startsWith(RELEASE)).forEach(path -> files.put(path, file(path)));
            return files;
        }

        @Override
        public SortedMap<String, byte[]> releaseFiles() {
            SortedMap<String, byte[]> files = new TreeMap<>();
            paths.stream()
                    .filter(path -> path.startsWith(RELEASE) && !path.startsWith(RELEASE + "."))
                    .forEach(path -> files.put(path.substring(RELEASE.length()), file(path)));
            return files;
        }

        @Override
        public byte[] file(String path) {
            try {
                if (!(url.openConnection() instanceof JarURLConnection connection)) {
                    throw new IOException("no jar");
                }
                // The connection shares the jar with the class loader; closing it here would close it there.
                JarFile jar = connection.getJarFile();
                try (InputStream in = jar.getInputStream(jar.getJarEntry(root + path))) {
                    return in.readNBytes(MAX_ENTRY);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The file (%s) of a rulebook cannot be read.".formatted(path), e);
            }
        }
    }
}
