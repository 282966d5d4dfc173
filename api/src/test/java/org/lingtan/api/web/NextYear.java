package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.outcome.CanonicalJson;

/** The package of an example as its park would send it a year later, or with other words in a file. */
final class NextYear {

    private NextYear() {}

    /** Everything that happened in 2025 happened in 2026. */
    static byte[] of(Path example, Path folder) throws IOException {
        return changed(
                example,
                folder,
                Map.of(
                        "applicationDate=\"2026", "applicationDate=\"2027",
                        "<period year=\"2025\"/>", "<period year=\"2026\"/>",
                        "2025-", "2026-"),
                Map.of("2025-", "2026-"));
    }

    /** With texts in place of others, in evidence.xml and in all tables. */
    static byte[] changed(Path example, Path folder, Map<String, String> header, Map<String, String> tables)
            throws IOException {
        Path copy = Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(example.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        Path evidence = copy.resolve("evidence.xml");
        String xml = replaced(Files.readString(evidence), header);
        try (Stream<Path> files = Files.walk(copy.resolve("attachments"))) {
            for (Path table :
                    files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                xml = rewritten(table, xml, tables);
            }
        }
        Files.writeString(evidence, xml);
        Path zip = copy.resolveSibling(copy.getFileName() + ".zip");
        PackageWriter.write(copy, zip, Catalogue.shipped());
        return Files.readAllBytes(zip);
    }

    private static String replaced(String text, Map<String, String> texts) {
        String now = text;
        for (Map.Entry<String, String> one : texts.entrySet()) {
            now = now.replace(one.getKey(), one.getValue());
        }
        return now;
    }

    /** A table under its new digest; texts of the same length keep its size. */
    private static String rewritten(Path table, String xml, Map<String, String> texts) {
        try {
            byte[] before = Files.readAllBytes(table);
            byte[] after =
                    replaced(new String(before, StandardCharsets.UTF_8), texts).getBytes(StandardCharsets.UTF_8);
            Files.write(table, after);
            return xml.replace(hex(before), hex(after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return CanonicalJson.digest(bytes).substring("sha256:".length());
    }
}
