package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.workbench.CaseResult;
import org.lingtan.engine.workbench.CaseRunner;
import org.lingtan.engine.workbench.ParityKit;

class ParityTest {

    @TestFactory
    Stream<DynamicTest> every_clause_has_text_rules_and_cases_and_every_rule_fires() {
        return ShippedBooks.folders().stream()
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)));
    }

    private static String name(Path folder) {
        return folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString();
    }

    private static void check(Path folder) {
        Map<String, byte[]> files = ShippedBooks.files(folder);
        CompiledRulebook book =
                ShippedBooks.library().load(RulebookReader.read(folder).id());
        List<CaseResult> cases = new CaseRunner(book, files).run();
        assertFalse(cases.isEmpty(), "no cases ran");
        List<Defect> defects = ParityKit.check(book.rulebook(), files, cases);
        assertEquals("", String.join("\n", ShippedBooks.lines(defects)));
    }
}
