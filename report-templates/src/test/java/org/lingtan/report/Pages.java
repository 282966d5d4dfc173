package org.lingtan.report;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.Text;

/** What a reader would call a defect of a page. */
final class Pages {

    private static final int PAGE_FOOT = 1;

    private Pages() {}

    private static String first(ReportData data) {
        return data.language().hasChinese() ? "zh" : "en";
    }

    /** Headings that stand last on their page, apart from what they head. */
    static List<String> orphans(byte[] pdf, ReportData data) {
        ReportTemplate template = ReportTemplate.shipped();
        List<String> headings = new ArrayList<>();
        data.assessment()
                .rating()
                .groups()
                .forEach(group -> headings.add(group.titles().in(first(data))));
        data.assessment()
                .coverage()
                .forEach(group -> headings.add(group.titles().in(first(data))));
        for (String key : List.of(
                "result.heading",
                "groups.heading",
                "gap.heading",
                "criteria.heading",
                "measures.heading",
                "offsets.heading",
                "exclusions.heading",
                "review.heading",
                "basis.heading",
                "trace.heading",
                "verification.heading",
                "result.levels",
                "result.outcomes",
                "result.warnings",
                "offsets.ledger",
                "review.decisions",
                "review.nonconformities",
                "basis.constructed-parameters")) {
            Text heading = template.text(key);
            headings.addAll(List.of(heading.zh(), heading.en(), heading.zh() + " " + heading.en()));
        }
        List<String> orphans = new ArrayList<>();
        for (String page : Judges.layout(pdf).split("\f", -1)) {
            List<String> lines = page.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.size() > PAGE_FOOT) {
                String last = lines.get(lines.size() - 1 - PAGE_FOOT).replaceAll(" +", " ");
                headings.stream().filter(last::equals).forEach(orphans::add);
            }
        }
        return orphans;
    }
}
