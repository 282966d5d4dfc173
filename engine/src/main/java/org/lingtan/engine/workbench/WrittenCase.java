package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Criterion;

/**
 * A case as it stands in its file.
 *
 * @param name the name
 * @param given what is given, by topic; further keys of the case, such as {@code date}, come first
 * @param expect what is expected, by what it concerns
 */
public record WrittenCase(String name, Map<String, String> given, Map<String, String> expect) {

    /** Copies the maps. */
    public WrittenCase {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        expect = Collections.unmodifiableMap(new LinkedHashMap<>(expect));
    }

    /**
     * The cases that stand beside a clause.
     *
     * @param version the version
     * @param criterion the criterion
     * @return the cases in file order; none where there is no file
     */
    public static List<WrittenCase> of(BookVersion version, Criterion criterion) {
        String slug = criterion.path().substring(criterion.path().lastIndexOf('/') + 1);
        return Commentary.root(version.files(), criterion.path() + "/" + slug + ".cases.yaml")
                .map(root -> root.items().stream().map(WrittenCase::of).toList())
                .orElse(List.of());
    }

    /**
     * The whole applications of a version.
     *
     * @param version the version
     * @return the applications in the order of their files
     */
    public static List<WrittenCase> applications(BookVersion version) {
        List<WrittenCase> cases = new ArrayList<>();
        for (String path : new TreeSet<>(version.files().keySet())) {
            if (path.startsWith("packages/") && path.endsWith(".yaml")) {
                Commentary.root(version.files(), path)
                        .ifPresent(root ->
                                (root.isList() ? root.items() : List.of(root)).forEach(item -> cases.add(of(item))));
            }
        }
        return List.copyOf(cases);
    }

    private static WrittenCase of(YamlNode item) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String> expect = new LinkedHashMap<>();
        item.entries().forEach((key, node) -> {
            switch (key) {
                case "name" -> {
                    // stands by itself
                }
                case "given" -> node.entries().forEach((topic, value) -> given.put(topic, flat(value)));
                case "expect" -> node.entries().forEach((what, value) -> expect.put(what, flat(value)));
                default -> given.put(key, flat(node));
            }
        });
        return new WrittenCase(item.get("name").text(), given, expect);
    }

    private static String flat(YamlNode node) {
        if (node.isList()) {
            return node.items().stream().map(WrittenCase::flat).collect(Collectors.joining(", "));
        }
        if (node.isMap()) {
            return node.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + flat(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return node.text();
    }
}
