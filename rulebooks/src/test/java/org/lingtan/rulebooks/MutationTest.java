package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.workbench.Coverage;
import org.lingtan.engine.workbench.Mutation;

/** The cases of every shipped book exercise all of it, and notice a sample of changes; the command judges all of them. */
class MutationTest {

    private static final int SAMPLE = 25;

    @TestFactory
    Stream<DynamicTest> the_cases_exercise_every_clause_and_notice_changes() {
        return ShippedBooks.folders().stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.getName(folder.getNameCount() - 2).toString(), () -> check(folder)));
    }

    private static void check(Path folder) {
        Map<String, byte[]> files = ShippedBooks.files(folder);
        CompiledRulebook book =
                ShippedBooks.library().load(RulebookReader.read(folder).id());
        Coverage.Report coverage = Coverage.of(book, files);
        assertTrue(
                coverage.isWhole(),
                () -> coverage.rules().stream()
                        .filter(rule -> !rule.isCovered())
                        .toList()
                        .toString());
        Mutation.Report report = Mutation.run(book, files, ShippedBooks.library()::variant, SAMPLE, (done, all) -> {});
        assertEquals(SAMPLE, report.mutants());
        assertEquals(
                List.of(),
                report.survivors().stream()
                        .filter(survivor -> survivor.reason().isEmpty())
                        .toList());
    }
}
