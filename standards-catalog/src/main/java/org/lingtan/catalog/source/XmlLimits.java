package org.lingtan.catalog.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Bounds the events of one file before the schema or a binding sees them, and knows the path of the element at hand. */
final class XmlLimits extends XMLFilterImpl {

    private static final class Level {
        private final String name;
        private final int index;
        // Only counted for the path of a complaint, never iterated.
        private final Map<String, Integer> children = new HashMap<>();
        private int text;

        Level(String name, int index) {
            this.name = name;
            this.index = index;
        }
    }

    private final XmlErrors errors;
    private final Deque<Level> open = new ArrayDeque<>();
    private @Nullable Locator locator;
    private int elements;

    XmlLimits(XmlErrors errors) {
        this.errors = errors;
        errors.follow(this::path);
    }

    String place() {
        int line = locator == null ? 1 : Math.max(locator.getLineNumber(), 1);
        return (errors.file() + ":" + line + " " + path()).strip();
    }

    private String path() {
        StringBuilder result = new StringBuilder();
        for (Iterator<Level> it = open.descendingIterator(); it.hasNext(); ) {
            Level level = it.next();
            result.append('/').append(level.name);
            if (level.index > 0) {
                result.append('[').append(level.index).append(']');
            }
        }
        return result.toString();
    }

    @Override
    public void setDocumentLocator(Locator where) {
        locator = where;
        super.setDocumentLocator(where);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        Level parent = open.peek();
        int index = parent == null ? 0 : parent.children.merge(local, 1, Integer::sum);
        open.push(new Level(local, index));
        if (++elements > XmlSource.MAX_ELEMENTS) {
            throw errors.refusal("xml.elements", place(), XmlSource.MAX_ELEMENTS);
        }
        if (open.size() > XmlSource.MAX_DEPTH) {
            throw errors.refusal("xml.depth", place(), XmlSource.MAX_DEPTH);
        }
        if (attributes.getLength() > XmlSource.MAX_ATTRIBUTES) {
            throw errors.refusal("xml.attributes", place(), XmlSource.MAX_ATTRIBUTES);
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getValue(i).length() > XmlSource.MAX_TEXT) {
                throw errors.refusal("xml.text", place() + "/@" + attributes.getLocalName(i), XmlSource.MAX_TEXT);
            }
        }
        super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        super.endElement(uri, local, name);
        open.pop();
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        Level level = open.peek();
        if (level != null) {
            level.text += length;
            // White space between many children is layout, not text.
            if (level.text > XmlSource.MAX_TEXT && level.children.isEmpty()) {
                throw errors.refusal("xml.text", place(), XmlSource.MAX_TEXT);
            }
        }
        super.characters(text, start, length);
    }
}
