package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.rulebook.Criterion.Kind;
import org.lingtan.engine.rulebook.Criterion.Part;
import org.lingtan.engine.rulebook.Criterion.Topic;
import org.lingtan.engine.rulebook.Criterion.TopicKind;
import org.lingtan.engine.rulebook.Criterion.Twin;

/** Reads a clause.yaml. */
final class CriterionReader {

    /** What may stand in a rule name and in {@code @Clause}. */
    static final Pattern CLAUSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,19}");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,79}");
    private static final Text NO_TEXT = new Text("-", "-");
    private static final Set<String> STATUSES = Set.of("automated", "judged", "partly", "pending");
    private static final Map<String, TopicKind> TOPIC_KINDS = Map.of(
            "quantity", TopicKind.QUANTITY,
            "attestation", TopicKind.ATTESTATION,
            "document", TopicKind.DOCUMENT,
            "table", TopicKind.TABLE,
            "property", TopicKind.PROPERTY);

    private final DefectLog log;
    private final Parameters parameters;
    private final Set<String> groups;

    CriterionReader(DefectLog log, Parameters parameters, Set<String> groups) {
        this.log = log;
        this.parameters = parameters;
        this.groups = groups;
    }

    /** The criterion of a clause folder, for example {@code digital/x16-enterprise-access-rate}. */
    Criterion read(String folder, YamlNode node) {
        log.only(
                node,
                "id",
                "clause",
                "group",
                "kind",
                "titles",
                "text",
                "basis",
                "status",
                "excludable",
                "interpretation",
                "questions",
                "parts",
                "twin");
        Kind kind = kind(node);
        String status = log.read(() -> node.get("status").text(), "automated");
        if (!STATUSES.contains(status)) {
            log.add("criterion.status", node, status);
        }
        String group = log.read(() -> node.find("group").map(YamlNode::text).orElse(""), "");
        if (!group.isEmpty() && !groups.contains(group)) {
            log.add("criterion.group", node, group, String.join(", ", groups));
        }
        log.read(() -> node.find("interpretation").map(YamlNode::bilingual).orElse(NO_TEXT), NO_TEXT);
        log.read(() -> node.list("questions").stream().map(YamlNode::bilingual).toList(), List.of());
        return new Criterion(
                matching(node, "id", ID),
                matching(node, "clause", CLAUSE),
                folder.substring(0, folder.indexOf('/')),
                group,
                kind,
                log.read(() -> node.get("titles").bilingual(), NO_TEXT),
                log.read(() -> node.get("text").bilingual(), NO_TEXT),
                new ParameterReader(log).basis(node),
                status,
                log.read(() -> node.find("excludable").map(YamlNode::flag).orElse(false), false),
                parts(node, kind),
                twin(node),
                folder);
    }

    private String matching(YamlNode node, String key, Pattern form) {
        String text = log.read(() -> node.get(key).text(), "missing");
        if (!form.matcher(text).matches()) {
            log.add("criterion.id", node, key, text);
        }
        return text;
    }

    private Kind kind(YamlNode node) {
        String text = log.read(() -> node.get("kind").text(), "points");
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        log.add("criterion.kind", node, text);
        return Kind.POINTS;
    }

    private List<Part> parts(YamlNode node, Kind kind) {
        List<Part> parts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode item : log.items(() -> node.get("parts").items())) {
            log.only(item, "id", "titles", "maximum", "evidence");
            Part part = new Part(
                    matching(item, "id", ID),
                    log.read(() -> item.get("titles").bilingual(), NO_TEXT),
                    maximum(item, kind),
                    topics(item));
            if (!ids.add(part.id())) {
                log.add("criterion.part-twice", item, part.id());
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            log.add("criterion.no-parts", node);
        }
        return parts;
    }

    private String maximum(YamlNode item, Kind kind) {
        String maximum = log.read(() -> item.find("maximum").map(YamlNode::text).orElse(""), "");
        if (maximum.isEmpty()) {
            if (kind == Kind.POINTS) {
                log.add("criterion.no-maximum", item);
            }
            return "";
        }
        Optional<Parameter> parameter = parameters.find(maximum);
        if (parameter.isEmpty()) {
            log.add("parameter.unknown", item, maximum);
        } else if (!ParameterKinds.isNumber(parameter.get()) && !ParameterKinds.is(parameter.get(), Bands.class)) {
            log.add("parameter.kind", item, maximum, "number or bands");
        }
        return maximum;
    }

    private List<Topic> topics(YamlNode item) {
        List<Topic> topics = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : log.items(() -> item.get("evidence").items())) {
            log.only(node, "quantity", "attestation", "document", "table", "property", "zh", "en");
            Map<String, YamlNode> entries = log.read(node::entries, Map.of());
            List<String> kinds =
                    entries.keySet().stream().filter(TOPIC_KINDS::containsKey).toList();
            if (kinds.size() != 1) {
                log.add("criterion.topic", node);
                continue;
            }
            String kind = kinds.get(0);
            TopicKind topicKind = TOPIC_KINDS.getOrDefault(kind, TopicKind.DOCUMENT);
            Topic topic = new Topic(topicKind, matching(node, kind, ID), log.read(node::bilingual, NO_TEXT));
            if (!ids.add(topic.id())) {
                log.add("criterion.topic-twice", node, topic.id());
            }
            topics.add(topic);
        }
        if (topics.isEmpty()) {
            log.add("criterion.no-topics", item);
        }
        return topics;
    }

    private Optional<Twin> twin(YamlNode node) {
        return log.read(
                () -> node.find("twin").map(twin -> {
                    log.only(twin, "topic", "zh", "en");
                    return new Twin(matching(twin, "topic", ID), log.read(twin::bilingual, NO_TEXT));
                }),
                Optional.empty());
    }
}
