package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * A whole application on the level of evidence: rows of registers and ledgers, all of them supported, from which the
 * engine derives the quantities. It reaches what cases on the level of facts cannot, the numbers that accounting and
 * warnings read by name. Only for rulebooks that depend on no other.
 */
final class EvidenceCase {

    /** The key that tells this kind of case from the other. */
    static final String TABLES = "tables";

    private static final String NOTHING = CanonicalJson.digest("");
    private static final List<Support> SUPPORTS = List.of(new Support("attachments/case.pdf", "page 1"));

    private final CompiledRulebook book;
    private final String path;
    private final YamlNode root;
    private final List<String> failures = new ArrayList<>();

    EvidenceCase(CompiledRulebook book, String path, YamlNode root) {
        root.only("name", "date", TABLES, "answers", "expect");
        this.book = book;
        this.path = path;
        this.root = root;
    }

    CaseResult result() {
        LocalDate date = CaseRunner.date(book.rulebook(), root);
        AssessmentEngine engine = new AssessmentEngine(Catalogue.shipped(), library(), EvaluationMode.FLAT);
        Assessment assessment = engine.assess(
                        evidence(date), List.of(book.rulebook().id()), date, ReviewRecord.none())
                .get(0);
        compare(assessment);
        TreeSet<String> fired = new TreeSet<>();
        assessment.determinations().forEach(determination -> fired.addAll(determination.rules()));
        return new CaseResult(path, root.get("name").text(), failures, List.copyOf(fired));
    }

    private RulebookLibrary library() {
        return new RulebookLibrary() {
            @Override
            public RulebookId resolve(RulebookId id, LocalDate date) {
                return load(id).rulebook().id();
            }

            @Override
            public CompiledRulebook load(RulebookId pinned) {
                if (pinned.equals(book.rulebook().id())) {
                    return book;
                }
                throw new UnknownRulebookException(new Text(
                        "用例 tables 只能用于没有依赖的规则集，不能载入 " + pinned + "。",
                        "A case of tables is for rulebooks without dependencies; it cannot load " + pinned + "."));
            }
        };
    }

    private EvidencePackage evidence(LocalDate date) {
        List<EvidenceItem> items = new ArrayList<>();
        root.get(TABLES).entries().forEach((id, rows) -> items.add(table(id, rows)));
        root.find("answers")
                .ifPresent(answers -> answers.entries()
                        .forEach((topic, answer) -> items.add(
                                new EvidenceItem.Attestation(topic, topic, SUPPORTS, answer.flag(), NOTHING))));
        Park park = new Park(
                new Text("用例园区", "Case park"), "91310115000000035B", "430100", "industrial", "whole", Ratio.HUNDRED);
        return new EvidencePackage(NOTHING, park, date.getYear() - 1, date, List.of(), List.of(), items, List.of());
    }

    private static EvidenceItem table(String id, YamlNode rows) {
        EvidenceTable table = Catalogue.shipped()
                .findTable(id)
                .orElseThrow(() -> new IllegalStateException("%s: no table '%s'".formatted(rows.place(), id)));
        List<Row> read = new ArrayList<>();
        for (YamlNode row : rows.items()) {
            Map<String, String> cells = new LinkedHashMap<>();
            row.entries().forEach((column, cell) -> cells.put(column, cell.text()));
            read.add(Row.read(row.place(), table, cells));
        }
        return new EvidenceItem.Table(id, id, SUPPORTS, read, NOTHING);
    }

    private void compare(Assessment assessment) {
        YamlNode expect = root.get("expect");
        expect.only("quantities", "outcomes", "level", "warnings", "noWarnings");
        expect.find("quantities")
                .ifPresent(quantities -> quantities
                        .entries()
                        .forEach((id, value) -> Expectation.same(
                                id, GivenFacts.fraction(value).toDecimal(), value(assessment, id), failures)));
        expect.find("outcomes")
                .ifPresent(outcomes -> outcomes.entries()
                        .forEach((id, outcome) ->
                                Expectation.same(id, outcome.text(), outcome(assessment, id), failures)));
        expect.find("level")
                .ifPresent(level -> Expectation.same(
                        "level",
                        level.text(),
                        assessment.rating().level().map(Level::id).orElse("none"),
                        failures));
        Set<String> told = new TreeSet<>();
        assessment.warnings().forEach(warning -> told.add(warning.en()));
        expect.list("warnings").forEach(phrase -> warned(told, phrase.text(), true));
        expect.list("noWarnings").forEach(phrase -> warned(told, phrase.text(), false));
    }

    private void warned(Set<String> told, String phrase, boolean wanted) {
        if (told.stream().anyMatch(warning -> warning.contains(phrase)) != wanted) {
            failures.add("warning '%s': expected %s, found %s".formatted(phrase, wanted ? "told" : "not told", told));
        }
    }

    private static String value(Assessment assessment, String quantity) {
        return assessment.determinations().stream()
                .flatMap(determination -> determination.inputs().stream())
                .filter(input -> input.quantity().equals(quantity))
                .map(Determination.Input::value)
                .findFirst()
                .orElse("none");
    }

    private static String outcome(Assessment assessment, String criterion) {
        return assessment.determinations().stream()
                .filter(determination -> determination.criterion().equals(criterion))
                .map(determination -> determination.outcome().code())
                .findFirst()
                .orElse("none");
    }
}
