package org.lingtan.engine.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;

/** The cases of a rulebook, read once and run against the rulebook or against any variant of it. */
final class CaseSuite {

    private static final String PACKAGES = "packages/";

    /** One file of cases: what it holds, or what is wrong with it as a whole. */
    private record CaseFile(String clause, String path, List<YamlNode> cases, List<String> defects) {}

    private final Map<String, CaseFile> byClause = new LinkedHashMap<>();
    private final List<CaseFile> packages = new ArrayList<>();

    /**
     * Reads the cases.
     *
     * @param rulebook the rulebook, whose clauses they are beside
     * @param files the files of its version folder by path
     */
    CaseSuite(Rulebook rulebook, Map<String, byte[]> files) {
        for (Criterion criterion : rulebook.criteria()) {
            byClause.put(criterion.path(), clauseFile(criterion, files));
        }
        for (String path : new TreeSet<>(files.keySet())) {
            if (path.startsWith(PACKAGES) && path.endsWith(".yaml")) {
                packages.add(read(path, path, files));
            }
        }
    }

    static String casePath(Criterion criterion) {
        String slug = criterion.path().substring(criterion.path().lastIndexOf('/') + 1);
        return criterion.path() + "/" + slug + ".cases.yaml";
    }

    private static CaseFile clauseFile(Criterion criterion, Map<String, byte[]> files) {
        String path = casePath(criterion);
        if (!files.containsKey(path)) {
            return new CaseFile(criterion.path(), path, List.of(), List.of("no cases: " + path + " is missing"));
        }
        CaseFile file = read(criterion.path(), path, files);
        return file.cases().isEmpty() && file.defects().isEmpty()
                ? new CaseFile(criterion.path(), path, List.of(), List.of("no cases in " + path))
                : file;
    }

    /** A file holds a list of cases; a file of a whole application may hold a single one. */
    private static CaseFile read(String clause, String path, Map<String, byte[]> files) {
        try {
            YamlNode root =
                    YamlNode.read(path, new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8));
            boolean single = path.startsWith(PACKAGES) && !root.isList();
            return new CaseFile(clause, path, single ? List.of(root) : root.items(), List.of());
        } catch (SourceException e) {
            return new CaseFile(clause, path, List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Runs the cases beside one clause.
     *
     * @param book the rulebook or a variant of it
     * @param criterion the criterion of the clause
     * @return the results in the order of the file, each when it is asked for
     */
    Stream<CaseResult> clause(CompiledRulebook book, Criterion criterion) {
        CaseFile file = byClause.get(criterion.path());
        if (file == null) {
            return Stream.of();
        }
        return results(file, item -> clauseCase(book, criterion, item));
    }

    /**
     * Runs the whole applications.
     *
     * @param book the rulebook or a variant of it
     * @return the results in the order of the files, each when it is asked for
     */
    Stream<CaseResult> packages(CompiledRulebook book) {
        return packages.stream().flatMap(file -> results(file, item -> application(book, file.path(), item)));
    }

    /** An application is given as facts, or as rows of evidence from which they are derived. */
    private static CaseResult application(CompiledRulebook book, String path, YamlNode item) {
        return item.find(EvidenceCase.TABLES).isPresent()
                ? new EvidenceCase(book, path, item).result()
                : new ApplicationCase(book, path, item).result();
    }

    private static Stream<CaseResult> results(
            CaseFile file, java.util.function.Function<YamlNode, CaseResult> running) {
        return Stream.concat(
                file.cases().stream().map(item -> guarded(file, () -> running.apply(item))),
                file.defects().stream().map(defect -> new CaseResult(file.clause(), "-", List.of(defect), List.of())));
    }

    /** A case that cannot be read or evaluated fails; the others still run. */
    private static CaseResult guarded(CaseFile file, Supplier<CaseResult> running) {
        try {
            return running.get();
        } catch (SourceException | IllegalStateException | IllegalArgumentException | ArithmeticException e) {
            return new CaseResult(file.clause(), file.path(), List.of(String.valueOf(e.getMessage())), List.of());
        }
    }

    private static CaseResult clauseCase(CompiledRulebook book, Criterion criterion, YamlNode item) {
        item.only("name", "date", "given", "expect");
        Rulebook rulebook = book.rulebook();
        Thresholds thresholds = rulebook.parameters().on(CaseRunner.date(rulebook, item));
        GivenFacts given =
                new GivenFacts(item.find("given").map(YamlNode::entries).orElse(Map.of()));
        List<Fact> facts = given.facts(criterion, thresholds, false);
        List<String> failures = new ArrayList<>();
        given.unused().forEach(topic -> failures.add("no topic '" + topic + "' in this clause"));
        List<Finding> findings = CaseRunner.evaluate(book, facts, failures);
        CriterionScore score = CriterionScore.of(criterion, findings, thresholds);
        new Expectation(item.get("expect")).compare(score, failures);
        return new CaseResult(criterion.path(), item.get("name").text(), failures, score.rules());
    }

    /**
     * The first case that fails: those of the named clauses first, then whole applications, then the other clauses.
     *
     * @param book the rulebook or a variant of it
     * @param clauses the ids of the criteria that a change is about
     * @return the failure, or empty if every case passes
     */
    Optional<CaseResult> firstFailure(CompiledRulebook book, List<String> clauses) {
        List<Criterion> all = book.rulebook().criteria();
        Stream<CaseResult> own = all.stream()
                .filter(criterion -> clauses.contains(criterion.id()))
                .flatMap(criterion -> clause(book, criterion));
        Stream<CaseResult> others = all.stream()
                .filter(criterion -> !clauses.contains(criterion.id()))
                .flatMap(criterion -> clause(book, criterion));
        return Stream.of(own, packages(book), others)
                .flatMap(results -> results)
                .filter(result -> !result.isPassed())
                .findFirst();
    }
}
