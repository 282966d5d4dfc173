package org.lingtan.catalog.source;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Hands events on until the first schema error; what receives them never sees content that does not fit. */
final class XmlGate extends XMLFilterImpl {

    private final XmlErrors errors;

    XmlGate(ContentHandler sink, XmlErrors errors) {
        setContentHandler(sink);
        this.errors = errors;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        getContentHandler().setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        if (errors.isEmpty()) {
            super.startElement(uri, local, name, attributes);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        if (errors.isEmpty()) {
            super.endElement(uri, local, name);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (errors.isEmpty()) {
            super.characters(text, start, length);
        }
    }

    @Override
    public void endDocument() throws SAXException {
        if (errors.isEmpty()) {
            super.endDocument();
        }
    }
}
