package org.lingtan.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.Edition;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Standard;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.report.CriterionDetail.Bound;
import org.lingtan.report.CriterionDetail.Threshold;

/**
 * Makes report data of the assessments by one rulebook. What depends on the rulebook alone is worked out once. Safe for
 * use by many threads at once.
 */
public final class ReportSource {

    /** What the names of energy carriers and products begin with in {@link ReportData#names()}, before their id. */
    public static final String FACTOR = "factor:";

    /** What the names of rules begin with in {@link ReportData#names()}, before their whole English name. */
    public static final String RULE = "rule:";

    private static final String LEDGER = "credit-units";

    private static final String CATALOGUE = "catalogue:";

    /** What has no name but in the part that asks for it. */
    private static final Set<Criterion.TopicKind> OF_A_PART =
            EnumSet.of(Criterion.TopicKind.DOCUMENT, Criterion.TopicKind.ATTESTATION);

    /** What a formula multiplies by a factor, for example {@code natural gas} in {@code 2 m3 natural gas x 1.33}. */
    private static final Pattern FACTORED = Pattern.compile("(?<= )[A-Za-z][A-Za-z -]*(?= x )");

    private final Catalogue catalogue;
    private final Rulebook rulebook;
    private final Map<String, Criterion> criteria = new TreeMap<>();
    private final Map<String, Set<String>> parameters = new TreeMap<>();
    private final Map<String, Text> topics = new TreeMap<>();
    private final Map<String, Text> rules = new HashMap<>();

    /**
     * Prepares the reports of a rulebook.
     *
     * @param catalogue quantities, tables and standards
     * @param rulebook the rulebook
     */
    public ReportSource(Catalogue catalogue, Rulebook rulebook) {
        this.catalogue = catalogue;
        this.rulebook = rulebook;
        for (Criterion criterion : rulebook.criteria()) {
            criteria.put(criterion.id(), criterion);
            nameTopics(criterion);
        }
        for (RuleStatement rule : RuleStatement.of(rulebook)) {
            rules.put(rule.name(), rule.titles());
            rulebook.criteria().stream()
                    .filter(criterion -> rule.isOf(criterion))
                    .forEach(criterion -> parameters
                            .computeIfAbsent(criterion.id(), id -> new LinkedHashSet<>())
                            .addAll(rule.parameters()));
        }
    }

