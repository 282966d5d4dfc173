package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookReader;

class MutationTest {

    private static final String CASES = "digital/a1-assessed/a1-assessed.cases.yaml";

    private final Map<String, byte[]> files = TestBooks.files("sound");

    private static Mutation.Report run(Map<String, byte[]> files) {
        return Mutation.run(
                TestBooks.compiled("sound"),
                files,
                TestBooks.library()::variant,
                Integer.MAX_VALUE,
                (done, all) -> assertTrue(done <= all));
    }

    private static Set<String> ids(Mutation.Report report) {
        Set<String> ids = new HashSet<>();
        report.survivors().forEach(survivor -> ids.add(survivor.mutant().id()));
        return ids;
    }

    @Test
    void every_kind_of_change_is_made() {
        Set<String> kinds = new HashSet<>();
        for (String book : List.of("sound", "weights", "gates", "mini", "houses")) {
            Mutation.mutants(TestBooks.compiled(book), TestBooks.files(book))
                    .forEach(mutant -> kinds.add(kind(mutant)));
        }
        for (String kind : List.of(
                "value+",
                "value-",
                "step.bound+",
                "step.points-",
                "at",
                "unit",
                "from+1d",
                "min+",
                "min.open",
                "max.open",
                "offsets",
                "group",
                "excludable",
                "effective.from+1d",
                "removed",
                "condition-",
                "condition.",
                "verb:awarded>earnedNothing",
                "verb:met>notMet",
                "condition.:atLeast>above",
                "condition.:yes>no")) {
            assertTrue(kinds.stream().anyMatch(found -> found.equals(kind) || found.startsWith(kind)), kind + kinds);
        }
    }

    private static String kind(Mutant mutant) {
        String how = mutant.id().substring(mutant.id().indexOf('/') + 1);
        return how.replaceFirst("^values[0-9]+/", "")
                .replaceAll("(step|condition)[0-9]+", "$1")
                .replaceAll("condition\\.[0-9]+", "condition.");
    }

    @Test
    void a_case_taken_away_lets_mutants_live_that_were_killed() {
        Mutation.Report whole = run(files);
        TestBooks.replace(files, CASES, "\"59/3\"", "3");
        Mutation.Report less = run(files);
        assertAll(
                () -> assertTrue(less.killed() < whole.killed(), less.killed() + " of " + whole.killed()),
                () -> assertFalse(ids(whole).contains("A1.bands/step1.bound-")),
                () -> assertTrue(
                        ids(less).contains("A1.bands/step1.bound-"), ids(less).toString()),
                () -> assertEquals(
                        whole.mutants(), whole.killed() + whole.survivors().size()));
    }

    @Test
    void survivors_may_be_justified_and_a_justification_of_nothing_is_a_defect() {
        String survivor = ids(run(files)).iterator().next();
        String text = "- {mutants: [\"%s\", \"A1.bands/step9.bound+\"], zh: 等价, en: equivalent}%n".formatted(survivor);
        files.put(Justifications.FILE, text.getBytes(StandardCharsets.UTF_8));
        Mutation.Report report = run(files);
        assertAll(
                () -> assertEquals(1, report.justified()),
                () -> assertEquals(1, report.defects().size(), report.defects().toString()),
                () -> assertEquals(
                        "mutants.no-survivor", report.defects().get(0).code()),
                () -> assertTrue(report.defects().get(0).message().en().contains("step9")));
    }

    @Test
    void nothing_is_said_of_a_book_whose_cases_fail() {
        TestBooks.replace(files, CASES, "{outcome: scored, points: 5}", "{outcome: scored, points: 4}");
        assertThrows(RulebookDefects.class, () -> run(files));
    }

    @Test
    void a_sample_is_the_same_each_time() {
        Mutation.Report one =
                Mutation.run(TestBooks.compiled("sound"), files, TestBooks.library()::variant, 15, (done, all) -> {});
        Mutation.Report two =
                Mutation.run(TestBooks.compiled("sound"), files, TestBooks.library()::variant, 15, (done, all) -> {});
        assertAll(() -> assertEquals(15, one.mutants()), () -> assertEquals(one, two));
    }

    /** A mutant judged through shared compiled rules must be judged as if its whole book were compiled anew. */
    @Test
    void an_exchanged_rule_judges_like_a_book_compiled_with_it() {
        CompiledRulebook book = TestBooks.compiled("sound");
        Rulebook rulebook = book.rulebook();
        int differing = 0;
        for (Variation variation : RuleVariations.of(
                "sound",
                rulebook.criteria().get(0),
                book.statements().stream()
                        .filter(rule -> rule.file()
                                .startsWith(rulebook.criteria().get(0).path() + "/"))
                        .toList())) {
            Map<String, byte[]> edited = new HashMap<>(files);
            edited.put(variation.mutant().file(), variation.content().getBytes(StandardCharsets.UTF_8));
            try {
                CompiledRulebook anew = TestBooks.library().variant(RulebookReader.read(edited));
                CompiledRulebook shared = RuleVariants.compile(
                                rulebook, List.of(variation), TestBooks.library()::variant)
                        .variant(book, variation);
                List<String> expected = verdicts(anew);
                assertEquals(expected, verdicts(shared), variation.mutant().id());
                differing += expected.equals(verdicts(book)) ? 0 : 1;
            } catch (RulebookDefects refused) {
                // lint refuses this one; there is nothing to compare
            }
        }
        assertTrue(differing > 3, "only " + differing + " mutants changed anything");
    }

    private List<String> verdicts(CompiledRulebook book) {
        return new CaseRunner(book, files)
                .run().stream()
                        .map(result -> result.name() + " " + result.isPassed() + " " + result.fired())
                        .toList();
    }

    @TestFactory
    Stream<DynamicTest> rules_written_out_read_back_the_same() {
        return Stream.of("sound", "weights", "gates", "houses", "town", "mini")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Rulebook rulebook = TestBooks.compiled(id).rulebook();
                    List<RuleStatement> rules = RuleStatement.of(rulebook);
                    List<Rulebook.RuleFile> written = rulebook.rules().stream()
                            .map(file -> new Rulebook.RuleFile(
                                    file.path(),
                                    () -> DrlText.file(
                                            rulebook.id().id(),
                                            rules.stream()
                                                    .filter(rule -> rule.file().equals(file.path()))
                                                    .toList())))
                            .toList();
                    assertEquals(bare(rules), bare(RuleStatement.of(rulebook.withRules(written))));
                }));
    }

    private static List<String> bare(List<RuleStatement> rules) {
        return rules.stream()
                .map(rule -> rule.name()
                        + rule.zh()
                        + rule.clause()
                        + rule.patterns().stream().map(DrlText::pattern).toList()
                        + DrlText.consequence(rule))
                .toList();
    }
}
