package org.lingtan.engine.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.catalog.source.SourceException;

/**
 * Finds rulebooks by id and version in several places: shipped ones on the class path under {@code books/}, foreign ones
 * in folders. Each lies at {@code <id>/<version>/} and is read when it is first asked for.
 */
public final class RulebookShelf {

    private static final String BOOKS = "books";

    private final SortedMap<RulebookId, Volume> volumes =
            new TreeMap<>(Comparator.comparing(RulebookId::id).thenComparingLong(RulebookId::ordinal));
    private final Map<RulebookId, List<Volume>> copies = new TreeMap<>();
    private final Map<RulebookId, Rulebook> read = new ConcurrentHashMap<>();

    private final Optional<ClassLoader> keptIn;

    private RulebookShelf(Optional<ClassLoader> keptIn) {
        this.keptIn = keptIn;
    }

    /**
     * The shipped rulebooks and those of further folders.
     *
     * @param loader the class loader whose {@code books/} resources are the shipped rulebooks
     * @param folders folders with {@code <id>/<version>/}, for example of {@code --rulebooks}
     * @return the shelf
     * @throws RulebookDefects if a folder holds another content for a version that was already found
     * @throws UncheckedIOException if a place cannot be read
     */
    public static RulebookShelf of(ClassLoader loader, List<Path> folders) {
        RulebookShelf shelf = new RulebookShelf(Optional.of(loader));
        try {
            for (URL url : Collections.list(loader.getResources(BOOKS))) {
                shelf.addShipped(url);
            }
            for (Path folder : folders) {
                shelf.addFolder(folder, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebooks cannot be read.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of the shipped rulebooks is no folder.", e);
        }
        return shelf;
    }

    /**
     * The rulebooks of folders alone, taken as shipped: for packaging and tests.
     *
     * @param folders folders with {@code <id>/<version>/}
     * @return the shelf
     */
    public static RulebookShelf ofFolders(List<Path> folders) {
        RulebookShelf shelf = new RulebookShelf(Optional.empty());
        try {
            for (Path folder : folders) {
                shelf.addFolder(folder, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebooks cannot be read.", e);
        }
        return shelf;
    }

    private void addShipped(URL url) throws IOException, URISyntaxException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            String root = jar.getEntryName();
            addJar(url, jar.getJarFile(), root == null || root.endsWith("/") ? String.valueOf(root) : root + "/");
        } else {
            addFolder(Path.of(url.toURI()), true);
        }
    }

    private void addJar(URL url, JarFile jar, String root) {
        Map<RulebookId, List<String>> found = new TreeMap<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.isDirectory() || !entry.getName().startsWith(root)) {
                continue;
            }
            String[] parts = entry.getName().substring(root.length()).split("/", 3);
            Optional<RulebookId> id = parts.length < 3 ? Optional.empty() : pinned(parts[0], parts[1]);
            if (id.isPresent()) {
                found.computeIfAbsent(id.get(), key -> new ArrayList<>()).add(parts[2]);
            }
        }
        found.forEach((id, paths) -> add(id, new Volume.Packed(url, root + id.id() + "/" + id.version() + "/", paths)));
    }

