package org.lingtan.report.internal.xml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.XmlSource;
import org.lingtan.engine.outcome.CanonicalJson;

/** Turns assessment.json into assessment.xml and back. */
public final class XmlTwin {

    private static final class Ready {
        static final XmlSource SOURCE = XmlSource.checkedBy(XmlTwin.class, "report-1.xsd");
        static final JAXBContext CONTEXT = context();

        private static JAXBContext context() {
            try {
                return JAXBContext.newInstance(RatingReportXml.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("The binding of assessment.xml is defective.", e);
            }
        }
    }

    private XmlTwin() {}

    /**
     * Writes the XML of report data.
     *
     * @param json their canonical JSON
     * @return UTF-8, indented
     */
    public static byte[] write(byte[] json) {
        try {
            Marshaller marshaller = Ready.CONTEXT.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length * 2);
            marshaller.marshal(Members.bind(RatingReportXml.class, JsonSource.read("assessment.json", json)), out);
            return out.toByteArray();
        } catch (JAXBException e) {
            throw new IllegalStateException("The binding of assessment.xml cannot be written.", e);
        }
    }

    /**
     * Reads XML through the one reader and against the schema.
     *
     * @param xml the bytes
     * @return the canonical JSON of the data it holds, not yet checked for meaning
     * @throws org.lingtan.catalog.source.SourceException if the file is refused
     */
    public static byte[] read(byte[] xml) {
        try {
            UnmarshallerHandler handler = Ready.CONTEXT.createUnmarshaller().getUnmarshallerHandler();
            Ready.SOURCE.read("assessment.xml", new ByteArrayInputStream(xml), handler);
            return CanonicalJson.write(Members.tree(handler.getResult())).getBytes(StandardCharsets.UTF_8);
        } catch (JAXBException e) {
            throw new IllegalStateException("The binding of assessment.xml failed after the schema passed.", e);
        }
    }
}
