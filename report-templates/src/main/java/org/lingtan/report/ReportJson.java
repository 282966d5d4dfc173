package org.lingtan.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.AssessmentJson;
import org.lingtan.engine.rulebook.Level;

/** The tree of report data that becomes {@code assessment.json}; {@link ReportJsonReader} reads it back. */
final class ReportJson {

    private ReportJson() {}

    static Map<String, @Nullable Object> of(ReportData data) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put("template", data.template());
        json.put("language", data.language().code());
        json.put("evaluationOnly", data.isForEvaluationOnly());
        json.put("subject", subject(data.subject()));
        json.put("standard", standard(data.standard()));
        json.put("levels", data.levels().stream().map(ReportJson::level).toList());
        json.put("criteria", data.criteria().stream().map(ReportJson::criterion).toList());
        Map<String, Object> names = new LinkedHashMap<>();
        data.names().forEach((id, name) -> names.put(id, text(name)));
        json.put("names", names);
        json.put("ledger", data.ledger().stream().map(ReportJson::entry).toList());
        json.put("review", AssessmentJson.of(data.review()));
        json.put("issuance", data.issuance().map(ReportJson::issuance).orElse(null));
        json.put("assessment", AssessmentJson.of(data.assessment()));
        return json;
    }

    static Map<String, Object> text(Text text) {
        return Map.of("zh", text.zh(), "en", text.en());
    }

    private static Map<String, Object> subject(ReportSubject subject) {
        return Map.of(
                "packageDigest", subject.packageDigest(),
                "name", text(subject.name()),
                "creditCode", subject.creditCode(),
                "division", subject.division(),
                "type", subject.type(),
                "boundary", subject.boundary(),
                "area", subject.area().toDecimal(),
                "year", subject.year());
    }

    private static Map<String, @Nullable Object> standard(ReportStandard standard) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("titles", text(standard.titles()));
        json.put("edition", standard.edition());
        json.put("publisher", standard.publisher().map(ReportJson::text).orElse(null));
        json.put("note", standard.note().map(ReportJson::text).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> level(Level level) {
        Interval score = level.score();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", level.id());
        json.put("titles", text(level.titles()));
        json.put("min", decimal(score.min()));
        json.put("minOpen", score.minOpen());
        json.put("max", decimal(score.max()));
        json.put("maxOpen", score.maxOpen());
        json.put("offsets", word(level.offsets()));
        return json;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable String decimal(@Nullable Ratio value) {
        return value == null ? null : value.toDecimal();
    }

    private static Map<String, Object> criterion(CriterionDetail criterion) {
        List<Object> thresholds = new ArrayList<>();
        for (CriterionDetail.Threshold threshold : criterion.thresholds()) {
            thresholds.add(Map.of(
                    "parameter",
                    threshold.parameter(),
                    "unit",
                    threshold.unit(),
                    "basis",
                    threshold.basis(),
                    "source",
                    text(threshold.source()),
                    "bounds",
                    threshold.bounds().stream().map(ReportJson::bound).toList()));
        }
        return Map.of("criterion", criterion.criterion(), "kind", criterion.kind(), "thresholds", thresholds);
    }

    private static Map<String, @Nullable Object> bound(CriterionDetail.Bound bound) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", decimal(bound.from()));
        json.put("fromOpen", bound.fromOpen());
        json.put("to", decimal(bound.to()));
        json.put("toOpen", bound.toOpen());
        json.put("points", decimal(bound.points()));
        return json;
    }

    private static Map<String, @Nullable Object> entry(LedgerEntry entry) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("locator", entry.locator());
        json.put("programme", entry.programme());
        json.put("project", entry.project());
        json.put("serials", entry.serials());
        json.put("vintage", entry.vintage());
        json.put("quantity", entry.quantity().toDecimal());
        json.put("retired", entry.retired().orElse(null));
        json.put("beneficiary", entry.beneficiary());
        return json;
    }

    private static Map<String, Object> issuance(Issuance issuance) {
        return Map.of(
                "number",
                issuance.number(),
                "issued",
                issuance.issued().toString(),
                "validFrom",
                issuance.validFrom().toString(),
                "validTo",
                issuance.validTo().toString(),
                "body",
                text(issuance.body()),
                "signatories",
                issuance.signatories().stream()
                        .map(person -> Map.of("role", text(person.role()), "name", person.name()))
                        .toList(),
                "verification",
                issuance.verification(),
                "conditions",
                issuance.conditions().stream().map(ReportJson::text).toList(),
                "nonconformities",
                issuance.nonconformities().stream()
                        .map(ReportJson::nonconformity)
                        .toList());
    }

    private static Map<String, @Nullable Object> nonconformity(Issuance.Nonconformity found) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", found.id());
        json.put("clause", found.clause());
        json.put("grade", found.grade());
        json.put("finding", found.finding());
        json.put("correction", found.correction());
        json.put("closed", found.closed().map(LocalDate::toString).orElse(null));
        return json;
    }
}
