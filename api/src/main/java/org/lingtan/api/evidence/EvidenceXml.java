package org.lingtan.api.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.api.evidence.FilledEvidence.Place;
import org.lingtan.engine.rulebook.RulebookId;

/** Writes {@code evidence.xml}. The list of attachments is left empty; {@link org.lingtan.engine.evidence.AttachmentLister} completes it. */
final class EvidenceXml {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private final SortedMap<Integer, String> places = new TreeMap<>();

    private EvidenceXml() {}

    /**
     * Evidence as XML.
     *
     * @param text the XML
     * @param places where in the workbook stands what begins on a line, counted from 1, and fills those after it; empty for nowhere
     */
    record Written(String text, SortedMap<Integer, String> places) {}

    static Written of(FilledEvidence filled) {
        EvidenceXml xml = new EvidenceXml();
        xml.begin(TemplateWorkbook.PARK);
        xml.head(filled.park(), filled.rulebook(), List.of());
        xml.exclusions(filled);
        xml.out.append("  <evidence>\n");
        filled.tables().forEach(xml::table);
        filled.items().forEach(xml::item);
        xml.places.put(xml.line(), "");
        xml.out.append("  </evidence>\n  <attachments/>\n</evidencePackage>\n");
        return new Written(xml.out.toString(), xml.places);
    }

    /** What is written from here on comes from this place of the workbook. */
    private void begin(String place) {
        places.put(line(), FilledWorkbook.FILE + "#" + place);
    }

    private int line() {
        return 1 + (int) out.chars().filter(c -> c == '\n').count();
    }

    private void beginRow(int row) {
        begin(TemplateWorkbook.QUESTIONS + " row " + row);
    }

    /** The form to fill in by hand: every question is a comment that shows the element to write. */
    static String skeleton(Questionnaire questionnaire) {
        EvidenceXml xml = new EvidenceXml();
        Map<String, String> blank = new LinkedHashMap<>();
        blank.put("boundary", "whole");
        xml.head(
                blank,
                questionnaire.book().id().toString(),
                List.of(
                        "填写说明：补全下列属性，把需要的条目移出注释，附件放入 attachments 文件夹，然后运行 lingtan pack。附件清单由 pack 生成。",
                        "How to fill in: complete the attributes, take the items you need out of their comments, put attached files",
                        "into the folder attachments, then run lingtan pack, which writes the list of attachments."));
        xml.out.append("  <evidence>\n");
        questionnaire.questions().forEach(xml::sample);
        xml.out.append("  </evidence>\n  <attachments/>\n</evidencePackage>\n");
        return xml.out.toString();
    }

    private void head(Map<String, String> park, String rulebook, List<String> advice) {
        advice.forEach(line -> out.append("<!-- ").append(line).append(" -->\n"));
        open(
                "evidencePackage",
                attributes(
                        "xmlns",
                        "urn:lingtan:evidence:1",
                        "version",
                        "1",
                        "applicationDate",
                        value(park, "application-date")));
        out.append(">\n  ");
        open(
                "park",
                attributes(
                        "creditCode", value(park, "credit-code"),
                        "division", value(park, "division"),
                        "type", value(park, "type"),
                        "area", value(park, "area")));
        out.append(">\n    ");
        open("name", attributes("zh", value(park, "name-zh"), "en", value(park, "name-en")));
        out.append("/>\n    ");
        boundary(park);
        out.append("  </park>\n  ");
        open("period", attributes("year", value(park, "year")));
        out.append("/>\n  <rulebooks>\n    ");
        RulebookId id = RulebookId.parse(rulebook);
        open("rulebook", attributes("id", id.id(), "version", id.version()));
        out.append("/>\n  </rulebooks>\n");
    }

    private void boundary(Map<String, String> park) {
        open("boundary", attributes("kind", value(park, "boundary")));
        if (!value(park, "boundary").equals("park-in-park")) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        for (String direction : List.of("north", "east", "south", "west")) {
            out.append("      ");
            open("side", attributes("direction", direction));
            out.append('>').append(escape(value(park, direction))).append("</side>\n");
        }
        out.append("    </boundary>\n");
    }

    private void exclusions(FilledEvidence filled) {
        if (filled.exclusions().isEmpty()) {
            return;
        }
        out.append("  <exclusions>\n");
        for (FilledEvidence.Excluded excluded : filled.exclusions()) {
            beginRow(excluded.row());
            out.append("    ");
            Map<String, String> attributes =
                    attributes("rulebook", RulebookId.parse(filled.rulebook()).id(), "criterion", excluded.criterion());
            if (!excluded.document().isEmpty()) {
                attributes.put("document", excluded.document());
            }
            open("exclusion", attributes);
            out.append('>').append(escape(excluded.reason())).append("</exclusion>\n");
        }
        out.append("  </exclusions>\n");
    }

    private void table(FilledEvidence.Table table) {
        begin(table.table());
        out.append("    ");
        open("table", attributes("id", "table." + table.table(), "of", table.table()));
        out.append(">\n");
        table.places().forEach(this::support);
        out.append("      ");
        open("data", attributes("attachment", table.data()));
        out.append("/>\n    </table>\n");
    }

    private void item(FilledEvidence.Item item) {
        beginRow(item.row());
        out.append("    ");
        Map<String, String> attributes = attributes("id", item.id(), "of", item.topic());
        attributes.putAll(item.attributes());
        open(item.kind(), attributes);
        if (item.places().isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        item.places().forEach(this::support);
        out.append("    </").append(item.kind()).append(">\n");
    }

    private void support(Place place) {
        out.append("      ");
        open("support", attributes("attachment", place.attachment(), "locator", place.locator()));
        out.append("/>\n");
    }

    private void sample(Question question) {
        out.append("    <!-- ")
                .append(comment(question.criterion() + " (" + question.clause() + ") "))
                .append(comment(question.asks().zh() + " / " + question.asks().en()))
                .append(question.unit().isEmpty() ? "" : comment(" [" + question.unit() + "]"))
                .append("\n         ")
                .append(comment(
                        question.accepted().zh() + " / " + question.accepted().en()))
                .append("\n    ");
        String topic = question.topic();
        switch (question.kind()) {
            case ATTESTATION -> sampleItem("attestation", topic, attributes("answer", "yes|no"));
            case DOCUMENT -> sampleItem("document", topic, attributes("title", "…"));
            case QUANTITY -> sampleItem("quantity", topic, attributes("value", "…", "unit", question.unit()));
            case TABLE -> {
                open("table", attributes("id", "table." + topic, "of", topic));
                out.append("><data attachment=\"attachments/").append(topic).append(".csv\"/></table>");
            }
            case PROPERTY -> out.append(comment("building-records: " + topic));
        }
        out.append(" -->\n");
    }

    private void sampleItem(String kind, String topic, Map<String, String> more) {
        Map<String, String> attributes = attributes("id", kind + "." + topic, "of", topic);
        attributes.putAll(more);
        open(kind, attributes);
        out.append("><support attachment=\"attachments/…\" locator=\"…\"/></")
                .append(kind)
                .append('>');
    }

    private void open(String element, Map<String, String> attributes) {
        out.append('<').append(element);
        attributes.forEach((name, value) ->
                out.append(' ').append(name).append("=\"").append(escape(value)).append('"'));
    }

    private static Map<String, String> attributes(String... pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }

    private static String value(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    /** A comment may not hold two hyphens in a row. */
    private static String comment(String text) {
        return text.replace("--", "- -");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static boolean isXml(int c) {
        return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
