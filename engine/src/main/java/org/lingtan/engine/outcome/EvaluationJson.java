package org.lingtan.engine.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.rulebook.Level;

/** The stable JSON form of evaluations; schema version 1. */
final class EvaluationJson {

    private EvaluationJson() {}

    static Map<String, @Nullable Object> of(Evaluation evaluation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put(
                "package",
                evaluation
                        .subject()
                        .map(subject -> Map.<String, Object>of(
                                "digest", subject.digest(), "park", text(subject.park()), "year", subject.year()))
                        .orElse(null));
        json.put(
                "problems",
                evaluation.problems().stream().map(EvaluationJson::problem).toList());
        json.put(
                "assessments",
                evaluation.assessments().stream()
                        .map(EvaluationJson::assessment)
                        .toList());
        return json;
    }

    private static Map<String, Object> problem(Problem problem) {
        return Map.of(
                "code", problem.code(),
                "severity", problem.severity().code(),
                "place", problem.place(),
                "message", text(problem.message()));
    }

    static Map<String, Object> text(Text text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    static Map<String, @Nullable Object> assessment(Assessment assessment) {
        Map<String, @Nullable Object> json = body(assessment);
        json.put("digest", assessment.digest());
        return json;
    }

    /** Everything but the digest. */
    static Map<String, @Nullable Object> body(Assessment assessment) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "rulebook",
                Map.of(
                        "id", assessment.rulebook().id(),
                        "version", assessment.rulebook().version(),
                        "digest", assessment.rulebookDigest(),
                        "titles", text(assessment.titles())));
        if (!assessment.dependencies().isEmpty()) {
            Map<String, Object> dependencies = new LinkedHashMap<>();
            assessment.dependencies().forEach((id, digest) -> dependencies.put(id.toString(), digest));
            json.put("dependencies", dependencies);
        }
        json.put("factors", assessment.factorsDigest());
        if (!assessment.subject().isEmpty()) {
            json.put("subject", assessment.subject());
        }
        json.put("date", assessment.date().toString());
        json.put("assurance", assessment.assurance());
        rating(assessment.rating(), json);
        json.put(
                "determinations",
                assessment.determinations().stream()
                        .map(EvaluationJson::determination)
                        .toList());
        json.put("offsets", assessment.offsets().map(EvaluationJson::offsets).orElse(null));
        Map<String, Object> basis = new LinkedHashMap<>();
        assessment.basis().forEach((key, points) -> basis.put(key, points.toDecimal()));
        json.put("basis", basis);
        if (!assessment.coverage().isEmpty()) {
            json.put(
                    "coverage",
                    assessment.coverage().stream().map(EvaluationJson::coverage).toList());
        }
        json.put(
                "warnings",
                assessment.warnings().stream().map(EvaluationJson::text).toList());
        return json;
    }

    private static void rating(Assessment.Rating rating, Map<String, @Nullable Object> json) {
        json.put("score", rating.score().map(EvaluationJson::score).orElse(null));
        json.put("level", rating.level().map(EvaluationJson::level).orElse(null));
        json.put(
                "claimedLevel", rating.claimedLevel().map(EvaluationJson::level).orElse(null));
        rating.zeroCarbonPark().ifPresent(zero -> json.put("zeroCarbonPark", zero));
        List<Object> groups = new ArrayList<>();
        for (Assessment.GroupScore group : rating.groups()) {
            Map<String, Object> entry = new LinkedHashMap<>(score(group.score()));
            entry.put("id", group.id());
            entry.put("titles", text(group.titles()));
            groups.add(entry);
        }
        json.put("groups", groups);
    }

    private static Map<String, Object> level(Level level) {
        return Map.of(
                "id",
                level.id(),
                "zh",
                level.titles().zh(),
                "en",
                level.titles().en());
    }

    private static Map<String, Object> score(Score score) {
        return Map.of(
                "proved", score.proved().toDecimal(),
                "claimed", score.claimed().toDecimal(),
                "possible", score.possible().toDecimal(),
                "max", score.max().toDecimal());
    }

    static Map<String, Object> determination(Determination d) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("criterion", d.criterion());
        json.put("clause", d.clause());
        json.put("group", d.group());
        json.put("titles", text(d.titles()));
        json.put("outcome", d.outcome().code());
        json.put("points", d.points().toDecimal());
        json.put("claimedPoints", d.claimedPoints().toDecimal());
        json.put("possiblePoints", d.possiblePoints().toDecimal());
        json.put("max", d.max().toDecimal());
        json.put("basis", d.basis());
        if (!d.judging().equals(d.basis())) {
            json.put("judging", d.judging());
        }
        json.put("rules", d.rules());
        json.put("inputs", d.inputs().stream().map(EvaluationJson::input).toList());
        if (d.parts().size() > 1) {
            json.put("parts", d.parts().stream().map(EvaluationJson::part).toList());
        }
        boolean out = d.outcome() == Outcome.NOT_APPLICABLE;
        List<Object> texts =
                new ArrayList<>(d.missing().stream().map(EvaluationJson::text).toList());
        json.put("missing", out ? List.of() : texts);
        if (out) {
            json.put("reasons", texts);
        }
        if (!d.twin().isEmpty()) {
            json.put("twin", d.twin());
        }
        json.put("evidence", d.evidence());
        return json;
    }

    private static Map<String, Object> part(Determination.PartResult part) {
        return Map.of(
                "part", part.part(),
                "outcome", part.outcome().code(),
                "points", part.points().toDecimal());
    }

    private static Map<String, Object> input(Determination.Input input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("quantity", input.quantity());
        json.put("value", input.value());
        json.put("unit", input.unit());
        json.put("formula", input.formula());
        json.put("from", input.from());
        if (input.isClaimed()) {
            json.put("claimed", true);
        }
        return json;
    }

    private static Map<String, @Nullable Object> offsets(OffsetAccount account) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Ratio residual = account.residual();
        json.put("residual", residual == null ? null : residual.toDecimal());
        json.put("retired", account.retired().toDecimal());
        json.put("complete", account.isComplete());
        json.put("formula", account.formula());
        json.put("inputs", account.inputs().stream().map(EvaluationJson::input).toList());
        json.put("missing", account.missing().stream().map(EvaluationJson::text).toList());
        json.put("from", account.from());
        return json;
    }

    private static Map<String, Object> coverage(Assessment.Coverage coverage) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        coverage.outcomes().forEach((outcome, count) -> outcomes.put(outcome.code(), count));
        return Map.of(
                "system", coverage.system(),
                "titles", text(coverage.titles()),
                "outcomes", outcomes,
                "twinRoles", coverage.twinRoles(),
                "twinEvidenced", coverage.twinEvidenced());
    }
}
