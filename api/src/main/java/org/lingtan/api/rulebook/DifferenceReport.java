package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change;
import org.lingtan.engine.workbench.Difference;

/** Shows in what two versions of a rulebook differ. */
public final class DifferenceReport {

    private final Difference difference;

    /**
     * A report.
     *
     * @param difference the difference
     */
    public DifferenceReport(Difference difference) {
        this.difference = difference;
    }

    /**
     * The report for people.
     *
     * @param language {@code zh} or {@code en}
     * @return its lines: changes by clause in the order of the standard
     */
    public List<String> lines(String language) {
        LanguageBundle words = ChangeWords.words(language);
        Rulebook before = difference.before();
        Rulebook after = difference.after();
        if (difference.isEmpty()) {
            return List.of(words.get("difference.none", before.id(), after.id()));
        }
        ChangeWords sentences = new ChangeWords(words, difference);
        List<String> lines = new ArrayList<>();
        long judging =
                difference.changes().stream().filter(Change::canChangeResults).count();
        lines.add(words.get(
                "difference.head",
                before.id(),
                after.id(),
                difference.changes().size(),
                judging,
                after.effectiveFrom()));
        String heading = "";
        for (Change change : difference.changes()) {
            String of = sentences.heading(change, before, after);
            if (!of.equals(heading)) {
                lines.add("");
                lines.add(of);
                heading = of;
            }
            lines.add((change.canChangeResults() ? "  * " : "  - ") + sentences.say(change));
        }
        lines.add("");
        lines.add(words.get("difference.legend"));
        return lines;
    }

    /**
     * The report for programs.
     *
     * @return the members of its object
     */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", version(difference.before()));
        json.put("after", version(difference.after()));
        json.put("equal", difference.isEmpty());
        json.put("changes", changes());
        return json;
    }

    private List<Map<String, @Nullable Object>> changes() {
        ChangeWords zh = new ChangeWords(ChangeWords.words("zh"), difference);
        ChangeWords en = new ChangeWords(ChangeWords.words("en"), difference);
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (Change change : difference.changes()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("criteria", change.criteria());
            json.put("canChangeResults", change.canChangeResults());
            json.put("message", JsonText.text(new Text(zh.say(change), en.say(change))));
            json.putAll(own(change));
            changes.add(json);
        }
        return changes;
    }

    /** What only a change of this kind says. */
    private Map<String, @Nullable Object> own(Change change) {
        Figures figures = new Figures(ChangeWords.words("en"));
        return change.match(
                presence -> map("change", lower(presence.kind()), "of", lower(presence.matter()), "id", presence.id()),
                detail -> map(
                        "change",
                        "detail",
                        "of",
                        lower(detail.matter()),
                        "id",
                        detail.id(),
                        "detail",
                        detail.detail(),
                        "before",
                        text(detail.before()),
                        "after",
                        text(detail.after())),
                value -> map(
                        "change",
                        "value",
                        "of",
                        "parameter",
                        "id",
                        value.parameter(),
                        "role",
                        lower(value.role()),
                        "unit",
                        value.unit(),
                        "before",
                        value.before().map(found -> figures.of(found, "1")).orElse(null),
                        "after",
                        value.after().map(found -> figures.of(found, "1")).orElse(null),
                        "from",
                        value.from().toString(),
                        "to",
                        value.to() == null ? null : value.to().toString()),
                bound -> map(
                        "change",
                        bound.lower() ? "lower-bound" : "upper-bound",
                        "of",
                        "level",
                        "id",
                        bound.level().id(),
                        "before",
                        bound.before().map(found -> found.toDecimal()).orElse(null),
                        "beforeOpen",
                        bound.beforeOpen(),
                        "after",
                        bound.after().map(found -> found.toDecimal()).orElse(null),
                        "afterOpen",
                        bound.afterOpen()),
                rule -> map(
                        "change",
                        "rule-" + lower(rule.kind()),
                        "of",
                        "rule",
                        "id",
                        rule.after().or(rule::before).orElseThrow().id()),
                cases -> map(
                        "change",
                        "cases",
                        "of",
                        cases.criteria().isEmpty() ? "applications" : "clause",
                        "added",
                        cases.added(),
                        "removed",
                        cases.removed(),
                        "changed",
                        cases.changed()));
    }

    private static @Nullable Object text(Optional<Text> text) {
        return text.map(JsonText::text).orElse(null);
    }

    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a version is named in the stable interface. */
    static Map<String, Object> version(Rulebook book) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", book.id().id());
        json.put("version", book.id().version());
        json.put("digest", book.digest());
        json.put("effectiveFrom", book.effectiveFrom().toString());
        return json;
    }
}
