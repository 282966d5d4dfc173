package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;

/** The mutants of everything but the rules: numbers, bands, ranges, units, dates, levels, groups and applicability. */
final class FileVariations {

    private static final String WHOLE = "-";

    private final Rulebook rulebook;
    private final Map<String, byte[]> files;
    private final List<RuleStatement> rules;
    private final LocalDate from;
    private final @Nullable LocalDate to;

    /**
     * The mutants of a rulebook.
     *
     * @param rulebook the rulebook
     * @param files its files by path
     * @param rules its rules
     */
    FileVariations(Rulebook rulebook, Map<String, byte[]> files, List<RuleStatement> rules) {
        this.rulebook = rulebook;
        this.files = files;
        this.rules = rules;
        this.from = rulebook.effectiveFrom();
        this.to = rulebook.effectiveTo();
    }

    List<Variation> all() {
        List<Variation> all = new ArrayList<>(head());
        all.addAll(levels());
        all.addAll(parameters());
        rulebook.criteria().forEach(criterion -> all.addAll(clause(criterion)));
        return all;
    }

    /** The days on which the version begins and ends to judge: a day more is as wrong as a day less. */
    private List<Variation> head() {
        YamlEdits edits = new YamlEdits("rulebook.yaml", files);
        YamlNode effective = edits.root().get("effective");
        effective
                .find("from")
                .ifPresent(node -> edits.days("rulebook/effective.from", WHOLE, node, LocalDate.MIN, null));
        effective.find("to").ifPresent(node -> edits.days("rulebook/effective.to", WHOLE, node, LocalDate.MIN, null));
        return edits.variations();
    }

    private List<Variation> levels() {
        YamlEdits edits = new YamlEdits("levels.yaml", files);
        for (YamlNode level : edits.root().items()) {
            String id = "level:" + level.get("id").text();
            level.find("score").ifPresent(score -> interval(edits, id, WHOLE, score));
            level.find("offsets").ifPresent(node -> {
                String other = node.text().equals("complete") ? "incomplete" : "complete";
                edits.exchange(id + "/offsets", WHOLE, node, other, other);
            });
        }
        return edits.variations();
    }

    private static void interval(YamlEdits edits, String id, String clause, YamlNode interval) {
        for (String end : List.of("min", "max")) {
            interval.find(end).ifPresent(bound -> {
                edits.steps(id + "/" + end, clause, bound);
                edits.flip(id + "/" + end + ".open", clause, interval, end + "Open", bound);
            });
        }
    }

    private List<Variation> parameters() {
        YamlEdits edits = new YamlEdits("parameters.yaml", files);
        for (YamlNode node : edits.root().items()) {
            String id = node.get("id").text();
            String clause = usedBy(id);
            YamlNode unit = node.get("unit");
            String other = unit.text().equals("%") ? "1" : "%";
            edits.exchange(id + "/unit", clause, unit, other, '"' + other + '"');
            List<YamlNode> dated = node.list("values");
            if (dated.isEmpty()) {
                dated(edits, id, clause, node);
            }
            for (int i = 0; i < dated.size(); i++) {
                dated(edits, id + "/values" + (i + 1), clause, dated.get(i));
            }
        }
        return edits.variations();
    }

    private void dated(YamlEdits edits, String id, String clause, YamlNode node) {
        node.find("from").ifPresent(day -> edits.days(id + "/from", clause, day, from, to));
        node.find("to").ifPresent(day -> edits.days(id + "/to", clause, day, from, to));
        node.find("value").ifPresent(value -> edits.steps(id + "/value", clause, value));
        node.find("range").ifPresent(range -> interval(edits, id, clause, range));
        node.find("bands").ifPresent(bands -> {
            YamlNode at = bands.get("at");
            String other = at.text().equals("least") ? "most" : "least";
            edits.exchange(id + "/at", clause, at, other, other);
            List<YamlNode> steps = bands.get("steps").items();
            for (int i = 0; i < steps.size(); i++) {
                edits.steps(
                        id + "/step" + (i + 1) + ".bound",
                        clause,
                        steps.get(i).items().get(0));
                edits.steps(
                        id + "/step" + (i + 1) + ".points",
                        clause,
                        steps.get(i).items().get(1));
            }
        });
    }

    private String usedBy(String parameter) {
        Set<String> criteria = new TreeSet<>();
        for (Criterion criterion : rulebook.criteria()) {
            boolean maximum =
                    criterion.parts().stream().anyMatch(part -> part.maximum().equals(parameter));
            boolean named = rules.stream()
                    .anyMatch(rule -> rule.isOf(criterion) && rule.parameters().contains(parameter));
            if (maximum || named) {
                criteria.add(criterion.id());
            }
        }
        return criteria.isEmpty() ? WHOLE : String.join(",", criteria);
    }

    private List<Variation> clause(Criterion criterion) {
        YamlEdits edits = new YamlEdits(criterion.path() + "/clause.yaml", files);
        YamlNode root = edits.root();
        edits.flip(criterion.id() + "/excludable", criterion.id(), root, "excludable", root.get("kind"));
        root.find("group").ifPresent(node -> {
            String other = anotherGroup(criterion.group());
            if (!other.isEmpty()) {
                edits.exchange(criterion.id() + "/group", criterion.id(), node, other, other);
            }
        });
        return edits.variations();
    }

    /** The next group in the list, and after the last the first. */
    private String anotherGroup(String group) {
        List<String> ids = rulebook.groups().stream().map(Rulebook.Group::id).toList();
        int at = ids.indexOf(group);
        return at < 0 || ids.size() < 2 ? "" : ids.get((at + 1) % ids.size());
    }
}
