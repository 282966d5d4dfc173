package org.lingtan.report.internal.xml;

import org.lingtan.catalog.source.JsonNode;

/** Texts as XML 1.0 can hold them: a character it cannot hold becomes U+FFFD. */
final class Legal {

    private static final int REPLACEMENT = 0xFFFD;

    private Legal() {}

    static String text(JsonNode node) {
        String text = node.text();
        return text.codePoints().allMatch(Legal::isLegal)
                ? text
                : text.codePoints()
                        .map(c -> isLegal(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
