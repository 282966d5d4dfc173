package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.outcome.CanonicalJson;

/** The package of an example as its park would send it a year later, or with other words in a file. */
final class NextYear {

    private NextYear() {}

    /** Everything that happened in 2025 happened in 2026. */
    static byte[] of(Path example, Path folder) throws IOException {
        return changed(example, folder, List.of("applicationDate=\"2026", "applicationDate=\"2027"), "2025-", "2026-");
    }

    /** With one text of evidence.xml in place of another, and pairs of texts changed in all tables. */
    static byte[] changed(Path example, Path folder, List<String> header, String... pairs) throws IOException {
        Path copy = Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(example.relativize(file).toString());
                Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        Path evidence = copy.resolve("evidence.xml");
        String xml = Files.readString(evidence).replace(header.get(0), header.get(1));
        try (Stream<Path> files = Files.walk(copy.resolve("attachments"))) {
            for (Path table :
                    files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                xml = rewritten(table, xml, pairs);
            }
        }
        Files.writeString(evidence, yearly(xml, pairs));
        Path zip = copy.resolveSibling(copy.getFileName() + ".zip");
        PackageWriter.write(copy, zip, Catalogue.shipped());
        return Files.readAllBytes(zip);
    }

    private static String yearly(String xml, String... pairs) {
        return pairs.length == 0
                ? xml
                : xml.replace("<period year=\"2025\"/>", "<period year=\"2026\"/>")
                        .replace(pairs[0], pairs[1]);
    }

    /** A table under its new digest; texts of the same length keep its size. */
    private static String rewritten(Path table, String xml, String... pairs) {
        try {
            byte[] before = Files.readAllBytes(table);
            String text = new String(before, StandardCharsets.UTF_8);
            for (int i = 0; i < pairs.length; i += 2) {
                text = text.replace(pairs[i], pairs[i + 1]);
            }
            byte[] after = text.getBytes(StandardCharsets.UTF_8);
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
