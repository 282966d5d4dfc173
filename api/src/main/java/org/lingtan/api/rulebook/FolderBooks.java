package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.RulebookId;

/** Finds rulebooks in folders. */
final class FolderBooks {

    private static final String HEAD = "rulebook.yaml";
    private static final int MAX_DEPTH = 3;
    private static final int MAX_FILES = 4_000;
    private static final long MAX_BYTES = 1_000_000;

    private FolderBooks() {}

    /** The versions in a folder: the folder itself, or those at most two folders below; folders named _... are rooms. */
    static List<BookSource> find(Path folder) {
        List<BookSource> books = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
            for (Path head : walk.filter(path -> path.endsWith(HEAD)).sorted().toList()) {
                Path version = head.toAbsolutePath().normalize().getParent();
                if (version != null && !isRoom(version)) {
                    books.add(book(version));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return books;
    }

    private static boolean isRoom(Path version) {
        return String.valueOf(version.getFileName()).startsWith("_");
    }

    private static BookSource book(Path version) throws IOException {
        Path head = version.resolve(HEAD);
        YamlNode root = YamlNode.read(head.toString(), Files.readString(head, StandardCharsets.UTF_8));
        RulebookId id = new RulebookId(root.get("id").text(), root.get("version").text());
        return new BookSource(id, () -> content(version), Map::of);
    }

    private static SortedMap<String, byte[]> content(Path version) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(version)) {
            for (Path file : walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MAX_FILES + 1L)
                    .toList()) {
                String path = version.relativize(file).toString().replace('\\', '/');
                // The reader refuses a file of this size by name; it need not be read to be refused.
                content.put(path, Files.size(file) > MAX_BYTES ? new byte[(int) MAX_BYTES + 1] : Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
