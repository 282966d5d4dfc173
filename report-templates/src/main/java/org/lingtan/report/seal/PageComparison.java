package org.lingtan.report.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.lingtan.catalog.source.Problem;
import org.lingtan.report.internal.signature.ReceivedPdf;

/**
 * Compares a received report with the one that its data give: the words and numbers of every page, what every page
 * draws, and every file inside.
 */
final class PageComparison {

    private static final String FILE = "PDF";
    /** Of more differences on one page, the first are enough to see what happened. */
    private static final int MOST_ON_A_PAGE = 5;

    private final List<Problem> found = new ArrayList<>();

    private PageComparison() {}

    /** The differences; none only where every byte is the same. */
    static List<Problem> of(byte[] received, byte[] written) throws IOException {
        if (Arrays.equals(received, written)) {
            return List.of();
        }
        PageComparison comparison = new PageComparison();
        comparison.compare(ReceivedPdf.read(received), ReceivedPdf.read(written));
        if (comparison.found.isEmpty()) {
            comparison.tell("seal.rest");
        }
        return comparison.found;
    }

    private void compare(ReceivedPdf received, ReceivedPdf written) {
        attachments(received.attachments(), written.attachments());
        if (received.pages().size() != written.pages().size()) {
            tell("seal.pages", received.pages().size(), written.pages().size());
        }
        int pages = Math.min(received.pages().size(), written.pages().size());
        for (int page = 0; page < pages; page++) {
            int before = found.size();
            words(page + 1, received.pages().get(page), written.pages().get(page));
            boolean sameDrawing =
                    received.drawings().get(page).equals(written.drawings().get(page));
            if (found.size() == before && !sameDrawing) {
                tell("seal.drawing", page + 1);
            }
        }
    }

    private void attachments(SortedMap<String, byte[]> received, SortedMap<String, byte[]> written) {
        Set<String> names = new TreeSet<>(received.keySet());
        names.addAll(written.keySet());
        for (String name : names) {
            if (!Arrays.equals(received.get(name), written.get(name))) {
                tell("seal.attachment", name);
            }
        }
    }

    private void words(int page, String received, String written) {
        List<String> got = List.of(received.strip().split("\\s+"));
        List<String> expected = List.of(written.strip().split("\\s+"));
        int told = 0;
        for (int i = 0; i < Math.max(got.size(), expected.size()) && told < MOST_ON_A_PAGE; i++) {
            String one = i < got.size() ? got.get(i) : "";
            String other = i < expected.size() ? expected.get(i) : "";
            if (!one.equals(other)) {
                tell("seal.page", page, one, other);
                told++;
                if (got.size() != expected.size()) {
                    return;
                }
            }
        }
    }

    private void tell(String code, Object... values) {
        found.add(SealTexts.problem(code, FILE, values));
    }
}
