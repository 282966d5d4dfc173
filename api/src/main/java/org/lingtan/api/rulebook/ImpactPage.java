package org.lingtan.api.rulebook;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.engine.workbench.Impact;

/** Writes an impact as one page that needs nothing beside itself: no script, no font, no network. */
public final class ImpactPage {

    private ImpactPage() {}

    /**
     * Writes the page.
     *
     * @param impact the impact
     * @param language {@code zh} or {@code en}
     * @param out where to write; the caller closes it
     */
    public static void write(Impact impact, String language, Writer out) {
        LanguageBundle words = ChangeWords.words(language);
        ImpactReport report = new ImpactReport(impact, language);
        HtmlTable tables = new HtmlTable(words);
        List<Map<String, Object>> parts = new ArrayList<>();
        for (ReportPart part : report.parts()) {
            String id = "part-" + parts.size();
            List<Map<String, Object>> shown = new ArrayList<>();
            for (ReportTable table : part.tables()) {
                shown.add(tables.of(table, id + "-" + shown.size()));
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("id", id);
            values.put("heading", part.heading());
            values.put("sentences", part.sentences());
            values.put("tables", shown);
            parts.add(values);
        }
        Map<String, Object> page = new LinkedHashMap<>(frame(words, report.title()));
        page.put("parts", parts);
        page.put(
                "digests",
                List.of(
                        words.get(
                                "page.digest",
                                impact.before().id(),
                                impact.before().digest()),
                        words.get(
                                "page.digest",
                                impact.after().id(),
                                impact.after().digest())));
        new HtmlTemplate("impact").write(page, out);
    }

    /** What every page says. */
    static Map<String, Object> frame(LanguageBundle words, String title) {
        return Map.of(
                "lang",
                words.language().equals("zh") ? "zh-CN" : "en",
                "title",
                title,
                "skip",
                words.get("page.skip"),
                "contents",
                words.get("page.contents"));
    }
}
