package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.rulebook.Rulebook.Group;
import org.lingtan.engine.rulebook.Rulebook.Scheme;

/** Reads rulebook.yaml. */
final class HeadReader {

    private static final Text NO_TEXT = new Text("-", "-");
    private static final int MAX_LISTED = 200;

    private final DefectLog log;
    private final YamlNode head;
    private final Parameters parameters;

    HeadReader(DefectLog log, YamlNode head, Parameters parameters) {
        this.log = log;
        this.head = head;
        this.parameters = parameters;
        log.only(
                head,
                "id",
                "version",
                "titles",
                "standard",
                "edition",
                "effective",
                "scheme",
                "subject",
                "offsets",
                "dependencies",
                "authors",
                "groups",
                "criteria");
    }

    RulebookId id() {
        String id = log.read(() -> head.get("id").text(), "none");
        String version = log.read(() -> head.get("version").text(), "0.0.0");
        try {
            RulebookId result = new RulebookId(id, version);
            if (result.isPinned()) {
                return result;
            }
        } catch (IllegalArgumentException e) {
            // noted below
        }
        log.add("rulebook.id", head, id + "@" + version);
        return new RulebookId("none", "0.0.0");
    }

    LocalDate effectiveFrom() {
        return log.read(() -> head.get("effective").get("from").date(), LocalDate.EPOCH);
    }

    @Nullable
    LocalDate effectiveTo() {
        List<YamlNode> effective = log.read(() -> List.of(head.get("effective")), List.of());
        if (effective.isEmpty()) {
            return null;
        }
        log.only(effective.get(0), "from", "to", "optInFrom");
        LocalDate to = new ParameterReader(log).date(effective.get(0), "to");
        if (to != null && to.isBefore(effectiveFrom())) {
            log.add("parameter.dates", effective.get(0), effectiveFrom(), to);
        }
        return to;
    }

    @Nullable
    LocalDate optInFrom() {
        List<YamlNode> effective = log.read(() -> List.of(head.get("effective")), List.of());
        if (effective.isEmpty()) {
            return null;
        }
        LocalDate optIn = new ParameterReader(log).date(effective.get(0), "optInFrom");
        if (optIn != null && !optIn.isBefore(effectiveFrom())) {
            log.add("rulebook.opt-in", effective.get(0), optIn, effectiveFrom());
        }
        return optIn;
    }

    Scheme scheme() {
        String text = log.read(() -> head.get("scheme").text(), "additive");
        for (Scheme scheme : Scheme.values()) {
            if (scheme.name().toLowerCase(Locale.ROOT).equals(text)) {
                return scheme;
            }
        }
        log.add("rulebook.scheme", head, text);
        return Scheme.ADDITIVE;
    }

    List<RulebookId> dependencies() {
        log.read(() -> head.list("authors").stream().map(YamlNode::text).toList(), List.of());
        List<RulebookId> dependencies = new ArrayList<>();
        for (YamlNode node : log.items(() -> head.list("dependencies"), "dependencies", MAX_LISTED)) {
            String text = log.read(node::text, "");
            try {
                RulebookId id = RulebookId.parse(text);
                if (!id.isPinned()) {
                    log.add("rulebook.dependency", node, text);
                }
                if (id.equals(id())) {
                    log.add("rulebook.dependency-cycle", node, id + " -> " + id);
                }
                dependencies.add(id);
            } catch (IllegalArgumentException e) {
                log.add("rulebook.dependency", node, text);
            }
        }
        return dependencies;
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (YamlNode node : log.items(() -> head.list("groups"), "groups", MAX_LISTED)) {
            log.only(node, "id", "zh", "en", "weight");
            String id = log.read(() -> node.get("id").text(), "");
            if (!ids.add(id)) {
                log.add("rulebook.group-twice", node, id);
            }
            groups.add(new Group(id, log.read(node::bilingual, NO_TEXT), weight(node)));
        }
        return groups;
    }

    private String weight(YamlNode node) {
        String weight = log.read(() -> node.find("weight").map(YamlNode::text).orElse(""), "");
        if (weight.isEmpty()) {
            return "";
        }
        if (parameters.find(weight).isEmpty()) {
            log.add("parameter.unknown", node, weight);
        } else if (!ParameterKinds.isNumber(parameters.find(weight).get())) {
            log.add("parameter.kind", node, weight, "number");
        }
        return weight;
    }
}
