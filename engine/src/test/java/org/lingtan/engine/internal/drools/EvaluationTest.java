package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RulebookReader;

class EvaluationTest {

    private static final Path MINI = Path.of("src/test/books/mini/1.0.0");
    private static CompiledRulebook mini;

    @BeforeAll
    static void compile() {
        mini = new RuleRuntime().compile(RulebookReader.read(MINI));
    }

    private static List<Fact> facts(Random random) {
        return FactsOf.random(mini.rulebook(), LocalDate.of(2022 + random.nextInt(9), 3, 1), random);
    }

    @Test
    void every_rule_fires_on_some_random_facts() {
        Random random = new Random(1);
        Set<String> fired = new TreeSet<>();
        for (int i = 0; i < 3000; i++) {
            mini.evaluate(facts(random), Evaluator.FLAT).forEach(finding -> fired.add(finding.rule()));
        }
        Set<String> all = new TreeSet<>();
        mini.statements().forEach(rule -> all.add(rule.name()));
        assertEquals(all, fired);
    }

    @Test
    void session_and_flat_evaluator_agree_on_thousands_of_random_facts() {
        Random random = new Random(2);
        int findings = 0;
        for (int i = 0; i < 5000; i++) {
            List<Fact> facts = facts(random);
            List<Finding> expected = mini.evaluate(facts, Evaluator.SESSION);
            assertEquals(expected, mini.evaluate(facts, Evaluator.FLAT));
            findings += expected.size();
        }
        assertTrue(findings > 20_000, "only " + findings);
    }

    @Test
    void a_topic_asked_for_by_two_parts_gives_a_finding_for_each_in_both() {
        List<Fact> facts = new ArrayList<>();
        for (String part : List.of("second", "first", "third")) {
            facts.add(new Documented(
                    "M1", part, "management.body", mini.rulebook().parameters().on(LocalDate.EPOCH)));
        }
        List<Finding> expected = mini.evaluate(facts, Evaluator.SESSION);
        assertEquals(
                List.of("first", "second", "third"),
                expected.stream().map(Finding::part).toList());
        assertEquals(expected, mini.evaluate(facts, Evaluator.FLAT));
    }

    @Test
    void the_order_of_facts_and_rules_does_not_matter() {
        Random random = new Random(3);
        for (int seed = 0; seed < 8; seed++) {
            CompiledRulebook shuffled = mini.withRuleOrder(seed);
            for (int i = 0; i < 100; i++) {
                List<Fact> facts = facts(random);
                List<Finding> expected = mini.evaluate(facts, Evaluator.SESSION);
                Collections.shuffle(facts, random);
                assertEquals(expected, shuffled.evaluate(facts, Evaluator.SESSION));
                assertEquals(expected, shuffled.evaluate(facts, Evaluator.FLAT));
            }
        }
    }

    @Test
    void many_threads_share_one_compiled_rulebook() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int seed = t;
                results.add(threads.submit(() -> {
                    Random random = new Random(seed);
                    boolean same = true;
                    for (int i = 0; i < 200; i++) {
                        List<Fact> facts = facts(random);
                        same &= mini.evaluate(facts, Evaluator.SESSION).equals(mini.evaluate(facts, Evaluator.FLAT));
                    }
                    return same;
                }));
            }
            for (Future<Boolean> result : results) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_rule_tells_its_parameters_and_its_place() {
        RuleStatement rule = mini.statements().stream()
                .filter(statement -> statement.id().equals("MINI-annex-3-1"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("C1.medium", "C1.limit"), rule.parameters());
        assertEquals("management/c1-core/c1-core.drl:5", rule.file() + ":" + rule.line());
    }

    @Test
    void a_condition_shared_by_very_many_rules_passes_the_audit() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(MINI)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(MINI.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        String path = "digital/d1-access/d1-access.drl";
        StringBuilder rules = new StringBuilder(new String(files.get(path), StandardCharsets.UTF_8));
        for (int i = 4; i < 60; i++) {
            rules.append("\nrule \"MINI-16-%d again\" @Clause(16) when $m : Measured( ".formatted(i))
                    .append("criterion == \"D1\", quantity == \"digital.access-rate\" ) then out.notMet($m); end\n");
        }
        files.put(path, rules.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                80,
                new RuleRuntime()
                        .compile(RulebookReader.read(files))
                        .statements()
                        .size());
    }
}
