package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

class XmlSourceTest {

    private static final class Names extends DefaultHandler {
        private final StringBuilder seen = new StringBuilder();

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            seen.append(local).append(' ');
        }
    }

    private static String read(byte[] bytes) {
        Names names = new Names();
        XmlSource.plain().read("f.xml", new ByteArrayInputStream(bytes), names);
        return names.seen.toString();
    }

    private static String read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> refused(byte[] bytes) {
        return assertThrows(SourceException.class, () -> read(bytes)).problems();
    }

    private static String code(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8)).get(0).code();
    }

    @Test
    void plain_xml_with_or_without_a_byte_order_mark_is_read() {
        assertEquals("a b ", read("<?xml version=\"1.0\" encoding=\"utf-8\"?><a><b/></a>"));
        assertEquals("a b ", read("\uFEFF<a><b/></a>"));
    }

    @Test
    void every_doctype_is_refused() {
        assertEquals("xml.doctype", code("<!DOCTYPE a><a/>"));
        assertEquals("xml.doctype", code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"));
        assertEquals("xml.doctype", code("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
    }

    @Test
    void the_limits_hold_at_the_edge() {
        assertEquals(64, read("<a>".repeat(64) + "</a>".repeat(64)).split(" ").length);
        assertEquals("xml.depth", code("<a>".repeat(65) + "</a>".repeat(65)));
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 65; i++) {
            attributes.append(" a").append(i).append("='x'");
        }
        assertEquals("xml.attributes", code(attributes + "/>"));
        assertEquals("xml.text", code("<a>" + "1".repeat(10_001) + "</a>"));
        assertEquals("xml.text", code("<a b='" + "1".repeat(10_001) + "'/>"));
        assertEquals("xml.elements", code("<a>" + "<b/>".repeat(200_000) + "</a>"));
    }

    @Test
    void only_utf_8_is_read() {
        assertEquals(
                "xml.encoding",
                refused("<a/>".getBytes(StandardCharsets.UTF_16)).get(0).code());
        assertEquals(
                "xml.encoding",
                refused("<?xml version='1.0' encoding='GBK'?><a>园区</a>".getBytes(Charset.forName("GBK")))
                        .get(0)
                        .code());
        assertEquals(
                "xml.encoding",
                refused("<a>园区</a>".getBytes(Charset.forName("GBK"))).get(0).code());
        assertEquals("xml.version", code("<?xml version='1.1'?><a/>"));
        assertEquals("xml.empty", code(""));
    }

    @Test
    void broken_xml_names_its_line() {
        List<Problem> problems = refused("<a>\n<b>\n</a>".getBytes(StandardCharsets.UTF_8));
        assertEquals("xml.not-xml", problems.get(0).code());
        assertEquals("f.xml:3", problems.get(0).place());
    }

    @Test
    void every_schema_error_is_listed_with_line_and_path() {
        XmlSource source = XmlSource.checkedBy(XmlSourceTest.class, "sample.xsd");
        String text = "<list>\n<item size='x'/>\n<item/>\n<thing/>\n</list>";
        List<Problem> problems = assertThrows(
                        SourceException.class,
                        () -> source.read(
                                "f.xml",
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                new DefaultHandler()))
                .problems();
        assertEquals(
                List.of(
                        "f.xml:2 /list/item[1] xml.schema.cvc-pattern-valid",
                        "f.xml:3 /list/item[2] xml.schema.cvc-complex-type.4",
                        "f.xml:4 /list/thing[1] xml.schema.cvc-complex-type.2.4.a"),
                problems.stream().map(p -> p.place() + " " + p.code()).toList());
        assertEquals(
                "The element 'item' lacks the attribute 'size'. Add it.",
                problems.get(1).message().en());
    }
}
