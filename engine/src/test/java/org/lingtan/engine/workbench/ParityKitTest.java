package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;

/** The kit is silent on sound books, and each thing it guards is broken once. */
class ParityKitTest {

    private static final String CLAUSE = "digital/a1-assessed/clause.yaml";
    private static final String RULES = "digital/a1-assessed/a1-assessed.drl";
    private static final String CASES = "digital/a1-assessed/a1-assessed.cases.yaml";
    private static final String PARAMETERS = "parameters.yaml";

    private final Map<String, byte[]> files = TestBooks.files("sound");

    private static List<CaseResult> run(Map<String, byte[]> files) {
        return new CaseRunner(TestBooks.compiled("sound"), files).run();
    }

    private static List<String> lines(List<Defect> defects) {
        return defects.stream()
                .map(defect -> defect.code() + " " + defect.file())
                .toList();
    }

    /** What the kit says where the definition was broken and the rules and cases still run as before. */
    private List<String> defectsOfTexts() {
        return lines(ParityKit.check(RulebookReader.read(files), files, run(TestBooks.files("sound"))));
    }

    /** What the kit says where the files were broken and no longer make a rulebook. */
    private List<String> defectsOfFiles() {
        return lines(ParityKit.check(TestBooks.compiled("sound").rulebook(), files, run(TestBooks.files("sound"))));
    }

    /** What the kit says where the cases were broken. */
    private List<String> defectsOfCases() {
        return lines(ParityKit.check(TestBooks.compiled("sound").rulebook(), files, run(files)));
    }

    @TestFactory
    Stream<DynamicTest> sound_books_have_no_defect() {
        return Stream.of("sound", "weights", "gates", "houses", "town")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    CompiledRulebook book = TestBooks.compiled(id);
                    Map<String, byte[]> own = TestBooks.files(id);
                    List<CaseResult> cases = new CaseRunner(book, own).run();
                    assertTrue(cases.size() >= book.rulebook().criteria().size());
                    assertEquals(List.of(), ParityKit.check(book.rulebook(), own, cases));
                }));
    }

    @Test
    void a_chinese_text_without_chinese_is_found() {
        TestBooks.replace(files, CLAUSE, "测试条款的要求。", "to be translated");
        assertEquals(List.of("parity.no-zh " + CLAUSE), defectsOfTexts());
    }

    @Test
    void an_english_text_in_chinese_is_found() {
        TestBooks.replace(files, CLAUSE, "What clause A.1 asks for.", "测试条款的要求。");
        assertEquals(List.of("parity.no-en " + CLAUSE), defectsOfTexts());
    }

    @Test
    void a_clause_without_a_rule_is_found() {
        files.put(RULES, "package sound;\n// rule \"to be written\"\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("parity.no-rule " + RULES), defectsOfFiles());
    }

    @Test
    void a_clause_without_a_rule_file_is_found() {
        files.remove(RULES);
        assertEquals(List.of("parity.no-rule " + RULES), defectsOfFiles());
    }

    @Test
    void a_clause_without_cases_is_found() {
        files.remove(CASES);
        assertEquals(List.of("parity.no-cases " + CASES), defectsOfFiles());
    }

    @Test
    void a_parameter_that_nothing_uses_is_found() {
        String text = new String(files.get(PARAMETERS), StandardCharsets.UTF_8)
                + "- {id: A9.idle, unit: points, basis: constructed, source: {zh: 测试, en: test}, value: 1}\n";
        files.put(PARAMETERS, text.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("parity.unused-parameter " + PARAMETERS), defectsOfTexts());
    }

    @Test
    void a_number_in_a_condition_is_found() {
        TestBooks.replace(
                files,
                RULES,
                "\"management.assessed-share\" )\nthen",
                "\"management.assessed-share\", value >= 20 )\nthen");
        assertEquals(List.of("parity.literal " + RULES), defectsOfFiles());
    }

    @Test
    void a_number_in_a_consequence_is_found() {
        TestBooks.replace(files, RULES, "out.scored($m, \"A1.bands\")", "out.scored($m, 5)");
        assertEquals(List.of("parity.literal " + RULES), defectsOfFiles());
    }

    @Test
    void a_rule_that_no_case_fires_is_found() {
        TestBooks.replace(
                files, CASES, "{management.assessed-share: nothing-to-measure}", "{management.assessed-share: 0}");
        TestBooks.replace(files, CASES, "rules: [SOUND-A.1-3]", "rules: [SOUND-A.1-1]");
        assertEquals(List.of("parity.never-fires " + RULES), defectsOfCases());
    }

    @Test
    void a_case_that_fails_is_found() {
        TestBooks.replace(files, CASES, "{outcome: scored, points: 5}", "{outcome: scored, points: 4}");
        assertEquals(List.of("parity.case-fails digital/a1-assessed"), defectsOfCases());
    }

    @Test
    void a_case_that_expects_the_wrong_rule_is_found() {
        TestBooks.replace(files, CASES, "points: 1, rules: [SOUND-A.1-1]", "points: 1, rules: [SOUND-A.1-2]");
        assertEquals(List.of("parity.case-fails digital/a1-assessed"), defectsOfCases());
    }

    @Test
    void a_case_about_a_misspelt_topic_is_found() {
        TestBooks.replace(
                files,
                CASES,
                "- name: missing\n  given: {}",
                "- name: missing\n  given: {management.asessed-share: 20}");
        assertEquals(List.of("parity.case-fails digital/a1-assessed"), defectsOfCases());
    }

    @Test
    void an_application_with_the_wrong_level_is_found() {
        TestBooks.replace(files, "packages/whole.yaml", "level: whole", "level: high");
        assertEquals(List.of("parity.case-fails packages/whole.yaml"), defectsOfCases());
    }
}
