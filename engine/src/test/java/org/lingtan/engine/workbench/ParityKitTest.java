package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.rulebook.TopicStates;

/** The kit is silent on sound books, and each thing it guards is broken once. */
class ParityKitTest {

    private static final String CLAUSE = "digital/a1-assessed/clause.yaml";
    private static final String RULES = "digital/a1-assessed/a1-assessed.drl";
    private static final String CASES = "digital/a1-assessed/a1-assessed.cases.yaml";
    private static final String PARAMETERS = "parameters.yaml";

    private static final String MAXIMUM =
            "- {id: total.maximum, unit: points, basis: constructed, source: {zh: 测试, en: test}, value: ";

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
    void a_rule_without_a_chinese_statement_is_found() {
        TestBooks.replace(files, RULES, "@Zh(\"每满五分之一得一分\")", "");
        assertEquals(List.of("parity.no-zh-rule " + RULES), defectsOfTexts());
    }

    @Test
    void a_chinese_statement_in_english_is_found() {
        TestBooks.replace(files, RULES, "每满五分之一得一分", "to be translated");
        assertEquals(List.of("parity.no-zh-rule " + RULES), defectsOfTexts());
    }

    @Test
    void a_number_in_the_chinese_statement_alone_is_found() {
        TestBooks.replace(files, RULES, "每满五分之一得一分", "每满 20 % 得一分");
        assertEquals(List.of("parity.rule-numbers-differ " + RULES), defectsOfTexts());
    }

