package org.lingtan.api.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.api.database.TableCopies.Contents;
import org.lingtan.api.database.TableCopies.Table;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * What a backup consists of. It is written last, so that a folder without one is no backup.
 *
 * @param created when it was made, in UTC
 * @param contents the tables, all in one state
 * @param files every file but the documents and this one, with hashes
 * @param documents how many documents there are; {@code documents.txt} names them
 * @param damaged documents that were damaged already where they came from, and are not in the backup
 */
record Manifest(String created, Contents contents, List<HashedFile> files, long documents, List<String> damaged) {

    static final String NAME = "manifest.json";

    private static final int MOST_BYTES = 1 << 24;

    Manifest {
        files = List.copyOf(files);
        damaged = List.copyOf(damaged);
    }

    byte[] toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put("created", created);
        json.put("migration", contents.version());
        json.put("tables", contents.tables().stream().map(Manifest::table).toList());
        Map<String, Object> sequences = new TreeMap<>();
        contents.sequences().forEach((name, last) -> sequences.put(name, String.valueOf(last)));
        json.put("sequences", sequences);
        json.put("files", files.stream().map(Manifest::file).toList());
        json.put("documents", String.valueOf(documents));
        json.put("damaged", damaged);
        return (CanonicalJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> table(Table table) {
        return Map.of("name", table.name(), "columns", table.columns(), "rows", String.valueOf(table.rows()));
    }

    private static Map<String, Object> file(HashedFile file) {
        return Map.of("path", file.path(), "bytes", String.valueOf(file.bytes()), "digest", file.digest());
    }

    /**
     * Reads the manifest of a backup. It may have been altered, so nothing in it leads out of the backup.
     *
     * @param backup the folder
     * @return the manifest
     * @throws IOException if it cannot be read
     * @throws Refusal if there is none
     */
    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
            throw Refusal.of(Refusal.Reason.INPUT, "backup.manifest", backup.toString(), backup);
        }
        JsonNode json = JsonSource.read(file.toString(), Files.readAllBytes(file));
        if (!json.get("schemaVersion").text().equals("1")) {
            throw form(file, "schemaVersion");
        }
        Map<String, Long> sequences = new TreeMap<>();
        json.get("sequences").entries().forEach((name, last) -> sequences.put(name, number(last)));
        return new Manifest(
                json.get("created").text(),
                new Contents(
                        checked(json.get("migration"), "[0-9.]{1,20}"),
                        json.get("tables").items().stream().map(Manifest::table).toList(),
                        sequences),
                json.get("files").items().stream().map(Manifest::file).toList(),
                number(json.get("documents")),
                json.get("damaged").items().stream().map(JsonNode::text).toList());
    }

    private static Table table(JsonNode node) {
        return new Table(
                checked(node.get("name"), "[a-z_]{1,60}"),
                node.get("columns").items().stream()
                        .map(name -> checked(name, "[a-z_0-9]{1,60}"))
                        .toList(),
                number(node.get("rows")));
    }

    private static HashedFile file(JsonNode node) {
        return new HashedFile(
                checked(node.get("path"), "(?:[a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*"),
                number(node.get("bytes")),
                checked(node.get("digest"), "sha256:[0-9a-f]{64}"));
    }

    private static long number(JsonNode node) {
        return Long.parseLong(checked(node, "[0-9]{1,18}"));
    }

    private static String checked(JsonNode node, String form) {
        if (!node.text().matches(form)) {
            throw form(Path.of(node.place().replace('\0', '?')), node.text());
        }
        return node.text();
    }

    private static Refusal form(Path place, String found) {
        return Refusal.of(Refusal.Reason.INPUT, "backup.form", place.toString(), found);
    }
}
