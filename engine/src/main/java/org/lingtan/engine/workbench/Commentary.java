package org.lingtan.engine.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * What an editor writes beside the rules and no evaluation needs: interpretations, open questions, notes on numbers,
 * authors. Read from the files when an editor asks, so that a rulebook that only judges does not carry it.
 *
 * @param interpretations how an open point is read, by criterion id
 * @param questions what is still open, by criterion id
 * @param notes what is to be known about a number, by parameter id
 * @param authors the authors, in file order
 */
public record Commentary(
        Map<String, Text> interpretations,
        Map<String, List<Text>> questions,
        Map<String, Text> notes,
        List<String> authors) {

    /** Copies the collections. */
    public Commentary {
        interpretations = Collections.unmodifiableMap(new LinkedHashMap<>(interpretations));
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        authors = List.copyOf(authors);
    }

    /**
     * Reads the commentary of a version.
     *
     * @param version a rulebook that was read, with its files
     * @return the commentary
     */
    public static Commentary of(BookVersion version) {
        Rulebook book = version.rulebook();
        Map<String, Text> interpretations = new LinkedHashMap<>();
        Map<String, List<Text>> questions = new LinkedHashMap<>();
        for (Criterion criterion : book.criteria()) {
            root(version.files(), criterion.path() + "/clause.yaml").ifPresent(root -> {
                root.find("interpretation").ifPresent(node -> interpretations.put(criterion.id(), node.bilingual()));
                List<Text> open =
                        root.list("questions").stream().map(YamlNode::bilingual).toList();
                if (!open.isEmpty()) {
                    questions.put(criterion.id(), open);
                }
            });
        }
        List<String> authors = new ArrayList<>();
        root(version.files(), "rulebook.yaml")
                .ifPresent(root -> root.list("authors").forEach(node -> authors.add(node.text())));
        return new Commentary(interpretations, questions, notes(version), authors);
    }

    /** Parameters are read in file order, so that the place of each is that of its item. */
    private static Map<String, Text> notes(BookVersion version) {
        Map<String, Text> notes = new LinkedHashMap<>();
        List<Parameter> all = version.rulebook().parameters().all();
        List<YamlNode> items =
                root(version.files(), "parameters.yaml").map(YamlNode::items).orElse(List.of());
        for (int i = 0; i < Math.min(all.size(), items.size()); i++) {
            String id = all.get(i).id();
            items.get(i).find("note").ifPresent(node -> notes.put(id, node.bilingual()));
        }
        return notes;
    }

    static Optional<YamlNode> root(Map<String, byte[]> files, String path) {
        byte[] bytes = files.get(path);
        return bytes == null
                ? Optional.empty()
                : Optional.of(YamlNode.read(path, new String(bytes, StandardCharsets.UTF_8)));
    }
}
