package org.lingtan.report.internal.layout;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Overwrites the random tags by which the library marks font subsets ({@code ABCDEF+Name}) with three of ours, so that the same report has the same bytes. The length stays, so no offset moves.
 */
final class SubsetTags {

    private static final byte[] NAME = "+NotoSansSC-".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 6;
    private static final List<String> TAGS = List.of("LINGTA", "LINGTB", "LINGTC");

    private SubsetTags() {}

    static void settle(byte[] pdf) {
        Map<String, String> seen = new HashMap<>();
        for (int i = LENGTH + 1; i + NAME.length < pdf.length; i++) {
            if (pdf[i] == '+' && isName(pdf, i) && isTag(pdf, i - LENGTH)) {
                String random = new String(pdf, i - LENGTH, LENGTH, StandardCharsets.US_ASCII);
                String settled = seen.computeIfAbsent(random, tag -> TAGS.get(seen.size()));
                System.arraycopy(settled.getBytes(StandardCharsets.US_ASCII), 0, pdf, i - LENGTH, LENGTH);
            }
        }
    }

    private static boolean isName(byte[] pdf, int at) {
        for (int k = 0; k < NAME.length; k++) {
            if (pdf[at + k] != NAME[k]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTag(byte[] pdf, int from) {
        for (int k = from; k < from + LENGTH; k++) {
            if (pdf[k] < 'A' || pdf[k] > 'Z') {
                return false;
            }
        }
        return pdf[from - 1] == '/';
    }
}
