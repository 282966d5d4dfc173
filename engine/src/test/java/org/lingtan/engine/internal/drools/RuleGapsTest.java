package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookReader;

class RuleGapsTest {

    private static final String RANK = "management/m3-rank/m3-rank.drl";

    @TestFactory
    Stream<DynamicTest> complete_rulebooks_have_no_gap() {
        return Stream.of("sound", "weights", "houses", "gates", "town", "mini")
                .map(id -> DynamicTest.dynamicTest(id, () -> RuleGaps.checked(TestBooks.compiled(id))));
    }

    @Test
    void a_rule_taken_away_is_a_defect_of_loading_and_names_part_and_facts() {
        Map<String, byte[]> files = TestBooks.files("mini");
        String text = new String(files.getOrDefault(RANK, new byte[0]), StandardCharsets.UTF_8);
        int from = text.indexOf("rule \"MINI-3.2.8-3");
        int to = text.indexOf("end\n", from) + 4;
        files.put(RANK, (text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8));
        CompiledRulebook less = new RuleRuntime().compile(RulebookReader.read(files));
        RulebookDefects defects = assertThrows(RulebookDefects.class, () -> RuleGaps.checked(less));
        assertEquals("rules.gap", defects.defects().get(0).code());
        assertEquals(RANK, defects.defects().get(0).file());
        assertTrue(String.valueOf(defects.getMessage()).contains("water.grade"), defects.getMessage());
    }

    @Test
    void days_on_which_a_version_judges_nothing_need_no_numbers() {
        Map<String, byte[]> files = TestBooks.files("sound");
        TestBooks.replace(
                files,
                "rulebook.yaml",
                "effective: {from: 2022-01-01}",
                "effective: {from: 2022-01-01, to: 2026-12-31}");
        TestBooks.replace(files, "parameters.yaml", "  basis: constructed", "  to: 2026-12-31\n  basis: constructed");
        CompiledRulebook ends = new RuleRuntime().compile(RulebookReader.read(files));
        assertEquals(ends, RuleGaps.checked(ends));
    }
}
