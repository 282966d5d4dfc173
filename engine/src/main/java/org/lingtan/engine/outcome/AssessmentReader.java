package org.lingtan.engine.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment.Coverage;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * Reads assessments and review records back from their stable JSON, strictly: an unknown or missing member, another type
 * or a number beyond the bounds of {@code Numbers} is refused with its place. Numbers that do not terminate come back as
 * their 20 printed decimals, so that writing what was read gives the same bytes.
 */
public final class AssessmentReader {

    private final List<Level> levels;

    private AssessmentReader(List<Level> levels) {
        this.levels = levels;
    }

    /**
     * Reads an assessment.
     *
     * @param node an object of {@link AssessmentJson}
     * @param levels the levels of its rulebook; those of the assessment must be among them
     * @return the assessment, with its digest as stated
     * @throws SourceException with the first member that does not fit
     */
    public static Assessment assessment(JsonNode node, List<Level> levels) {
        return new AssessmentReader(levels).read(node);
    }

    /**
     * Reads a review record.
     *
     * @param node an object of {@link AssessmentJson}
     * @return the record
     * @throws SourceException with the first member that does not fit
     */
    public static ReviewRecord review(JsonNode node) {
        node.only("assurance", "decisions", "exclusions", "judgements", "refusedUnits");
        return new ReviewRecord(
                node.get("assurance").oneOf("self", "certified"),
                node.get("decisions").map(AssessmentReader::decision),
                node.get("exclusions").map(JsonNode::flag),
                node.get("judgements").map(JsonNode::flag),
                node.get("refusedUnits").map(JsonNode::text));
    }

    private static ReviewRecord.Decision decision(JsonNode node) {
        String kind = node.get("decision").oneOf("accepted", "rejected", "adjusted");
        if (kind.equals("accepted")) {
            node.only("decision");
            return new ReviewRecord.Decision.Accepted();
        }
        if (kind.equals("rejected")) {
            node.only("decision", "reason");
            return new ReviewRecord.Decision.Rejected(node.get("reason").text());
        }
        node.only("decision", "values", "reason", "evidence");
        return new ReviewRecord.Decision.Adjusted(
                node.get("values").map(JsonNode::decimal),
                node.get("reason").text(),
                node.get("evidence").text());
    }

    private Assessment read(JsonNode node) {
        node.only(
                "rulebook",
                "dependencies",
                "factors",
                "subject",
                "date",
                "assurance",
                "score",
                "level",
                "claimedLevel",
                "zeroCarbonPark",
                "groups",
                "determinations",
                "offsets",
                "basis",
                "coverage",
                "warnings",
                "digest");
        JsonNode rulebook = node.get("rulebook");
        rulebook.only("id", "version", "digest", "titles");
        SortedMap<RulebookId, String> dependencies = new TreeMap<>();
        node.find("dependencies")
                .ifPresent(found -> found.entries()
                        .forEach((id, digest) -> dependencies.put(rulebookId(digest, id), digest.text())));
        return new Assessment(
                rulebookId(
                        rulebook,
                        rulebook.get("id").text() + "@"
                                + rulebook.get("version").text()),
                rulebook.get("titles").bilingual(),
                rulebook.get("digest").text(),
                dependencies,
                node.get("factors").text(),
                node.find("subject").map(JsonNode::text).orElse(""),
                node.get("date").date(),
                node.get("assurance").oneOf("self", "certified"),
                rating(node),
                node.get("determinations").list(AssessmentReader::determination),
                node.nullable("offsets", AssessmentReader::offsets),
                node.get("basis").map(JsonNode::decimal),
                node.find("coverage")
                        .map(found -> found.list(AssessmentReader::coverage))
                        .orElse(List.of()),
                node.get("warnings").list(JsonNode::bilingual),
                node.get("digest").text());
    }

