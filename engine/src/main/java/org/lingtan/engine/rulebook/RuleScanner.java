package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Cuts a rule file into words, texts and signs. Knows no escapes: a backslash is refused before. */
final class RuleScanner {

    /** What a token is. */
    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** A token; {@code commented} if a comment stands before it. */
    record Token(Kind kind, String text, int line, boolean commented) {
        boolean is(String expected) {
            return kind != Kind.TEXT && text.equals(expected);
        }
    }

    private final String source;
    private int at;
    private int line = 1;

    private RuleScanner(String source) {
        this.source = source;
    }

    static List<Token> scan(String source) {
        RuleScanner scanner = new RuleScanner(source);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = scanner.next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        boolean commented = false;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (source.startsWith("//", at)) {
                skipTo(source.indexOf('\n', at), 0);
                commented = true;
            } else if (source.startsWith("/*", at)) {
                skipTo(source.indexOf("*/", at + 2), 2);
                commented = true;
            } else {
                return token(c, commented);
            }
        }
        return new Token(Kind.END, "the end of the file", line, commented);
    }

    private void skipTo(int end, int length) {
        int stop = end < 0 ? source.length() : end + length;
        for (; at < stop; at++) {
            if (source.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private Token token(char c, boolean commented) {
        int start = at;
        if (c == '"') {
            int end = source.indexOf('"', at + 1);
            int newline = source.indexOf('\n', at);
            if (end < 0 || (newline >= 0 && newline < end)) {
                at++;
                return new Token(Kind.SIGN, "\"", line, commented);
            }
            at = end + 1;
            return new Token(Kind.TEXT, source.substring(start + 1, end), line, commented);
        }
        if (isWordStart(c)) {
            while (at < source.length() && (isWordStart(source.charAt(at)) || isDigit(source.charAt(at)))) {
                at++;
            }
            return new Token(Kind.WORD, source.substring(start, at), line, commented);
        }
        if (isDigit(c)) {
            while (at < source.length()
                    && (isWordStart(source.charAt(at)) || isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
                at++;
            }
            return new Token(Kind.NUMBER, source.substring(start, at), line, commented);
        }
        at += source.startsWith("==", at) || source.startsWith("!=", at)
                ? 2
                : Character.charCount(source.codePointAt(at));
        return new Token(Kind.SIGN, source.substring(start, at), line, commented);
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
