package org.lingtan.api.rulebook;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.CaseImpact.Cause;
import org.lingtan.engine.workbench.Impact;
import org.lingtan.engine.workbench.Impact.Section;
import org.lingtan.engine.workbench.Impact.SingleCase;

/** The form that an impact has for programs. */
public final class ImpactJson {

    private ImpactJson() {}

    /**
     * The members of its object. Numbers of cases are integers, points are decimal strings.
     *
     * @param impact the impact
     * @return the members
     */
    public static Map<String, Object> of(Impact impact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", DifferenceReport.version(impact.before()));
        json.put("after", DifferenceReport.version(impact.after()));
        json.put("packages", count(impact.packages()));
        json.put("elsewhere", count(impact.elsewhere()));
        json.put("refused", count(impact.refused()));
        json.put("refusedBy", counts(impact.refusedBy()));
        json.put(
                "firstRefused",
                impact.firstRefused().stream()
                        .map(refused ->
                                Map.of("package", refused.name(), "problems", JsonText.problems(refused.problems())))
                        .toList());
        json.put("sections", impact.sections().stream().map(ImpactJson::section).toList());
        return json;
    }

    /** JSON of this interface knows whole numbers of 32 bits; no folder holds more packages. */
    private static Integer count(long cases) {
        return Math.toIntExact(cases);
    }

    private static Map<String, Object> counts(Map<?, Long> counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        counts.forEach((key, cases) -> json.put(String.valueOf(key), count(cases)));
        return json;
    }

    private static Map<String, Object> section(Section section) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", Figures.word(section.status()));
        json.put("cases", count(section.cases()));
        json.put("subjects", count(section.subjects()));
        json.put("certified", count(section.certified()));
        json.put("beforeNotInForce", count(section.beforeNotInForce()));
        json.put("afterNotInForce", count(section.afterNotInForce()));
        Impact.Moves moves = section.moves();
        json.put(
                "scores",
                Map.of(
                        "up", count(moves.up()),
                        "down", count(moves.down()),
                        "same", count(moves.same()),
                        "without", count(moves.without()),
                        "sum", plain(moves.sum())));
        json.put("crossed", count(section.crossed()));
        json.put(
                "transitions",
                section.transitions().entrySet().stream()
                        .map(entry -> map(
                                "before",
                                orNull(entry.getKey().before()),
                                "after",
                                orNull(entry.getKey().after()),
                                "subjects",
                                count(entry.getValue())))
                        .toList());
        json.put("scoresBefore", counts(section.scoresBefore()));
        json.put("scoresAfter", counts(section.scoresAfter()));
        json.put(
                "criteria",
                section.criteria().entrySet().stream()
                        .map(entry -> map(
                                "criterion",
                                entry.getKey(),
                                "up",
                                count(entry.getValue().up()),
                                "down",
                                count(entry.getValue().down()),
                                "outcomes",
                                count(entry.getValue().outcomes()),
                                "sum",
                                plain(entry.getValue().sum())))
                        .toList());
        json.put(
                "causes",
                section.causes().entrySet().stream()
                        .map(entry -> map("cause", cause(entry.getKey()), "subjects", count(entry.getValue())))
                        .toList());
        json.put("crossings", singles(section.crossings()));
        json.put("rises", singles(section.rises()));
        json.put("falls", singles(section.falls()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> singles(List<SingleCase> singles) {
        return singles.stream().map(ImpactJson::single).toList();
    }

    private static Map<String, @Nullable Object> single(SingleCase single) {
        CaseImpact.SubjectImpact found = single.impact();
        Map<String, Object> moved = new LinkedHashMap<>();
        found.moved().forEach((id, move) -> moved.put(id, move.toDecimal()));
        return map(
                "package",
                single.stored().name(),
                "subject",
                found.subject(),
                "park",
                JsonText.text(single.stored().park()),
                "date",
                single.stored().date().toString(),
                "scoreBefore",
                score(found.scoreBefore()),
                "scoreAfter",
                score(found.scoreAfter()),
                "levelBefore",
                found.levelBefore().map(Level::id).orElse(null),
                "levelAfter",
                found.levelAfter().map(Level::id).orElse(null),
                "moved",
                moved,
                "causes",
                found.causes().stream().map(ImpactJson::cause).toList());
    }

    /** A criterion by its id; another cause by its kind in parentheses, which no id of a criterion has. */
    static String cause(Cause cause) {
        return cause.kind() == Cause.Kind.CLAUSE ? cause.criterion() : "(" + Figures.word(cause.kind()) + ")";
    }

    private static @Nullable String score(Optional<Ratio> score) {
        return score.map(Ratio::toDecimal).orElse(null);
    }

    private static @Nullable String orNull(String id) {
        return id.isEmpty() ? null : id;
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.signum() == 0 ? BigDecimal.ZERO : stripped).toPlainString();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        return DifferenceReport.map(pairs);
    }
}
