package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.YamlNode;

/** A variant differs from its original in what the differences.yaml of its book lists, in all of that, and in nothing else. */
class VariantTest {

    private static final Path BOOKS = Path.of("books");
    private static final String LIST = "differences.yaml";
    private static final Path LIST_FILE = BOOKS.resolve("nzcp-hunan").resolve(LIST);

    @Test
    void hunan_differs_from_the_national_book_only_where_it_says_so() {
        assertEquals(List.of(), undeclared(files("nzcp", "2025.1.0"), files("nzcp-hunan", "2026.1.0")));
    }

    @Test
    void a_parameter_changed_beyond_the_list_is_found() {
        Map<String, String> original = files("nzcp", "2025.1.0");
        original.computeIfPresent("parameters.yaml", (path, text) -> text.replace("value: 0.8325", "value: 0.8326"));
        assertEquals(
                List.of("parameters.yaml acceptance.electricity: value differs, unlisted"),
                undeclared(original, files("nzcp-hunan", "2026.1.0")));
    }

    @Test
    void a_rule_changed_in_the_variant_is_found() {
        Map<String, String> variant = files("nzcp-hunan", "2026.1.0");
        String rules = "guiding/water-reuse/water-reuse.drl";
        variant.computeIfPresent(rules, (path, text) -> text.replace("out.notMet($m)", "out.met($m)"));
        assertEquals(List.of(rules + ": differs, listed as identical"), undeclared(files("nzcp", "2025.1.0"), variant));
    }

    @Test
    void an_unlisted_file_is_found() {
        Map<String, String> variant = files("nzcp-hunan", "2026.1.0");
        variant.put("guiding/new/new.drl", "package nzcp_hunan;");
        assertEquals(
                List.of("guiding/new/new.drl: stands in the variant only, unlisted"),
                undeclared(files("nzcp", "2025.1.0"), variant));
    }

    private static Map<String, String> files(String id, String version) {
        Map<String, String> texts = new TreeMap<>();
        ShippedBooks.files(BOOKS.resolve(id).resolve(version)).forEach((path, bytes) -> {
            if (!path.startsWith("release/")) {
                texts.put(path, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        assertFalse(texts.isEmpty(), "no files of " + id);
        return texts;
    }

    private static List<String> undeclared(Map<String, String> original, Map<String, String> variant) {
        YamlNode list = list();
        List<String> added = texts(list, "added");
        List<String> identical = texts(list, "identical");
        List<String> found = new ArrayList<>();
        Set<String> paths = new TreeSet<>(original.keySet());
        paths.addAll(variant.keySet());
        for (String path : paths) {
            boolean free = path.startsWith("packages/") || (path.endsWith(".cases.yaml") && !covers(identical, path));
            String before = original.get(path);
            String after = variant.get(path);
            if (free || (after != null && before == null && covers(added, path))) {
                continue;
            }
            if (before == null || after == null) {
                found.add(path + ": stands in the " + (before == null ? "variant" : "original") + " only, unlisted");
            } else if (covers(identical, path)) {
                if (!renamed(list, before).equals(after)) {
                    found.add(path + ": differs, listed as identical");
                }
            } else if (path.equals("parameters.yaml")) {
                found.addAll(parameters(list, before, after));
            } else {
                found.addAll(keys(path, YamlNode.read(path, before), YamlNode.read(path, after), listed(list, path)));
            }
        }
        return found;
    }

    private static YamlNode list() {
        try {
            return YamlNode.read(LIST, Files.readString(LIST_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(YamlNode list, String key) {
        return list.list(key).stream().map(YamlNode::text).toList();
    }

    private static boolean covers(List<String> listed, String path) {
        return listed.stream().anyMatch(entry -> entry.endsWith("/") ? path.startsWith(entry) : path.equals(entry));
    }

    private static String renamed(YamlNode list, String text) {
        String result = text;
        for (YamlNode renaming : list.list("renaming")) {
            result = result.replace(
                    renaming.get("from").text(), renaming.get("to").text());
        }
        return result;
    }

    private static Set<String> listed(YamlNode list, String path) {
        if (path.equals("rulebook.yaml")) {
            return new TreeSet<>(texts(list, path));
        }
        return list.list("clause.yaml").stream()
                .filter(entry -> entry.get("path").text().equals(path))
                .findFirst()
                .map(entry -> (Set<String>) new TreeSet<>(texts(entry, "keys")))
                .orElse(Set.of());
    }

    private static List<String> parameters(YamlNode list, String before, String after) {
        Map<String, YamlNode> original = byId(before);
        Map<String, YamlNode> variant = byId(after);
        Map<String, Set<String>> listed = new TreeMap<>();
        list.list("parameters")
                .forEach(entry -> listed.put(entry.get("id").text(), new TreeSet<>(texts(entry, "keys"))));
        List<String> found = new ArrayList<>();
        Set<String> ids = new TreeSet<>(original.keySet());
        ids.addAll(variant.keySet());
        for (String id : ids) {
            YamlNode one = original.get(id);
            YamlNode other = variant.get(id);
            String place = "parameters.yaml " + id;
            if (one == null || other == null) {
                found.add(place + ": stands on one side only");
            } else {
                found.addAll(keys(place, one, other, listed.getOrDefault(id, Set.of())));
            }
        }
        return found;
    }

    private static Map<String, YamlNode> byId(String parameters) {
        Map<String, YamlNode> byId = new TreeMap<>();
        YamlNode.read("parameters.yaml", parameters)
                .items()
                .forEach(item -> byId.put(item.get("id").text(), item));
        return byId;
    }

    /** Both ways: an unlisted key must agree, and a listed key must differ, or the list would say too much. */
    private static List<String> keys(String place, YamlNode before, YamlNode after, Set<String> listed) {
        List<String> found = new ArrayList<>();
        Set<String> keys = new TreeSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        keys.addAll(listed);
        for (String key : keys) {
            boolean same = before.find(key)
                    .map(VariantTest::shown)
                    .equals(after.find(key).map(VariantTest::shown));
            if (same == listed.contains(key)) {
                found.add(place + ": " + key + (same ? " agrees, listed as different" : " differs, unlisted"));
            }
        }
        return found;
    }

    private static String shown(YamlNode node) {
        if (node.isMap()) {
            Map<String, String> entries = new TreeMap<>();
            node.entries().forEach((key, value) -> entries.put(key, shown(value)));
            return entries.toString();
        }
        return node.isList()
                ? node.items().stream().map(VariantTest::shown).toList().toString()
                : node.text();
    }
}
