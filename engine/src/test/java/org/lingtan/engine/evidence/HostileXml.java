package org.lingtan.engine.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** XML that attacks its parser, and XML that does not fit the schema. */
final class HostileXml {

    private HostileXml() {}

    private static String good() {
        return new SamplePackage().xml();
    }

    static void addTo(HostilePackages all) {
        parser(all);
        schema(all);
    }

    private static void parser(HostilePackages all) {
        all.text("bare DOCTYPE", "xml.doctype", () -> "<!DOCTYPE evidencePackage>" + good())
                .text(
                        "external entity",
                        "xml.doctype",
                        () -> "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + good().replace("Lingtan Park", "&x;"))
                .text("external DTD", "xml.doctype", () -> "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">" + good())
                .text(
                        "parameter entity",
                        "xml.doctype",
                        () -> "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>" + good())
                .text("billion laughs", "xml.doctype", HostileXml::laughs)
                .text("undeclared entity", "xml.not-xml", () -> good().replace("Lingtan Park", "&x;"))
                .text("deep nesting", "xml.depth", () -> "<a>".repeat(100_000) + "</a>".repeat(100_000))
                .text("a million attributes", "xml.attributes", HostileXml::manyAttributes)
                .text(
                        "a million elements",
                        "xml.elements",
                        () -> SamplePackage.HEAD + "<a/>".repeat(1_000_000) + "</evidencePackage>")
                .text("a huge text", "xml.text", () -> good().replace("河水", "1".repeat(5_000_000)))
                .text(
                        "a huge number",
                        "xml.text",
                        () -> good().replace("area=\"12000000\"", "area=\"" + "9".repeat(1_000_000) + "\""))
                .text("a huge name", "xml.not-xml", () -> "<" + "a".repeat(5_000_000) + "/>")
                .text("a huge comment", "xml.text", () -> good() + "<!--" + noise(15_000_000))
                .text("a huge instruction", "xml.text", () -> good() + "<?x " + noise(15_000_000))
                .text("a huge tag", "xml.text", () -> "<a b='" + ">".repeat(15_000_000))
                .text("a huge data section", "xml.text", () -> "<a><![CDATA[" + noise(15_000_000))
                .text("a huge file", "xml.too-long", () -> good() + " \n".repeat(9_000_000))
                .text("cut off", "xml.not-xml", () -> good().substring(0, 700))
                .text("two roots", "xml.not-xml", () -> good() + good())
                .text("not XML", "xml.not-xml", () -> "{\"park\": 1}")
                .text("empty XML", "xml.empty", () -> "")
                .text("NUL in XML", "xml.encoding", () -> good().substring(0, 100) + "\0" + good().substring(100))
                .text("XML 1.1", "xml.version", () -> "<?xml version=\"1.1\"?>" + good())
                .xml("UTF-16", "xml.encoding", () -> good().getBytes(StandardCharsets.UTF_16))
                .xml("GBK content", "xml.encoding", () -> good().getBytes(Charset.forName("GBK")))
                .text("GBK declared", "xml.encoding", () -> "<?xml version=\"1.0\" encoding=\"GBK\"?>" + good())
                .text("UTF-7 declared", "xml.encoding", () -> "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + good())
                .xml("overlong UTF-8", "xml.encoding", () -> {
                    byte[] bytes = good().getBytes(StandardCharsets.UTF_8);
                    bytes[bytes.length - 30] = (byte) 0xC0;
                    bytes[bytes.length - 29] = (byte) 0xAF;
                    return bytes;
                });
    }

    private static void schema(HostilePackages all) {
        all.text("other root", "xml.schema.cvc-elt.1.a", () -> "<package/>")
                .text(
                        "no namespace",
                        "xml.schema.cvc-elt.1.a",
                        () -> good().replace(" xmlns=\"urn:lingtan:evidence:1\"", ""))
                .text(
                        "version 2",
                        "xml.schema.cvc-enumeration-valid",
                        () -> good().replace("version=\"1\" app", "version=\"2\" app"))
                .text(
                        "unknown element",
                        "xml.schema.cvc-complex-type.2.4.a",
                        () -> good().replace("<period", "<extra/><period"))
                .text(
                        "unknown attribute",
                        "xml.schema.cvc-complex-type.3.2.2",
                        () -> good().replace("<period ", "<period month=\"1\" "))
                .text(
                        "missing attribute",
                        "xml.schema.cvc-complex-type.4",
                        () -> good().replace(" division=\"430100\"", ""))
                .text("missing park", "xml.schema.cvc-complex-type.2.4.a", () -> {
                    String good = good();
                    return good.substring(0, good.indexOf("<park")) + good.substring(good.indexOf("</park>") + 7);
                })
                .text(
                        "answer maybe",
                        "xml.schema.cvc-enumeration-valid",
                        () -> good().replace("answer=\"yes\"", "answer=\"maybe\""))
                .text(
                        "path outside attachments",
                        "xml.schema.cvc-pattern-valid",
                        () -> good().replace("path=\"attachments/p", "path=\"../p"))
                .text(
                        "short hash",
                        "xml.schema.cvc-pattern-valid",
                        () -> good().replaceFirst("sha256=\"..", "sha256=\""))
                .text(
                        "schema location elsewhere",
                        "xml.schema.cvc-elt.1.a",
                        () ->
                                "<x xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\"/>");
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return dtd + "]>" + good().replace("Lingtan Park", "&l9;");
    }

    private static String manyAttributes() {
        StringBuilder text = new StringBuilder("<a");
        for (int i = 0; i < 1_000_000; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text + "/>";
    }

    /** Text that does not pack well, so that the ratio lets it pass. */
    private static String noise(int length) {
        java.util.Random random = new java.util.Random(7);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
