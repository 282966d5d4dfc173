package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.lingtan.engine.rulebook.RulebookId;

/** Finds the rulebooks that the product ships: {@code books/<id>/<version>/} on the class path. */
final class ShippedBooks {

    private static final String ROOT = "books/";
    private static final String HEAD = "rulebook.yaml";

    private ShippedBooks() {}

    static List<BookSource> find() {
        URL root = ShippedBooks.class.getClassLoader().getResource(ROOT + "cnip/README.md");
        if (root == null) {
            throw new IllegalStateException("The shipped rulebooks (%s) are not on the class path.".formatted(ROOT));
        }
        try {
            return root.getProtocol().equals("file") ? inFolder(root) : inJar(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of the shipped rulebooks (%s) is no URI.".formatted(root), e);
        }
    }

    private static List<BookSource> inFolder(URL root) throws URISyntaxException {
        Path books = Path.of(new URI(root.toString()).resolve("..")).normalize();
        return FolderBooks.find(books);
    }

    private static List<BookSource> inJar(URL root) throws IOException {
        JarURLConnection connection = (JarURLConnection) root.openConnection();
        JarFile jar = connection.getJarFile();
        Map<String, List<String>> pathsByVersion = new LinkedHashMap<>();
        jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT))
                .map(JarEntry::getName)
                .sorted()
                .forEach(name -> {
                    String[] parts = name.split("/", 4);
                    if (parts.length == 4 && !parts[1].startsWith("_")) {
                        pathsByVersion
                                .computeIfAbsent(parts[1] + "@" + parts[2], key -> new ArrayList<>())
                                .add(parts[3]);
                    }
                });
        List<BookSource> books = new ArrayList<>();
        pathsByVersion.forEach((version, paths) -> {
            if (paths.contains(HEAD)) {
                RulebookId id = RulebookId.parse(version);
                books.add(new BookSource(id, () -> content(jar, id, paths), Map::of));
            }
        });
        return books;
    }

    private static SortedMap<String, byte[]> content(JarFile jar, RulebookId id, List<String> paths) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try {
            for (String path : paths) {
                try (InputStream in = jar.getInputStream(jar.getJarEntry(ROOT + id.id() + "/" + id.version() + "/" + path))) {
                    content.put(path, in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
