package org.lingtan.engine.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one version folder by path with forward slashes, bounded in number and size. */
final class RulebookFiles {

    private static final int MAX_FILES = 4_000;
    private static final int MAX_BYTES = 1_000_000;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,3}");
    private static final String RELEASE = "release/";

    private final SortedMap<String, byte[]> files;

    private RulebookFiles(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    static RulebookFiles of(Map<String, byte[]> given, DefectLog log) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        given.forEach((path, bytes) -> {
            if (path.startsWith(RELEASE)) {
                return;
            }
            if (!PATH.matcher(path).matches()) {
                log.add("file.name", path, 0, "", path);
            } else if (bytes.length > MAX_BYTES) {
                log.add("file.too-large", path, 0, "", bytes.length, MAX_BYTES);
            } else {
                files.put(path, bytes);
            }
        });
        if (given.size() > MAX_FILES) {
            log.add("file.too-many", "rulebook.yaml", 0, "", given.size(), MAX_FILES);
        }
        return new RulebookFiles(files);
    }

    static RulebookFiles of(Path folder, DefectLog log) {
        SortedMap<String, byte[]> given = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted().limit(MAX_FILES * 4L).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (Files.isSymbolicLink(file)) {
                    log.add("file.link", path, 0, "", path);
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !path.startsWith(RELEASE)) {
                    given.put(path, Files.size(file) > MAX_BYTES ? new byte[MAX_BYTES + 1] : Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook folder (%s) cannot be read.".formatted(folder), e);
        }
        return of(given, log);
    }

    SortedMap<String, byte[]> all() {
        return files;
    }

    Iterable<String> paths() {
        return files.keySet();
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** The text of a file, empty where it is absent or not UTF-8; the latter is noted. */
    String text(String path, DefectLog log) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            log.add("file.not-utf8", path, 0, "", path);
            return "";
        }
    }

    /** SHA-256 over one line {@code <path> <sha256>} for each file in the order of the paths. */
    String digest() {
        StringBuilder list = new StringBuilder();
        files.forEach((path, bytes) ->
                list.append(path).append(' ').append(sha256(bytes)).append('\n'));
        return "sha256:" + sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
