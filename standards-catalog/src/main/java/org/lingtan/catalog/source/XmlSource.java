package org.lingtan.catalog.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The only reader of XML. It uses the JDK's own factories, whatever parser other libraries bring along; refuses a
 * DOCTYPE outright, so that no entity exists; opens nothing but the stream it is given; reads UTF-8 only; and stops at
 * {@value #MAX_DEPTH} levels, {@value #MAX_ATTRIBUTES} attributes, {@value #MAX_ELEMENTS} elements, texts of
 * {@value #MAX_TEXT} characters and files of {@value #MAX_BYTES} bytes. Content is handed on as a stream of SAX events
 * that already passed these limits and the schema.
 */
public final class XmlSource {

    /** Most elements inside each other. */
    public static final int MAX_DEPTH = 64;

    /** Most attributes of one element, namespace declarations included. */
    public static final int MAX_ATTRIBUTES = 64;

    /** Most elements of a file. */
    public static final int MAX_ELEMENTS = 200_000;

    /** Most characters of one text or attribute value. */
    public static final int MAX_TEXT = 10_000;

    /** Most bytes of a file. */
    public static final int MAX_BYTES = 16_000_000;

    private static final String JDK = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String SAX = "http://xml.org/sax/features/";
    private static final String APACHE = "http://apache.org/xml/";
    private static final ProblemTexts TEXTS = ProblemTexts.of(XmlSource.class, "xml-problems.yaml");

    private final @Nullable Schema schema;

    private XmlSource(@Nullable Schema schema) {
        this.schema = schema;
    }

    /**
     * A reader that checks against no schema.
     *
     * @return the reader
     */
    public static XmlSource plain() {
        return new XmlSource(null);
    }

    /**
     * A reader that checks against a schema of ours.
     *
     * @param owner a class of the feature
     * @param resource the schema file beside the class; it may not import another
     * @return the reader, safe for use by several threads
     * @throws IllegalStateException if the schema is missing or defective
     */
    public static XmlSource checkedBy(Class<?> owner, String resource) {
        URL url = owner.getResource(resource);
        if (url == null) {
            throw new IllegalStateException("The schema (%s) beside %s is missing.".formatted(resource, owner));
        }
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        try (InputStream in = url.openStream()) {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return new XmlSource(factory.newSchema(new StreamSource(in)));
        } catch (SAXException e) {
            throw new IllegalStateException("The schema (%s) is defective.".formatted(resource), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file to its end.
     *
     * @param file the name shown in complaints
     * @param in the bytes; read to the end unless the file is refused, and not closed
     * @param sink receives the events; none after the first schema error
     * @throws SourceException if the file is not well-formed UTF-8 XML, breaks a limit (both stop at once), or does not
     *     fit the schema (every error is listed, with line and path)
     * @throws UncheckedIOException if the stream fails
     */
    public void read(String file, InputStream in, ContentHandler sink) {
        XmlErrors errors = new XmlErrors(TEXTS, file);
        XmlLimits limits = new XmlLimits(errors);
        try (Reader reader = XmlEncoding.open(in, errors)) {
            XMLReader parser = parser();
            ContentHandler gate = new XmlGate(sink, errors);
            limits.setParent(parser);
            limits.setContentHandler(schema == null ? gate : validator(schema, gate, errors));
            limits.setErrorHandler(errors);
            limits.parse(new InputSource(reader));
        } catch (SAXParseException e) {
            throw errors.notWellFormed(e);
        } catch (CharacterCodingException e) {
            throw errors.refusal("xml.encoding", limits.place(), "UTF-8");
        } catch (SAXException e) {
            if (errors.isEmpty()) {
                throw errors.refusal("xml.content", limits.place(), String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Problem> problems = errors.problems();
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
    }

    private static ValidatorHandler validator(Schema schema, ContentHandler gate, XmlErrors errors)
            throws SAXException {
        ValidatorHandler validator = schema.newValidatorHandler();
        validator.setProperty(APACHE + "properties/locale", Locale.ENGLISH);
        validator.setErrorHandler(errors);
        validator.setContentHandler(gate);
        return validator;
    }

    private static XMLReader parser() throws SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(APACHE + "features/disallow-doctype-decl", true);
            factory.setFeature(SAX + "external-general-entities", false);
            factory.setFeature(SAX + "external-parameter-entities", false);
            factory.setFeature(APACHE + "features/nonvalidating/load-external-dtd", false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(JDK + "elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
            parser.setProperty(JDK + "maxElementDepth", String.valueOf(MAX_DEPTH));
            parser.setProperty(JDK + "entityExpansionLimit", "1");
            return parser.getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of the JDK lacks a feature it must have.", e);
        }
    }
}