    @Test
    void one_english_statement_in_two_chinese_ones_is_found() {
        String second = new String(files.get(RULES), StandardCharsets.UTF_8);
        String name = second.replaceFirst("(?s).*?\"SOUND-A.1-2 ([^\"]*)\".*", "$1");
        TestBooks.replace(files, RULES, "SOUND-A.1-3 nothing to measure earns nothing", "SOUND-A.1-3 " + name);
        assertTrue(defectsOfTexts().contains("parity.zh-rule-twice " + RULES));
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

    /** What the kit says of a book whose files were broken and that still can be read. */
    private static List<String> lint(Map<String, byte[]> broken) {
        return lines(ParityKit.lint(RulebookReader.read(broken), broken));
    }

    @Test
    void a_parameter_in_another_unit_than_its_quantity_is_found() {
        TestBooks.replace(files, PARAMETERS, "unit: \"%\"", "unit: \"1\"");
        assertEquals(List.of("parity.unit " + PARAMETERS), lint(files));
    }

    @Test
    void points_in_per_cent_are_found_with_the_line() {
        TestBooks.replace(files, PARAMETERS, "- id: A3.body\n  unit: \"points\"", "- id: A3.body\n  unit: \"%\"");
        List<Defect> defects = ParityKit.lint(RulebookReader.read(files), files);
        assertEquals("parity.unit", defects.get(0).code());
        assertTrue(defects.get(0).line() > 1 && defects.get(0).message().en().contains("points"), defects.toString());
    }

    @Test
    void an_exclusion_that_no_rule_answers_is_found() {
        TestBooks.replace(files, CLAUSE, "excludable: false", "excludable: true");
        assertEquals(List.of("parity.exclusion-unanswered " + CLAUSE), lint(files));
    }

    @Test
    void a_number_in_one_language_alone_is_found() {
        TestBooks.replace(files, CLAUSE, "What clause A.1 asks for.", "Up to 5 points for clause A.1.");
        assertEquals(List.of("parity.numbers-differ " + CLAUSE), lint(files));
    }

    @Test
    void a_number_that_no_parameter_says_is_found() {
        TestBooks.replace(files, CLAUSE, "What clause A.1 asks for.", "Up to 7 points for clause A.1.");
        TestBooks.replace(files, CLAUSE, "测试条款的要求。", "测试条款的要求，最高 7 分。");
        assertEquals(List.of("parity.number-unknown " + CLAUSE), lint(files));
    }

    @Test
    void a_number_of_the_parameters_and_the_name_of_a_standard_are_not_defects() {
        TestBooks.replace(files, CLAUSE, "What clause A.1 asks for.", "Up to 5 points by GB/T 36132-2018, level 2.");
        TestBooks.replace(files, CLAUSE, "测试条款的要求。", "按 GB/T 36132-2018 的 2 级，最高 5 分。");
        assertEquals(List.of(), lint(files));
    }

    @Test
    void a_score_between_two_levels_without_a_level_is_found() {
        TestBooks.replace(files, "levels.yaml", "max: 6, maxOpen: true", "max: 5");
        assertEquals(List.of("level.gap levels.yaml"), lint(files));
    }

    @Test
    void a_bound_that_belongs_to_neither_level_is_found() {
        TestBooks.replace(files, "levels.yaml", "{min: 6}", "{min: 6, minOpen: true}");
        assertEquals(List.of("level.gap levels.yaml"), lint(files));
    }

    @Test
    void an_open_end_that_a_capped_scheme_does_not_read_is_found() {
        Map<String, byte[]> houses = TestBooks.files("houses");
        TestBooks.replace(houses, "levels.yaml", "{min: 42}", "{min: 42, minOpen: true}");
        assertEquals(List.of("level.ignored levels.yaml"), lint(houses));
    }

    @Test
    void grades_out_of_order_are_found() {
        Map<String, byte[]> houses = TestBooks.files("houses");
        TestBooks.replace(houses, "levels.yaml", "{min: 42}", "{min: 46}");
        assertEquals(List.of("level.order levels.yaml"), lint(houses));
    }

    @Test
    void a_highest_level_that_ends_before_the_most_that_can_be_earned_is_found() {
        TestBooks.replace(files, "levels.yaml", "{min: 6}", "{min: 6, max: 12}");
        assertEquals(List.of("level.top levels.yaml"), lint(files));
    }

    @Test
    void a_highest_level_that_leaves_out_the_most_that_can_be_earned_is_found() {
        TestBooks.replace(files, "levels.yaml", "{min: 6}", "{min: 6, max: 13, maxOpen: true}");
        assertEquals(List.of("level.top levels.yaml"), lint(files));
    }

    @Test
    void a_level_that_nobody_can_reach_is_found() {
        TestBooks.replace(files, "levels.yaml", "score: {min: 6}", "score: {min: 13, minOpen: true}");
        TestBooks.replace(files, "levels.yaml", "max: 6, maxOpen: true", "max: 13");
        assertEquals(List.of("level.unreachable levels.yaml"), lint(files));
        Map<String, byte[]> houses = TestBooks.files("houses");
        TestBooks.replace(houses, "levels.yaml", "{min: 48}", "{min: 480}");
        assertEquals(List.of("level.unreachable levels.yaml"), lint(houses));
    }

    @Test
    void a_maximum_that_is_a_range_says_nothing_and_is_found() {
        TestBooks.replace(files, PARAMETERS, MAXIMUM + "13}", MAXIMUM.replace("value: ", "range: {min: 0, max: 99}}"));
        assertEquals(List.of("parity.maximum " + PARAMETERS), lint(files));
    }

    @Test
    void a_maximum_that_cannot_be_earned_is_found() {
        TestBooks.replace(files, PARAMETERS, MAXIMUM + "13", MAXIMUM + "14");
        assertEquals(List.of("parity.maximum " + PARAMETERS), lint(files));
    }

    @Test
    void a_sum_that_is_held_against_no_printed_maximum_is_found() {
        TestBooks.replace(files, PARAMETERS, MAXIMUM + "13}", "");
        assertEquals(List.of("parity.maximum-missing levels.yaml"), lint(files));
    }

    private List<String> reach() {
        Rulebook rulebook = RulebookReader.read(files);
        return lines(ReachCheck.check(rulebook, RuleStatement.of(rulebook)));
    }

    @Test
    void evidence_on_which_no_rule_or_two_rules_speak_is_found() {
        TestBooks.replace(files, RULES, "nothingToMeasure == true", "unsettled == true");
        assertEquals(List.of("reach.overlap " + RULES, "reach.gap " + RULES), reach());
    }

    @Test
    void a_rule_that_nothing_fires_and_the_points_it_would_give_are_found() {
        String rules = "digital/a2-platform/a2-platform.drl";
        TestBooks.replace(
                files,
                rules,
                "topic == \"platform.basic\", yes == true )\nthen\n    out.awarded(\"A2.basic\", $a);",
                "topic == \"platform.basic\", yes == true, no == true )\nthen\n    out.awarded(\"A2.basic\", $a);");
        assertTrue(reach().contains("reach.never-fires " + rules), reach().toString());
        assertTrue(reach().contains("reach.points digital/a2-platform/clause.yaml"), reach().toString());
    }

    @TestFactory
    Stream<DynamicTest> rules_read_without_compiling_say_what_compiled_rules_say() {
        return Stream.of("sound", "weights", "gates", "houses", "town", "mini")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    CompiledRulebook book = TestBooks.compiled(id);
                    Rulebook rulebook = book.rulebook();
                    Thresholds thresholds = rulebook.parameters().on(rulebook.effectiveFrom());
                    int compared = 0;
                    for (Criterion criterion : rulebook.criteria()) {
                        List<RuleStatement> own = book.statements().stream()
                                .filter(rule -> rule.isOf(criterion))
                                .toList();
                        for (List<Fact> facts :
                                new TopicStates(rulebook, criterion, own, thresholds).combinations(300)) {
                            assertEquals(
                                    Set.copyOf(book.evaluate(facts, Evaluator.FLAT)),
                                    Set.copyOf(new RuleReading(own).findings(facts)));
                            compared++;
                        }
                    }
                    assertTrue(compared > 10, "only " + compared);
                }));
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
