package org.lingtan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;

/** What a reader would call a defect of a page. */
final class Pages {

    private static final int PAGE_FOOT = 1;

    /** The lines that stand on every page (head, status, foot), and as many more as would look forgotten. */
    private static final int FORGOTTEN = 6;

    private static final List<String> PAIRS = List.of(
            "result.readings",
            "measures.note",
            "exclusions.none",
            "review.none",
            "basis.meaning",
            "verification.command",
            "verification.twins",
            "verification.replay");

    private Pages() {}

    private static List<List<String>> lines(byte[] pdf) {
        return indented(Judges.layout(pdf)).stream()
                .map(lines -> lines.stream()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .toList())
                .toList();
    }

    /** The lines as they stand, each as far from the left as on its page. */
    private static List<List<String>> indented(String layout) {
        List<List<String>> pages = new ArrayList<>();
        for (String page : layout.split("\f", -1)) {
            pages.add(page.lines().filter(line -> !line.isBlank()).toList());
        }
        // What follows the last form feed is no page.
        pages.remove(pages.size() - 1);
        return pages;
    }

    /** Pages before the last that say next to nothing. */
    static List<String> nearlyEmpty(byte[] pdf) {
        List<List<String>> pages = lines(pdf);
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < pages.size() - 1; i++) {
            if (pages.get(i).size() <= FORGOTTEN) {
                empty.add("page " + (i + 1) + ": " + pages.get(i));
            }
        }
        return empty;
    }

    /** Texts whose English stands on another page than their Chinese. */
    static List<String> parted(byte[] pdf, ReportData data) {
        List<String> parted = new ArrayList<>();
        if (data.language() == ReportLanguage.BOTH) {
            List<String> pages = lines(pdf).stream()
                    .map(lines -> String.join("", lines).replace(" ", ""))
                    .toList();
            for (String key : PAIRS) {
                Text text = ReportTemplate.shipped().text(key);
                for (String page : pages) {
                    if (page.contains(begin(text.zh())) != page.contains(begin(text.en()))) {
                        parted.add(key);
                    }
                }
            }
        }
        return parted;
    }

    /** Whether a line is all that a part says. */
    private static boolean isWhole(String line) {
        return Stream.of("exclusions.none", "review.none", "review.no-nonconformity", "gap.nothing")
                .map(key -> ReportTemplate.shipped().text(key))
                .anyMatch(text -> line.equals(text.zh()) || line.equals(text.en()));
    }

    private static String begin(String text) {
        String spaceless = text.replace(" ", "");
        return spaceless.substring(0, Math.min(12, spaceless.length()));
    }

    private static String first(ReportData data) {
        return data.language().hasChinese() ? "zh" : "en";
    }

    /** Headings that stand last on their page, or with a single line, apart from what they head. */
    static List<String> orphans(byte[] pdf, ReportData data) {
        return orphans(Judges.layout(pdf), data);
    }

    /**
     * The same of text that was laid out. A heading begins where the foot of the page begins: the last word of a cell
     * further right may read like one, and so may the head of a row in two languages, whose other cells stand beside the Chinese.
     */
    static List<String> orphans(String layout, ReportData data) {
        ReportTemplate template = ReportTemplate.shipped();
        List<String> headings = new ArrayList<>();
        List<Text> titles = new ArrayList<>();
        data.assessment().rating().groups().forEach(group -> titles.add(group.titles()));
        data.assessment().coverage().forEach(group -> titles.add(group.titles()));
        for (String key : List.of(
                "result.heading",
                "groups.heading",
                "gap.heading",
                "gap.heading.unscored",
                "criteria.heading",
                "measures.heading",
                "offsets.heading",
                "exclusions.heading",
                "review.heading",
                "review.heading-alone",
                "basis.heading",
                "trace.heading",
                "verification.heading",
                "result.levels",
                "result.levels.unscored",
                "result.outcomes",
                "result.warnings",
                "offsets.ledger",
                "review.decisions",
                "review.nonconformities",
                "basis.constructed-parameters",
                "criteria.prerequisites",
                "review.judgements",
                "review.refused-units",
                "review.conditions")) {
            titles.add(template.text(key));
        }
        for (Text title : titles) {
            headings.addAll(List.of(title.zh(), title.en(), title.zh() + " " + title.en()));
        }
        List<String> orphans = new ArrayList<>();
        List<List<String>> pages = indented(layout);
        for (int page = 0; page < pages.size() - 1; page++) {
            List<String> lines = pages.get(page);
            for (int after = 0; after <= 1 && lines.size() > PAGE_FOOT + after + 1; after++) {
                String low = lines.get(lines.size() - 1 - PAGE_FOOT - after)
                        .stripTrailing()
                        .replaceAll("(?<=\\S) +", " ");
                boolean isCondition =
                        template.text("review.conditions").in(first(data)).equals(low);
                if (after == 1
                        && (isCondition
                                || isWhole(
                                        lines.get(lines.size() - 1 - PAGE_FOOT).strip()))) {
                    continue;
                }
                String above = lines.get(lines.size() - 2 - PAGE_FOOT - after).strip();
                boolean isRowHead = titles.stream()
                        .anyMatch(title -> low.equals(title.en()) && above.startsWith(title.zh() + "  "));
                if (!isRowHead) {
                    headings.stream().filter(low::equals).forEach(orphans::add);
                }
            }
        }
        return orphans;
    }
}