    private static RulebookId rulebookId(JsonNode node, String text) {
        try {
            RulebookId id = RulebookId.parse(text);
            if (id.isPinned()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw node.unfit("id@1.0.0");
        }
        throw node.unfit("id@1.0.0");
    }

    private Rating rating(JsonNode node) {
        List<GroupScore> groups = node.get("groups").list(group -> {
            group.only("id", "titles", "proved", "claimed", "possible", "max");
            return new GroupScore(group.get("id").text(), group.get("titles").bilingual(), points(group));
        });
        return new Rating(
                node.nullable("score", AssessmentReader::score),
                node.nullable("level", this::level),
                node.nullable("claimedLevel", this::level),
                node.find("zeroCarbonPark").map(JsonNode::flag),
                groups);
    }

    private Level level(JsonNode node) {
        node.only("id", "zh", "en");
        String id = node.get("id").text();
        return levels.stream()
                .filter(level -> level.id().equals(id)
                        && level.titles().zh().equals(node.get("zh").text())
                        && level.titles().en().equals(node.get("en").text()))
                .findFirst()
                .orElseThrow(() -> node.get("id")
                        .unfit(String.join(", ", levels.stream().map(Level::id).toList())));
    }

    private static Score score(JsonNode node) {
        node.only("proved", "claimed", "possible", "max");
        return points(node);
    }

    private static Score points(JsonNode node) {
        return new Score(
                node.get("proved").decimal(),
                node.get("claimed").decimal(),
                node.get("possible").decimal(),
                node.get("max").decimal());
    }

    private static Determination determination(JsonNode node) {
        node.only(
                "criterion",
                "clause",
                "group",
                "titles",
                "outcome",
                "points",
                "claimedPoints",
                "possiblePoints",
                "max",
                "basis",
                "judging",
                "rules",
                "inputs",
                "parts",
                "missing",
                "reasons",
                "twin",
                "evidence");
        List<Text> missing = new ArrayList<>(node.get("missing").list(JsonNode::bilingual));
        node.find("reasons").ifPresent(reasons -> missing.addAll(reasons.list(JsonNode::bilingual)));
        return new Determination(
                node.get("criterion").text(),
                node.get("clause").text(),
                node.get("group").text(),
                node.get("titles").bilingual(),
                outcome(node.get("outcome")),
                node.get("points").decimal(),
                node.get("claimedPoints").decimal(),
                node.get("possiblePoints").decimal(),
                node.get("max").decimal(),
                node.get("basis").text(),
                node.find("judging").orElse(node.get("basis")).text(),
                node.get("rules").list(JsonNode::text),
                node.get("inputs").list(AssessmentReader::input),
                node.find("parts")
                        .map(parts -> parts.list(AssessmentReader::part))
                        .orElse(List.of()),
                missing,
                node.find("twin").map(JsonNode::text).orElse(""),
                node.get("evidence").map(JsonNode::text));
    }

    private static Outcome outcome(JsonNode node) {
        return outcome(node.text(), node);
    }

    private static Outcome outcome(String code, JsonNode place) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> place.unfit(
                        Arrays.stream(Outcome.values()).map(Outcome::code).collect(Collectors.joining(", "))));
    }

    private static Determination.Input input(JsonNode node) {
        node.only("quantity", "value", "unit", "formula", "from", "claimed");
        return new Determination.Input(
                node.get("quantity").text(),
                node.get("value").text(),
                node.get("unit").text(),
                node.get("formula").text(),
                node.get("from").list(JsonNode::text),
                node.find("claimed").map(JsonNode::flag).orElse(false));
    }

    private static Determination.PartResult part(JsonNode node) {
        node.only("part", "outcome", "points");
        return new Determination.PartResult(
                node.get("part").text(),
                outcome(node.get("outcome")),
                node.get("points").decimal());
    }

    private static OffsetAccount offsets(JsonNode node) {
        node.only("residual", "retired", "complete", "missing", "from", "formula", "inputs");
        return new OffsetAccount(
                node.nullable("residual", JsonNode::decimal).orElse(null),
                node.get("retired").decimal(),
                node.get("complete").flag(),
                node.get("missing").list(JsonNode::bilingual),
                node.get("from").list(JsonNode::text),
                node.get("formula").text(),
                node.get("inputs").list(AssessmentReader::input));
    }

    private static Coverage coverage(JsonNode node) {
        node.only("system", "titles", "outcomes", "twinRoles", "twinEvidenced");
        SortedMap<Outcome, Integer> outcomes = new TreeMap<>();
        node.get("outcomes").entries().forEach((code, count) -> outcomes.put(outcome(code, count), count.count()));
        return new Coverage(
                node.get("system").text(),
                node.get("titles").bilingual(),
                outcomes,
                node.get("twinRoles").count(),
                node.get("twinEvidenced").count());
    }
}
