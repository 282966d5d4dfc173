package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change;
import org.lingtan.engine.workbench.Difference;

/** Says the changes between two versions in the words of the field, in one language. */
final class ChangeWords {

    private static final int MOST_NAMES = 3;

    private final LanguageBundle words;
    private final Figures figures;
    private final RuleWords rulesBefore;
    private final RuleWords rulesAfter;

    ChangeWords(LanguageBundle words, Difference difference) {
        this.words = words;
        this.figures = new Figures(words);
        this.rulesBefore = new RuleWords(words, difference.before());
        this.rulesAfter = new RuleWords(words, difference.after());
    }

    static LanguageBundle words(String language) {
        return LanguageBundle.of(ChangeWords.class, "words", language);
    }

    /** One sentence that stands by itself. */
    String say(Change change) {
        return change.match(this::presence, this::detail, this::value, this::bound, this::rule, this::cases);
    }

    private String presence(Change.Presence presence) {
        return words.get(
                "change.presence",
                words.get("matter." + Figures.word(presence.matter())),
                presence.id(),
                name(presence.name()),
                words.get("kind." + Figures.word(presence.kind())));
    }

    private String detail(Change.Detail detail) {
        String what = words.get("detail." + detail.detail());
        String before = detailValue(detail.detail(), detail.before());
        String after = detailValue(detail.detail(), detail.after());
        String key = detail.before().isEmpty()
                ? "change.detail-added"
                : detail.after().isEmpty() ? "change.detail-removed" : "change.detail";
        return words.get(
                key,
                words.get("matter." + Figures.word(detail.matter())),
                detail.id(),
                name(detail.name()),
                what,
                before,
                after);
    }

    /** Words of the format, such as yes and no, are translated; texts stand in quotation marks. */
    private String detailValue(String detail, Optional<Text> value) {
        if (value.isEmpty()) {
            return words.get("none");
        }
        String text = value.get().in(words.language());
        boolean isWord = value.get().zh().equals(value.get().en());
        String key = "detail." + detail + "." + text;
        return words.has(key) ? words.get(key) : isWord ? text : words.get("quoted", text);
    }

    private String value(Change.Value value) {
        String role = words.get("role." + Figures.word(value.role()), name(value.name()));
        String figure = value.before().isEmpty()
                ? words.get("kind.added") + ": " + figures.of(value.after().orElse(""), value.unit())
                : value.after().isEmpty()
                        ? words.get("kind.removed") + ": "
                                + figures.of(value.before().get(), value.unit())
                        : figures.between(value.before().get(), value.after().get(), value.unit());
        return words.get(
                "change.value",
                role,
                figure,
                value.to() == null
                        ? words.get("period.from", value.from())
                        : words.get("period.from-to", value.from(), value.to()),
                value.parameter());
    }

    private String bound(Change.Bound bound) {
        return words.get(
                bound.lower() ? "change.bound-lower" : "change.bound-upper",
                bound.level().titles().in(words.language()),
                end(bound.before().map(ratio -> ratio.toDecimal()), bound.beforeOpen()),
                end(bound.after().map(ratio -> ratio.toDecimal()), bound.afterOpen()));
    }

    private String end(Optional<String> number, boolean open) {
        return number.map(found -> words.get(open ? "end.open" : "end.closed", found))
                .orElseGet(() -> words.get("none"));
    }

    private String rule(Change.Rule rule) {
        RuleStatement named = rule.after().or(rule::before).orElseThrow();
        List<String> says = new ArrayList<>();
        rule.before()
                .filter(was -> rule.after().isEmpty())
                .ifPresent(was -> says.add(words.get("rule.quote", rulesBefore.statement(was), rulesBefore.say(was))));
        rule.after()
                .filter(now -> rule.before().isEmpty())
                .ifPresent(now -> says.add(words.get("rule.quote", rulesAfter.statement(now), rulesAfter.say(now))));
        if (rule.before().isPresent() && rule.after().isPresent()) {
            says.addAll(changed(rule.before().get(), rule.after().get()));
        }
        return words.get(
                "change.rule",
                named.id(),
                words.get("kind." + Figures.word(rule.kind())),
                String.join(words.get("figure.and"), says));
    }

    private List<String> changed(RuleStatement before, RuleStatement after) {
        List<String> says = new ArrayList<>();
        renamed(before.statement(), after.statement()).ifPresent(says::add);
        String was = rulesBefore.say(before);
        String now = rulesAfter.say(after);
        if (!was.equals(now)) {
            says.add(words.get("rule.was", was, now));
        }
        return says;
    }

    /** In the reader's language; a statement that changed in the other language alone is shown in that one. */
    private Optional<String> renamed(Text before, Text after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        boolean isHere = !before.in(words.language()).equals(after.in(words.language()));
        boolean isChinese = isHere == words.language().startsWith("zh");
        return Optional.of(
                words.get("rule.renamed", isChinese ? before.zh() : before.en(), isChinese ? after.zh() : after.en()));
    }

    private String cases(Change.Cases cases) {
        List<String> says = new ArrayList<>();
        named(says, "added", cases.added());
        named(says, "removed", cases.removed());
        named(says, "changed", cases.changed());
        return words.get(
                cases.criteria().isEmpty() ? "change.applications" : "change.cases",
                String.join(", ", cases.criteria()),
                String.join(words.get("figure.and"), says));
    }

    private void named(List<String> says, String kind, List<String> names) {
        if (!names.isEmpty()) {
            List<String> first = names.subList(0, Math.min(MOST_NAMES, names.size()));
            String rest = names.size() > MOST_NAMES ? "; ..." : "";
            says.add(words.get("cases." + kind, names.size(), String.join("; ", first) + rest));
        }
    }

    /** The heading under which a change stands: its clause, or the rulebook as a whole. */
    String heading(Change change, Rulebook before, Rulebook after) {
        if (change.criteria().isEmpty()) {
            return words.get("heading.whole");
        }
        List<String> ids = change.criteria();
        return java.util.stream.Stream.concat(after.criteria().stream(), before.criteria().stream())
                .filter(criterion -> criterion.id().equals(ids.get(0)))
                .findFirst()
                .map(criterion -> words.get(
                        "heading.clause", criterion.clause(), criterion.titles().in(words.language()), criterion.id()))
                .orElse(ids.get(0));
    }

    private String name(Text text) {
        return text.in(words.language());
    }
}