    private void addFolder(Path root, boolean shipped) throws IOException {
        for (Path book : folders(root)) {
            for (Path version : folders(book)) {
                Optional<RulebookId> id = pinned(name(book), name(version));
                if (id.isPresent() && Files.isRegularFile(version.resolve("rulebook.yaml"))) {
                    add(id.get(), new Volume.Folder(shipped, version));
                }
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> list = Files.list(root)) {
            return list.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<RulebookId> pinned(String id, String version) {
        try {
            RulebookId result = new RulebookId(id, version);
            return result.isPinned() ? Optional.of(result) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void add(RulebookId id, Volume volume) {
        copies.computeIfAbsent(id, key -> new ArrayList<>()).add(volume);
        Volume before = volumes.putIfAbsent(id, volume);
        if (before != null && !digest(before).equals(digest(volume))) {
            throw new RulebookDefects(
                    List.of(RulebookDefects.Defect.of("rulebook.repeated", id + "/rulebook.yaml", 0, "", id)));
        }
    }

    private static String digest(Volume volume) {
        return RulebookFiles.of(volume.files(), new DefectLog()).digest();
    }

    /**
     * Keeps what a shipped rulebook says beside its compiled rules, so that no command needs to parse its files: a step of
     * packaging.
     *
     * @param book the rulebook
     * @param classPathFolder the folder of the class path that receives it
     * @throws IOException if it cannot be written
     */
    public static void keep(Rulebook book, Path classPathFolder) throws IOException {
        Path file = classPathFolder.resolve(KeptRulebook.place(book.digest()));
        Files.createDirectories(file.resolve("..").normalize());
        Files.write(file, KeptRulebook.write(book));
    }

    /**
     * The versions on the shelf, by id and then by version.
     *
     * @return the ids, all pinned
     */
    public List<RulebookId> ids() {
        return List.copyOf(volumes.keySet());
    }

    /**
     * Whether a rulebook is one of ours; a foreign one is compiled in a process of its own.
     *
     * @param id a pinned id
     * @return true if it was shipped with the product
     */
    public boolean isShipped(RulebookId id) {
        Volume volume = volumes.get(id);
        return volume != null && volume.shipped();
    }

    /**
     * The files of a version, read again.
     *
     * @param id a pinned id on the shelf
     * @return the content by path
     * @throws RulebookDefects if they are not those that the rulebook was read from
     * @throws UncheckedIOException if they cannot be read
     * @throws SourceException if there is no such version
     */
    public Map<String, byte[]> files(RulebookId id) {
        Volume volume = volumes.get(id);
        if (volume == null) {
            throw unknown(id);
        }
        Map<String, byte[]> files = volume.files();
        Rulebook known = read.get(id);
        if (known != null
                && !known.digest()
                        .equals(RulebookFiles.of(files, new DefectLog()).digest())) {
            throw Volume.changed("rulebook.yaml");
        }
        return Collections.unmodifiableMap(files);
    }

    /**
     * A version by its pinned id.
     *
     * @param id the pinned id
     * @return the rulebook, or empty if it is not on the shelf
     * @throws RulebookDefects if its files are defective; the rules of a shipped one are looked at when they are compiled
     */
    public Optional<Rulebook> find(RulebookId id) {
        Volume volume = volumes.get(id);
        return volume == null ? Optional.empty() : Optional.of(read.computeIfAbsent(id, key -> open(key, volume)));
    }

    /**
     * Refuses a version that, through others, depends on itself: it could never be evaluated before itself.
     *
     * @param id a pinned id
     * @throws RulebookDefects if its dependencies lead back to it, or one of them is defective
     */
    public void checkDependencies(RulebookId id) {
        checkDependencies(id, List.of(), new HashSet<>());
    }

    /** A version that was looked at once is not looked at again, or a few versions would have very many ways. */
    private void checkDependencies(RulebookId id, List<RulebookId> way, Set<RulebookId> sound) {
        List<RulebookId> further = new ArrayList<>(way);
        further.add(id);
        if (way.contains(id)) {
            String circle = further.subList(further.indexOf(id), further.size()).stream()
                    .map(RulebookId::toString)
                    .collect(Collectors.joining(" -> "));
            throw new RulebookDefects(
                    List.of(RulebookDefects.Defect.of("rulebook.dependency-cycle", "rulebook.yaml", 0, "", circle)));
        }
        if (!sound.contains(id)) {
            find(id).ifPresent(book -> book.dependencies().forEach(next -> checkDependencies(next, further, sound)));
            sound.add(id);
        }
    }

    private Rulebook open(RulebookId id, Volume volume) {
        Rulebook book = RulebookReader.read(volume, keptIn);
        if (!book.id().equals(id)) {
            throw new RulebookDefects(List.of(RulebookDefects.Defect.of(
                    "rulebook.folder", "rulebook.yaml", 1, "", id.id() + "/" + id.version(), book.id())));
        }
        return book;
    }

    /**
     * The files of the release folders of a version, one map for each place that it lies at.
     *
     * @param id a pinned id on the shelf
     * @return the contents by name
     * @throws RulebookDefects if anything but plain files stands there
     * @throws UncheckedIOException if they cannot be read
     * @throws SourceException if there is no such version
     */
    public List<SortedMap<String, byte[]>> releaseFiles(RulebookId id) {
        List<Volume> places = copies.get(id);
        if (places == null) {
            throw unknown(id);
        }
        return places.stream().map(Volume::releaseFiles).toList();
    }

    /**
     * The refusal of a rulebook that is not on the shelf.
     *
     * @param id what was asked for
     * @return an exception that says which there are
     */
    public SourceException unknown(RulebookId id) {
        return refuse(
                "shelf.unknown",
                id.toString(),
                id,
                String.join(
                        ", ",
                        volumes.keySet().stream().map(RulebookId::toString).toList()));
    }

    private static SourceException refuse(String code, String place, Object... found) {
        return new SourceException(List.of(new Problem(code, Severity.ERROR, place, DefectLog.text(code, found))));
    }

    /**
     * Every rulebook on the shelf.
     *
     * @return the rulebooks, by id and then by version
     * @throws RulebookDefects if one of them is defective
     */
    public List<Rulebook> all() {
        return volumes.keySet().stream().map(id -> find(id).orElseThrow()).toList();
    }
}
