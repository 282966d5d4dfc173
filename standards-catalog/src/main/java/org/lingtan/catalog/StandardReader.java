package org.lingtan.catalog;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lingtan.catalog.source.YamlNode;

/** Reads {@code standards.yaml}. */
final class StandardReader {

    private StandardReader() {}

    static Map<String, Standard> standards() {
        Map<String, Standard> result = new LinkedHashMap<>();
        YamlNode.resource(Standard.class, "standards.yaml").entries().forEach((id, node) -> {
            node.only("titles", "publisher", "note", "editions");
            YamlNode titles = node.get("titles");
            titles.only("zh", "en", "zh-confidence", "en-confidence");
            List<Edition> editions = node.get("editions").items().stream()
                    .map(StandardReader::edition)
                    .toList();
            Standard standard = new Standard(
                    id,
                    titles.bilingual(),
                    Confidence.of(titles.get("zh-confidence").text()),
                    Confidence.of(titles.get("en-confidence").text()),
                    publisher(node.get("publisher")),
                    node.find("note").map(YamlNode::bilingual).orElse(null),
                    editions);
            checkReplacements(standard);
            result.put(id, standard);
        });
        return result;
    }

    private static Edition edition(YamlNode node) {
        node.only("id", "number", "from", "to", "replaced-by");
        Stated<LocalDate> to =
                node.find("to").map(at -> stated(at, YamlNode::date)).orElse(Stated.notEstablished());
        Stated<String> replacedBy =
                node.find("replaced-by").map(at -> stated(at, YamlNode::text)).orElse(Stated.notEstablished());
        return new Edition(
                node.get("id").text(),
                stated(node.get("number"), YamlNode::text),
                stated(node.get("from"), YamlNode::date),
                to,
                replacedBy);
    }

    private static Stated<Text> publisher(YamlNode node) {
        if (!node.isMap()) {
            return stated(node, YamlNode::bilingual);
        }
        node.only("zh", "en", "confidence");
        return new Stated<>(
                node.bilingual(), Confidence.of(node.get("confidence").text()));
    }

    private static <T> Stated<T> stated(YamlNode node, Function<YamlNode, T> value) {
        if (!node.isMap()) {
            if (Confidence.of(node.text()) != Confidence.NOT_ESTABLISHED) {
                throw new IllegalStateException(
                        "The fact at %s has a confidence but no value.".formatted(node.place()));
            }
            return Stated.notEstablished();
        }
        node.only("value", "confidence");
        return new Stated<>(
                value.apply(node.get("value")),
                Confidence.of(node.get("confidence").text()));
    }

    private static void checkReplacements(Standard standard) {
        for (Edition edition : standard.editions()) {
            edition.replacedBy()
                    .findValue()
                    .filter(id -> standard.findEdition(id).isEmpty())
                    .ifPresent(id -> {
                        throw new IllegalStateException(
                                "The edition %s replacing one of %s is unknown.".formatted(id, standard.id()));
                    });
        }
    }
}
