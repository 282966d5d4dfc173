package org.lingtan.report;

import java.util.Arrays;
import java.util.List;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.engine.outcome.AssessmentReader;
import org.lingtan.engine.rulebook.Level;

/** Reads {@code assessment.json}: strict members, canonical bytes, and a digest that is true. */
final class ReportJsonReader {

    private static final ProblemTexts TEXTS = ProblemTexts.of(ReportJsonReader.class, "problems.yaml");

    private ReportJsonReader() {}

    static ReportData read(JsonNode node, byte[] bytes) {
        ReportData data = data(node);
        if (!Arrays.equals(data.toJson(), bytes)) {
            throw refuse("report.not-canonical", node.place());
        }
        return checked(data, node.place());
    }

    /** Refuses data whose assessment says another digest than its content has. */
    static ReportData checked(ReportData data, String place) {
        Assessment stated = data.assessment();
        String actual = AssessmentDigest.sealed(stated, data.subject().packageDigest(), data.review())
                .digest();
        if (!actual.equals(stated.digest())) {
            throw refuse("report.digest", place, stated.digest(), actual);
        }
        return data;
    }

    private static SourceException refuse(String code, String place, Object... found) {
        return new SourceException(List.of(TEXTS.problem(code, place, found)));
    }

    private static ReportData data(JsonNode node) {
        node.only(
                "schemaVersion",
                "template",
                "language",
                "evaluationOnly",
                "subject",
                "standard",
                "levels",
                "criteria",
                "names",
                "ledger",
                "review",
                "issuance",
                "assessment");
        node.get("schemaVersion").oneOf("1");
        List<Level> levels = node.get("levels").list(ReportJsonReader::level);
        ReviewRecord review = AssessmentReader.review(node.get("review"));
        return new ReportData(
                node.get("template").text(),
                ReportLanguage.of(node.get("language").oneOf("zh", "en", "both")),
                node.get("evaluationOnly").flag(),
                subject(node.get("subject")),
                standard(node.get("standard")),
                levels,
                node.get("criteria").list(ReportJsonReader::criterion),
                node.get("names").map(JsonNode::bilingual),
                node.get("ledger").list(ReportJsonReader::entry),
                review,
                node.nullable("issuance", ReportJsonReader::issuance),
                AssessmentReader.assessment(node.get("assessment"), levels));
    }

    private static ReportSubject subject(JsonNode node) {
        node.only("packageDigest", "name", "creditCode", "division", "type", "boundary", "area", "year");
        return new ReportSubject(
                node.get("packageDigest").text(),
                node.get("name").bilingual(),
                node.get("creditCode").text(),
                node.get("division").text(),
                node.get("type").oneOf("industrial", "logistics", "office", "mixed"),
                node.get("boundary").text(),
                node.get("area").decimal(),
                node.get("year").count());
    }

    private static ReportStandard standard(JsonNode node) {
        node.only("titles", "edition", "publisher", "note");
        return new ReportStandard(
                node.get("titles").bilingual(),
                node.get("edition").text(),
                node.nullable("publisher", JsonNode::bilingual),
                node.nullable("note", JsonNode::bilingual));
    }

    private static Level level(JsonNode node) {
        node.only("id", "titles", "min", "minOpen", "max", "maxOpen", "offsets");
        Ratio min = node.nullable("min", JsonNode::decimal).orElse(null);
        Ratio max = node.nullable("max", JsonNode::decimal).orElse(null);
        try {
            return new Level(
                    node.get("id").text(),
                    node.get("titles").bilingual(),
                    new Interval(
                            min,
                            node.get("minOpen").flag(),
                            max,
                            node.get("maxOpen").flag()),
                    offsetting(node.get("offsets")));
        } catch (IllegalArgumentException e) {
            throw node.unfit("min < max");
        }
    }

    private static Level.Offsetting offsetting(JsonNode node) {
        return Level.Offsetting.valueOf(
                node.oneOf("any", "complete", "incomplete").toUpperCase(java.util.Locale.ROOT));
    }

    private static CriterionDetail criterion(JsonNode node) {
        node.only("criterion", "kind", "thresholds");
        return new CriterionDetail(
                node.get("criterion").text(),
                node.get("kind")
                        .oneOf("points", "indicator", "measure", "condition", "core", "guiding", "prerequisite"),
                node.get("thresholds").list(ReportJsonReader::threshold));
    }

    private static CriterionDetail.Threshold threshold(JsonNode node) {
        node.only("parameter", "unit", "basis", "source", "bounds");
        return new CriterionDetail.Threshold(
                node.get("parameter").text(),
                node.get("unit").text(),
                node.get("basis").text(),
                node.get("source").bilingual(),
                node.get("bounds").list(ReportJsonReader::bound));
    }

    private static CriterionDetail.Bound bound(JsonNode node) {
        node.only("from", "fromOpen", "to", "toOpen", "points");
        return new CriterionDetail.Bound(
                node.nullable("from", JsonNode::decimal).orElse(null),
                node.get("fromOpen").flag(),
                node.nullable("to", JsonNode::decimal).orElse(null),
                node.get("toOpen").flag(),
                node.nullable("points", JsonNode::decimal).orElse(null));
    }

    private static LedgerEntry entry(JsonNode node) {
        node.only("locator", "programme", "project", "serials", "vintage", "quantity", "retired", "beneficiary");
        return new LedgerEntry(
                node.get("locator").text(),
                node.get("programme").text(),
                node.get("project").text(),
                node.get("serials").text(),
                node.get("vintage").text(),
                node.get("quantity").decimal(),
                node.nullable("retired", JsonNode::text),
                node.get("beneficiary").text());
    }

    private static Issuance issuance(JsonNode node) {
        node.only(
                "number",
                "issued",
                "validFrom",
                "validTo",
                "body",
                "signatories",
                "verification",
                "conditions",
                "nonconformities");
        try {
            return new Issuance(
                    node.get("number").text(),
                    node.get("issued").date(),
                    node.get("validFrom").date(),
                    node.get("validTo").date(),
                    node.get("body").bilingual(),
                    node.get("signatories").list(ReportJsonReader::signatory),
                    node.get("verification").text(),
                    node.get("conditions").list(JsonNode::bilingual),
                    node.get("nonconformities").list(ReportJsonReader::nonconformity));
        } catch (IllegalArgumentException e) {
            throw node.unfit(String.valueOf(e.getMessage()));
        }
    }

    private static Issuance.Signatory signatory(JsonNode node) {
        node.only("role", "name");
        return new Issuance.Signatory(
                node.get("role").bilingual(), node.get("name").text());
    }

    private static Issuance.Nonconformity nonconformity(JsonNode node) {
        node.only("id", "clause", "grade", "finding", "correction", "closed");
        return new Issuance.Nonconformity(
                node.get("id").text(),
                node.get("clause").text(),
                node.get("grade").oneOf("major", "minor", "observation"),
                node.get("finding").text(),
                node.get("correction").text(),
                node.nullable("closed", JsonNode::date));
    }
}
