package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RulebookReader;

class EvaluationTest {

    private static CompiledRulebook mini;

    @BeforeAll
    static void compile() {
        mini = new RuleRuntime().compile(RulebookReader.read(Path.of("src/test/books/mini/1.0.0")));
    }

    @Test
    void every_rule_fires_on_some_random_facts() {
        Random random = new Random(1);
        Set<String> fired = new TreeSet<>();
        for (int i = 0; i < 1500; i++) {
            LocalDate date = LocalDate.of(2022 + random.nextInt(9), 3, 1);
            List<Finding> findings = mini.evaluate(FactsOf.random(mini.rulebook(), date, random), Evaluator.SESSION);
            findings.forEach(finding -> fired.add(finding.rule()));
        }
        Set<String> all = new TreeSet<>();
        RuleStatement.of(mini.rulebook()).forEach(rule -> all.add(rule.name()));
        assertEquals(all, fired);
    }
}
