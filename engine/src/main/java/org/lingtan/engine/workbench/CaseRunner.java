package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final CaseSuite suite;

    /**
     * A runner.
     *
     * @param book the compiled rulebook
     * @param files the files of its version folder by path
     */
    public CaseRunner(CompiledRulebook book, Map<String, byte[]> files) {
        this.book = book;
        this.suite = new CaseSuite(book.rulebook(), files);
    }

    /**
     * Runs every case.
     *
     * @return the results, in the order of the criteria, whole applications last
     */
    public List<CaseResult> run() {
        return Stream.concat(
                        book.rulebook().criteria().stream().flatMap(criterion -> suite.clause(book, criterion)),
                        suite.packages(book))
                .toList();
    }

    static LocalDate date(Rulebook rulebook, YamlNode item) {
        LocalDate effective = rulebook.effectiveFrom();
        return item.find("date").map(YamlNode::date).orElse(effective.isAfter(EARLIEST) ? effective : EARLIEST);
    }

    static List<Finding> evaluate(CompiledRulebook book, List<Fact> facts, List<String> failures) {
        List<Finding> session = book.evaluate(facts, Evaluator.SESSION);
        if (!(book instanceof VariantRulebook) && !session.equals(book.evaluate(facts, Evaluator.FLAT))) {
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
