package org.lingtan.engine.workbench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;

/**
 * Runs the cases of a rulebook: those beside each clause, and the whole applications under {@code packages/}. Every case
 * runs through both evaluators; a case on which they differ fails.
 */
public final class CaseRunner {

    private static final LocalDate EARLIEST = LocalDate.of(2026, 3, 1);

    private final CompiledRulebook book;
    private final Map<String, byte[]> files;

    /**
     * A runner.
     *
     * @param book the compiled rulebook
     * @param files the files of its version folder by path
     */
    public CaseRunner(CompiledRulebook book, Map<String, byte[]> files) {
        this.book = book;
        this.files = files;
    }

    /**
     * Runs every case.
     *
     * @return the results, in the order of the criteria, whole applications last
     */
    public List<CaseResult> run() {
        List<CaseResult> results = new ArrayList<>();
        for (Criterion criterion : book.rulebook().criteria()) {
            results.addAll(clause(criterion));
        }
        Set<String> packages = new TreeSet<>(files.keySet());
        packages.removeIf(path -> !path.startsWith("packages/") || !path.endsWith(".yaml"));
        for (String path : packages) {
            results.addAll(applications(path));
        }
        return List.copyOf(results);
    }

    /** A file holds one application, or a list of them. */
    private List<CaseResult> applications(String path) {
        List<CaseResult> results = new ArrayList<>();
        CaseResult file = read(path, path, root -> {
            List<YamlNode> items = root.isList() ? root.items() : List.of(root);
            items.forEach(item -> results.add(read(path, path, any -> new ApplicationCase(book, path, item).result())));
            return new CaseResult(path, "-", List.of(), List.of());
        });
        if (!file.isPassed()) {
            results.add(file);
        }
        return results;
    }

    private List<CaseResult> clause(Criterion criterion) {
        String slug = criterion.path().substring(criterion.path().lastIndexOf('/') + 1);
        String path = criterion.path() + "/" + slug + ".cases.yaml";
        List<CaseResult> results = new ArrayList<>();
        if (!files.containsKey(path)) {
            return List.of(
                    new CaseResult(criterion.path(), "-", List.of("no cases: " + path + " is missing"), List.of()));
        }
        CaseResult file = read(criterion.path(), path, root -> {
            for (YamlNode item : root.items()) {
                results.add(read(criterion.path(), path, ignored -> clauseCase(criterion, item)));
            }
            return new CaseResult(criterion.path(), "-", List.of(), List.of());
        });
        if (!file.isPassed()) {
            results.add(file);
        }
        if (results.isEmpty()) {
            return List.of(new CaseResult(criterion.path(), "-", List.of("no cases in " + path), List.of()));
        }
        return results;
    }

    private CaseResult read(String clause, String path, java.util.function.Function<YamlNode, CaseResult> run) {
        try {
            return run.apply(
                    YamlNode.read(path, new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8)));
        } catch (SourceException | IllegalStateException e) {
            return new CaseResult(clause, path, List.of(String.valueOf(e.getMessage())), List.of());
        }
    }

    private CaseResult clauseCase(Criterion criterion, YamlNode item) {
        item.only("name", "date", "given", "expect");
        Thresholds thresholds = book.rulebook().parameters().on(date(book.rulebook(), item));
        GivenFacts given =
                new GivenFacts(item.find("given").map(YamlNode::entries).orElse(Map.of()));
        List<Fact> facts = given.facts(criterion, thresholds, false);
        List<String> failures = new ArrayList<>();
        given.unused().forEach(topic -> failures.add("no topic '" + topic + "' in this clause"));
        List<Finding> findings = evaluate(book, facts, failures);
        CriterionScore score = CriterionScore.of(criterion, findings, thresholds);
        new Expectation(item.get("expect")).compare(score, failures);
        return new CaseResult(criterion.path(), item.get("name").text(), failures, score.rules());
    }

    static LocalDate date(Rulebook rulebook, YamlNode item) {
        LocalDate effective = rulebook.effectiveFrom();
        return item.find("date").map(YamlNode::date).orElse(effective.isAfter(EARLIEST) ? effective : EARLIEST);
    }

    static List<Finding> evaluate(CompiledRulebook book, List<Fact> facts, List<String> failures) {
        List<Finding> session = book.evaluate(facts, Evaluator.SESSION);
        if (!session.equals(book.evaluate(facts, Evaluator.FLAT))) {
            failures.add("the two evaluators differ");
        }
        return session;
    }

    static Map<String, CriterionScore> scores(Rulebook rulebook, List<Finding> findings, Thresholds thresholds) {
        Map<String, List<Finding>> byCriterion =
                new HashMap<>(findings.stream().collect(Collectors.groupingBy(Finding::criterion)));
        Map<String, CriterionScore> scores = new LinkedHashMap<>();
        for (Criterion criterion : rulebook.criteria()) {
            List<Finding> own =
                    Optional.ofNullable(byCriterion.get(criterion.id())).orElse(List.of());
            scores.put(criterion.id(), CriterionScore.of(criterion, own, thresholds));
        }
        return scores;
    }
}
