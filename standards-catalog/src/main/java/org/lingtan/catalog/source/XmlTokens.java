package org.lingtan.catalog.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds every tag, comment, instruction and data section before the parser sees it, since a parser holds each of them in
 * memory whole. Follows the lexical rules of XML; where a file breaks them, the parser stops there.
 */
final class XmlTokens extends FilterReader {

    /** Most characters of a tag with all its attributes. */
    static final int MAX_TAG = 200_000;

    private enum State {
        TEXT("", MAX_TAG),
        TAG(">", MAX_TAG),
        COMMENT("-->", XmlSource.MAX_TEXT),
        INSTRUCTION("?>", XmlSource.MAX_TEXT),
        DATA("]]>", XmlSource.MAX_TEXT);

        private final String end;
        private final int limit;

        State(String end, int limit) {
            this.end = end;
            this.limit = limit;
        }
    }

    private final XmlErrors errors;
    private State state = State.TEXT;
    // The last characters of the token, enough to see "<![CDATA[" and "-->".
    private final StringBuilder seen = new StringBuilder();
    private char quote;
    private int length;
    private int line = 1;

    XmlTokens(Reader in, XmlErrors errors) {
        super(in);
        this.errors = errors;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] text, int offset, int count) throws IOException {
        int got = super.read(text, offset, count);
        for (int i = offset; i < offset + got; i++) {
            step(text[i]);
        }
        return got;
    }

    private void step(char c) {
        if (c == '\n') {
            line++;
        }
        if (state == State.TEXT) {
            if (c == '<') {
                state = State.TAG;
                quote = 0;
                length = 0;
                seen.setLength(0);
            }
            return;
        }
        if (++length > state.limit) {
            throw errors.refusal("xml.text", errors.file() + ":" + line, state.limit);
        }
        if (state == State.TAG && length <= 8) {
            seen.append(c);
            open();
        } else {
            remember(c);
        }
        if (state == State.TAG) {
            stepInTag(c);
        } else if (endsWith(state.end)) {
            state = State.TEXT;
        }
    }

    private void open() {
        String start = seen.toString();
        State opened = start.equals("?")
                ? State.INSTRUCTION
                : start.equals("!--") ? State.COMMENT : start.equals("![CDATA[") ? State.DATA : State.TAG;
        if (opened != State.TAG) {
            state = opened;
            seen.setLength(0);
        }
    }

    private void stepInTag(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            state = State.TEXT;
        }
    }

    private void remember(char c) {
        if (seen.length() >= 3) {
            seen.delete(0, seen.length() - 2);
        }
        seen.append(c);
    }

    private boolean endsWith(String end) {
        int at = seen.length() - end.length();
        return at >= 0 && seen.indexOf(end, at) >= 0;
    }
}
