package org.lingtan.benchmarks.dmn;

import java.util.List;
import java.util.Map;
import org.lingtan.benchmarks.Points;

/** The decision tables, one for each indicator with bands and one for each part of the others. */
final class DmnModel {

    private DmnModel() {}

    static String name(String topic) {
        return topic.replace('.', '_').replace('-', '_');
    }

    static String xml() {
        StringBuilder xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " id=\"cnip\" name=\"cnip\" namespace=\"urn:lingtan:benchmarks\">\n");
        for (Map.Entry<String, Object> value : Points.values().entrySet()) {
            String type = value.getValue() instanceof Boolean ? "boolean" : "number";
            String name = name(value.getKey());
            xml.append("<inputData id=\"i_%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>%n"
                    .formatted(name, name, name, type));
        }
        for (Points.Band band : Points.BANDS) {
            StringBuilder rules = new StringBuilder();
            for (int i = band.bounds().size() - 1; i >= 0; i--) {
                rule(rules, List.of((band.atMost() ? "&lt;= " : "&gt;= ") + band.bounds().get(i)), i + 1);
            }
            rule(rules, List.of("-"), 0);
            decision(xml, band.criterion(), List.of(band.topic()), "number", rules);
        }
        for (Points.All part : Points.PARTS) {
            StringBuilder rules = new StringBuilder();
            rule(rules, part.topics().stream().map(topic -> "true").toList(), part.points());
            rule(rules, part.topics().stream().map(topic -> "-").toList(), 0);
            decision(xml, name(part.name()), part.topics(), "boolean", rules);
        }
        return xml.append("</definitions>\n").toString();
    }

    private static void rule(StringBuilder rules, List<String> entries, int points) {
        rules.append("<rule>");
        entries.forEach(entry -> rules.append("<inputEntry><text>").append(entry).append("</text></inputEntry>"));
        rules.append("<outputEntry><text>").append(points).append("</text></outputEntry></rule>\n");
    }

    private static void decision(StringBuilder xml, String id, List<String> topics, String type, CharSequence rules) {
        xml.append("<decision id=\"d_%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"number\"/>%n".formatted(id, id, id));
        topics.forEach(topic -> xml.append(
                "<informationRequirement><requiredInput href=\"#i_%s\"/></informationRequirement>%n".formatted(name(topic))));
        xml.append("<decisionTable hitPolicy=\"FIRST\">");
        topics.forEach(topic -> xml.append(
                "<input><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression></input>%n"
                        .formatted(type, name(topic))));
        xml.append("<output typeRef=\"number\"/>").append(rules).append("</decisionTable></decision>\n");
    }
}
