package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.YamlNode;

/** Mutants of one YAML file: each edits one scalar and leaves every other character as it was. */
final class YamlEdits {

    private final String file;
    private final String content;
    private final List<Variation> variations = new ArrayList<>();

    YamlEdits(String file, Map<String, byte[]> files) {
        this.file = file;
        this.content = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }

    YamlNode root() {
        return YamlNode.read(file, content);
    }

    List<Variation> variations() {
        return List.copyOf(variations);
    }

    /** Another text in the place of a scalar. */
    void exchange(String id, String clause, YamlNode node, String shown, String by) {
        add(id, clause, node.line(), node.text(), shown, node.replacedIn(content, by));
    }

    /** A number one step up and one step down; a step is one unit of its last written place. */
    void steps(String id, String clause, YamlNode node) {
        BigDecimal value = new BigDecimal(node.text());
        BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
        exchange(
                id + "+",
                clause,
                node,
                value.add(step).toPlainString(),
                value.add(step).toPlainString());
        exchange(
                id + "-",
                clause,
                node,
                value.subtract(step).toPlainString(),
                value.subtract(step).toPlainString());
    }

    /** A day later and a day earlier, as far as that is a day on which the rulebook judges. */
    void days(String id, String clause, YamlNode node, LocalDate from, @Nullable LocalDate to) {
        for (int days : new int[] {1, -1}) {
            LocalDate moved = node.date().plusDays(days);
            LocalDate seen = days > 0 ? node.date() : moved;
            if (!seen.isBefore(from) && (to == null || !seen.isAfter(to))) {
                exchange(id + (days > 0 ? "+1d" : "-1d"), clause, node, moved.toString(), moved.toString());
            }
        }
    }

    /** A yes turned into a no; where it is not written, it is written beside another key of the same map. */
    void flip(String id, String clause, YamlNode map, String key, YamlNode beside) {
        Optional<YamlNode> written = map.find(key);
        if (written.isPresent()) {
            String other = written.get().flag() ? "false" : "true";
            exchange(id, clause, written.get(), other, other);
        } else {
            add(id, clause, beside.line(), key + ": false", key + ": true", inserted(beside, key));
        }
    }

    /** A map in braces takes the key after a comma, a map in lines on a line of its own. */
    private String inserted(YamlNode beside, String key) {
        String marker = "\u0000";
        String marked = beside.replacedIn(content, marker);
        int at = marked.indexOf(marker);
        String rest = marked.substring(at + 1).stripLeading();
        if (rest.startsWith(",") || rest.startsWith("}")) {
            return beside.replacedIn(content, beside.text() + ", " + key + ": true");
        }
        int start = marked.lastIndexOf('\n', at) + 1;
        int word = start;
        while (marked.charAt(word) == ' ' || marked.charAt(word) == '-') {
            word++;
        }
        return marked.substring(0, at) + beside.text() + "\n" + " ".repeat(word - start) + key + ": true"
                + marked.substring(at + 1);
    }

    private void add(String id, String clause, int line, String before, String after, String edited) {
        variations.add(new Variation(new Mutant(id, clause, file, line, before, after), edited, Optional.empty()));
    }
}
