package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.BookVersion;
import org.lingtan.engine.workbench.Commentary;
import org.lingtan.engine.workbench.ParameterUses;
import org.lingtan.engine.workbench.WrittenCase;

/** Prepares the clauses of a rulebook for its reference page. */
final class ClauseView {

    private final BookVersion version;
    private final Rulebook book;
    private final LanguageBundle words;
    private final HtmlTable tables;
    private final ParameterRows numbers;
    private final ParameterUses uses;
    private final Commentary commentary;
    private final List<RuleStatement> rules;

    ClauseView(BookVersion version, LanguageBundle words, HtmlTable tables, ParameterRows numbers, ParameterUses uses) {
        this.version = version;
        this.book = version.rulebook();
        this.words = words;
        this.tables = tables;
        this.numbers = numbers;
        this.uses = uses;
        this.commentary = Commentary.of(version);
        this.rules = RuleStatement.of(book);
    }

    Map<String, Object> of(Criterion criterion, String id) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("heading", words.get("heading.clause", criterion.clause(), in(criterion.titles()), criterion.id()));
        view.put("basis", criterion.basis());
        view.put("basisName", words.get("reference.basis-of", words.get("detail.basis." + criterion.basis())));
        view.put("text", in(criterion.text()));
        view.put(
                "facts",
                words.get(
                        "reference.facts",
                        words.get("detail.kind." + Figures.word(criterion.kind())),
                        words.get("detail.status." + criterion.status()),
                        words.get("detail.excludable." + criterion.excludable())));
        List<Map<String, Object>> notes = new ArrayList<>();
        Text reading = commentary.interpretations().get(criterion.id());
        if (reading != null) {
            notes.add(Map.of("name", words.get("detail.interpretation"), "text", in(reading)));
        }
        commentary
                .questions()
                .getOrDefault(criterion.id(), List.of())
                .forEach(question -> notes.add(Map.of("name", words.get("reference.question"), "text", in(question))));
        criterion
                .twin()
                .ifPresent(twin -> notes.add(Map.of("name", words.get("detail.twin"), "text", in(twin.titles()))));
        view.put("notes", notes);
        view.put("evidence", tables.of(evidence(criterion), id + "-evidence"));
        List<Parameter> named = book.parameters().all().stream()
                .filter(parameter -> uses.of(parameter.id()).criteria().contains(criterion.id()))
                .toList();
        view.put("numbers", named.isEmpty() ? List.of() : List.of(tables.of(numbers.table(named), id + "-numbers")));
        view.put("rulesHeading", words.get("reference.rules"));
        view.put("rules", rules(criterion));
        view.put("drlHeading", words.get("reference.drl"));
        view.put("drl", drl(criterion));
        List<WrittenCase> cases = WrittenCase.of(version, criterion);
        view.put("casesHeading", words.get("reference.cases-of", cases.size()));
        view.put(
                "cases",
                cases.isEmpty() ? List.of() : List.of(tables.of(new CaseRows(words).table(cases), id + "-cases")));
        return view;
    }

    private String in(Text text) {
        return text.in(words.language());
    }

    private ReportTable evidence(Criterion criterion) {
        List<List<String>> rows = new ArrayList<>();
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                rows.add(List.of(
                        in(part.titles()),
                        words.get("topic." + Figures.word(topic.kind())),
                        in(topic.accepted()),
                        topic.id()));
            }
        }
        return new ReportTable(
                words.get("detail.evidence"),
                List.of(
                        words.get("detail.part"),
                        words.get("detail.kind"),
                        words.get("reference.accepted"),
                        words.get("detail.id")),
                rows,
                List.of());
    }

    private List<Map<String, Object>> rules(Criterion criterion) {
        RuleWords sentences = new RuleWords(words, book);
        List<Map<String, Object>> views = new ArrayList<>();
        for (RuleStatement rule : rules) {
            if (rule.isOf(criterion)) {
                views.add(Map.of(
                        "id", rule.id(), "statement", sentences.statement(rule), "sentence", sentences.say(rule)));
            }
        }
        return views;
    }

    private List<String> drl(Criterion criterion) {
        return book.rules().stream()
                .filter(file -> file.path().startsWith(criterion.path() + "/"))
                .map(Rulebook.RuleFile::text)
                .toList();
    }
}