    private void nameTopics(Criterion criterion) {
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                topics.putIfAbsent(
                        topic.id(),
                        catalogue
                                .findQuantity(topic.id())
                                .map(QuantityDefinition::titles)
                                .or(() -> catalogue.findTable(topic.id()).map(EvidenceTable::titles))
                                .or(() -> findProperty(topic))
                                .orElse(isOneOfSeveral(topic, part) ? topic.accepted() : part.titles()));
            }
        }
        criterion.twin().ifPresent(twin -> topics.putIfAbsent(twin.topic(), twin.titles()));
    }

    /** Where a part asks for several things, each is named as itself: under the title of the part they look like one. */
    private static boolean isOneOfSeveral(Criterion.Topic topic, Criterion.Part part) {
        return OF_A_PART.contains(topic.kind()) && part.topics().size() > 1;
    }

    /** A property of the subject is named as the column of the table whose rows are assessed, not as one clause that asks. */
    private Optional<Text> findProperty(Criterion.Topic topic) {
        return topic.kind() == Criterion.TopicKind.PROPERTY
                ? catalogue
                        .findTable(rulebook.subject())
                        .map(table -> table.columns().get(topic.id()))
                        .map(Column::titles)
                : Optional.empty();
    }

    /**
     * The report data of a self-assessment.
     *
     * @param evidence the package
     * @param assessment its assessment by the rulebook
     * @param language in which language the report is printed
     * @param template the id of the template
     * @param isForEvaluationOnly whether the key that will sign is an evaluation key
     * @return the data
     * @throws IllegalArgumentException if the assessment is by another rulebook or version
     */
    public ReportData selfAssessment(
            EvidencePackage evidence,
            Assessment assessment,
            ReportLanguage language,
            String template,
            boolean isForEvaluationOnly) {
        return data(
                evidence, assessment, ReviewRecord.none(), Optional.empty(), language, template, isForEvaluationOnly);
    }

    /**
     * The report data of a certificate.
     *
     * @param evidence the package
     * @param assessment its assessment by the rulebook, under the review record
     * @param review what people decided about the facts
     * @param issuance the certification body's act
     * @param language in which language the report is printed
     * @param template the id of the template
     * @param isForEvaluationOnly whether the key that will sign is an evaluation key
     * @return the data
     * @throws IllegalArgumentException if the assessment is by another rulebook or version, or only a self-assessment
     */
    public ReportData certificate(
            EvidencePackage evidence,
            Assessment assessment,
            ReviewRecord review,
            Issuance issuance,
            ReportLanguage language,
            String template,
            boolean isForEvaluationOnly) {
        if (!review.isCertified() || !assessment.assurance().equals(review.assurance())) {
            throw new IllegalArgumentException(
                    "A certificate (%s) needs a certified assessment.".formatted(issuance.number()));
        }
        return data(evidence, assessment, review, Optional.of(issuance), language, template, isForEvaluationOnly);
    }

    /** Goes through JSON once, so that numbers are the printed ones whether the data were made or read. */
    private ReportData data(
            EvidencePackage evidence,
            Assessment assessment,
            ReviewRecord review,
            Optional<Issuance> issuance,
            ReportLanguage language,
            String template,
            boolean isForEvaluationOnly) {
        if (!assessment.rulebook().equals(rulebook.id())
                || !assessment.rulebookDigest().equals(rulebook.digest())) {
            throw new IllegalArgumentException(
                    "The assessment is by %s, not by %s.".formatted(assessment.rulebook(), rulebook.id()));
        }
        Thresholds thresholds = rulebook.parameters().on(assessment.date());
        ReportData exact = new ReportData(
                template,
                language,
                isForEvaluationOnly,
                subject(evidence),
                standard(),
                rulebook.levels(),
                assessment.determinations().stream()
                        .map(determination -> detail(determination, thresholds))
                        .toList(),
                names(assessment),
                assessment.offsets().isPresent() ? ledger(evidence) : List.of(),
                review,
                issuance,
                assessment);
        return ReportData.read(exact.toJson());
    }

    private static ReportSubject subject(EvidencePackage evidence) {
        Park park = evidence.park();
        return new ReportSubject(
                evidence.digest(),
                park.name(),
                park.creditCode(),
                park.division(),
                park.type(),
                park.boundary(),
                park.area(),
                evidence.year());
    }

    private ReportStandard standard() {
        Optional<Standard> known = catalogue.findStandard(rulebook.standard());
        return new ReportStandard(
                known.map(Standard::titles).orElse(rulebook.titles()),
                known.flatMap(standard -> standard.findEdition(rulebook.edition()))
                        .map(Edition::name)
                        .orElse(rulebook.edition()),
                known.flatMap(standard -> standard.publisher().findValue()),
                known.flatMap(Standard::findNote));
    }

    private CriterionDetail detail(Determination determination, Thresholds thresholds) {
        Criterion criterion = criteria.get(determination.criterion());
        List<Threshold> shown = new ArrayList<>();
        for (String id : parameters.getOrDefault(determination.criterion(), Set.of())) {
            Optional<Object> value = thresholds.find(id);
            Optional<Parameter> parameter = rulebook.parameters().find(id);
            if (value.isPresent() && parameter.isPresent()) {
                shown.add(new Threshold(
                        id,
                        parameter.get().unit(),
                        parameter.get().basis(),
                        parameter.get().source(),
                        bounds(value.get())));
            }
        }
        String kind = criterion == null ? "points" : ReportJson.word(criterion.kind());
        return new CriterionDetail(determination.criterion(), kind, shown);
    }

    private static List<Bound> bounds(Object value) {
        if (value instanceof Bands bands) {
            return bands.steps().stream()
                    .map(step -> bands.atMost()
                            ? new Bound(null, false, step.bound(), false, step.points())
                            : new Bound(step.bound(), false, null, false, step.points()))
                    .toList();
        }
        if (value instanceof Interval range) {
            return List.of(new Bound(range.min(), range.minOpen(), range.max(), range.maxOpen(), null));
        }
        Ratio number = (Ratio) value;
        return List.of(new Bound(number, false, number, false, null));
    }

    private SortedMap<String, Text> names(Assessment assessment) {
        SortedMap<String, Text> names = new TreeMap<>();
        for (Determination determination : assessment.determinations()) {
            determination.rules().stream()
                    .filter(rules::containsKey)
                    .forEach(rule -> names.put(RULE + rule, rules.get(rule)));
            for (Determination.Input input : determination.inputs()) {
                @Nullable Text name = topics.get(input.quantity());
                if (name != null) {
                    names.put(input.quantity(), name);
                }
                nameOrigins(names, input);
            }
        }
        assessment
                .offsets()
                .ifPresent(account -> account.inputs().forEach(input -> {
                    catalogue
                            .findQuantity(input.quantity())
                            .ifPresent(quantity -> names.put(input.quantity(), quantity.titles()));
                    nameOrigins(names, input);
                }));
        return names;
    }

    private void nameOrigins(Map<String, Text> names, Determination.Input input) {
        input.from().forEach(locator -> namePlace(names, locator));
        FACTORED.matcher(input.formula()).results().forEach(found -> nameFactor(names, found.group()));
    }

    /** A place in a table of the package bears the name of the table, a row of a catalogue that of its carrier. */
    private void namePlace(Map<String, Text> names, String locator) {
        if (locator.startsWith(CATALOGUE)) {
            nameFactor(names, locator.replaceFirst(".*#", "").replaceFirst("-[0-9]{4}$", ""));
        }
        String file = locator.replaceFirst("#.*", "");
        catalogue.findTable(file).ifPresent(table -> names.put(file, table.titles()));
    }

    /** The name of a factor stands after the unit of what it is multiplied with. */
    private void nameFactor(Map<String, Text> names, String unitAndName) {
        String name = unitAndName;
        Optional<Map.Entry<String, Text>> found = catalogue.factors().findNamed(name);
        while (found.isEmpty() && name.indexOf(' ') > 0) {
            name = name.substring(name.indexOf(' ') + 1);
            found = catalogue.factors().findNamed(name);
        }
        found.ifPresent(named -> names.put(FACTOR + named.getKey(), named.getValue()));
    }

    private static List<LedgerEntry> ledger(EvidencePackage evidence) {
        Predicate<EvidenceItem> isLedger = item -> item.topic().equals(LEDGER);
        return evidence.items().stream()
                .filter(isLedger)
                .filter(EvidenceItem.Table.class::isInstance)
                .flatMap(item -> ((EvidenceItem.Table) item).rows().stream())
                .map(ReportSource::entry)
                .toList();
    }

    private static LedgerEntry entry(Row row) {
        UnaryOperator<String> number =
                column -> row.findNumber(column).map(Ratio::toDecimal).orElse("");
        return new LedgerEntry(
                row.locator(),
                row.findText("programme").orElse(""),
                row.findText("project").orElse(""),
                number.apply("serial-from") + "-" + number.apply("serial-to"),
                number.apply("vintage"),
                row.findNumber("quantity").orElse(Ratio.ZERO),
                row.findDate("retired").map(Object::toString),
                row.findText("beneficiary").orElse(""));
    }
}
