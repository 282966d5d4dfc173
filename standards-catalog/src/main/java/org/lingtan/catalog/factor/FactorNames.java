package org.lingtan.catalog.factor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;

/** The names under which carriers, products and regions are found: ids, titles and aliases, and nothing that resembles them. */
final class FactorNames {

    private final Map<String, Text> titles = new LinkedHashMap<>();
    private final Map<String, String> ids = new TreeMap<>();

    /** Reads a file of {@code id: {zh, en, aliases}}. */
    static FactorNames read(String resource) {
        FactorNames names = new FactorNames();
        YamlNode.resource(FactorNames.class, resource).entries().forEach((id, node) -> {
            node.only("zh", "en", "aliases");
            names.add(id, node.bilingual());
            node.list("aliases").forEach(alias -> names.addSpelling(id, alias.text()));
        });
        return names;
    }

    void add(String id, Text title) {
        Text before = titles.putIfAbsent(id, title);
        if (before != null && !before.equals(title)) {
            throw new IllegalStateException("The id (%s) has two titles: %s and %s.".formatted(id, before, title));
        }
        addSpelling(id, id);
        addSpelling(id, title.zh());
        addSpelling(id, title.en());
    }

    private void addSpelling(String id, String spelling) {
        String before = ids.put(folded(spelling), id);
        if (before != null && !before.equals(id)) {
            throw new IllegalStateException("The name (%s) stands for %s and %s.".formatted(spelling, before, id));
        }
    }

    private static String folded(String spelling) {
        return spelling.strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(ids.get(folded(name)));
    }

    /** The title of an id that must be there. */
    Text title(String id) {
        Text title = titles.get(id);
        if (title == null) {
            throw new IllegalStateException("The id (%s) of a factor row has no names.".formatted(id));
        }
        return title;
    }

    /** Every spelling with its id, sorted, for the digest. */
    Map<String, String> spellings() {
        return ids;
    }
}
