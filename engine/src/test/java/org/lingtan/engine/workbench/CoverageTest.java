package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.TestBooks;

class CoverageTest {

    private static final String CASES = "digital/a1-assessed/a1-assessed.cases.yaml";

    private final Map<String, byte[]> files = TestBooks.files("sound");

    private static List<Coverage.Rule> uncovered(Coverage.Report report) {
        return report.rules().stream().filter(rule -> !rule.isCovered()).toList();
    }

    @Test
    void a_book_whose_cases_see_every_condition_both_ways_is_covered() {
        Coverage.Report report = Coverage.of(TestBooks.compiled("sound"), files);
        assertAll(
                () -> assertEquals(List.of(), uncovered(report)),
                () -> assertTrue(report.isWhole()),
                () -> assertEquals(new BigDecimal("100").compareTo(report.rulePercentage()), 0),
                () -> assertEquals(new BigDecimal("100").compareTo(report.clausePercentage()), 0));
    }

    @Test
    void a_rule_that_no_case_fires_is_named_with_the_condition_that_never_held() {
        TestBooks.replace(
                files, CASES, "{management.assessed-share: nothing-to-measure}", "{management.assessed-share: 0}");
        TestBooks.replace(files, CASES, "rules: [SOUND-A.1-3]", "rules: [SOUND-A.1-1]");
        Coverage.Report report = Coverage.of(TestBooks.compiled("sound"), files);
        Coverage.Rule rule = uncovered(report).stream()
                .filter(each -> each.rule().startsWith("SOUND-A.1-3"))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertFalse(rule.fired()),
                () -> assertTrue(rule.conditions().stream().anyMatch(condition -> !condition.held())),
                () -> assertEquals(new BigDecimal("75"), report.clausePercentage()),
                () -> assertTrue(report.rulePercentage().compareTo(new BigDecimal("100")) < 0));
    }

    @Test
    void a_condition_that_no_case_lets_fail_is_named_although_the_rule_fires() {
        String everything = new String(files.get(CASES), java.nio.charset.StandardCharsets.UTF_8);
        String first = everything.substring(0, everything.indexOf("\n- ", everything.indexOf("- name")) + 1);
        files.put(CASES, first.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.keySet().removeIf(path -> path.startsWith("packages/"));
        Coverage.Rule rule = Coverage.of(TestBooks.compiled("sound"), files).rules().stream()
                .filter(each -> each.rule().startsWith("SOUND-A.1-1"))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertTrue(rule.fired()),
                () -> assertFalse(rule.isCovered()),
                () -> assertTrue(
                        rule.conditions().stream().anyMatch(condition -> condition.held() && !condition.failed())));
    }
}
