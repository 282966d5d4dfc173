package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.Level;

/**
 * The scores, levels and digests of the examples, to the last byte. Where a change is meant, rewrite the files with
 * {@code -Dlingtan.golden=rewrite} and look at the difference; on a build server (environment variable CI) that is
 * refused.
 */
class GoldenTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String FLAG = "lingtan.golden";

    private static String found(String example) {
        Evaluation evaluation = new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.BOTH)
                .evaluate(EXAMPLES.resolve(example), List.of(), Optional.empty());
        assertFalse(evaluation.assessments().isEmpty(), evaluation.problems().toString());
        String assessments = evaluation.assessments().stream()
                .map(assessment -> CanonicalJson.write(line(assessment)))
                .collect(Collectors.joining(",\n"));
        return "{\"package\":\"%s\",\n\"assessments\":[\n%s\n]}\n"
                .formatted(evaluation.subject().orElseThrow().digest(), assessments);
    }

    private static Map<String, Object> line(Assessment assessment) {
        Map<String, Object> line = new TreeMap<>();
        line.put("rulebook", assessment.rulebook().toString());
        if (!assessment.subject().isEmpty()) {
            line.put("subject", assessment.subject());
        }
        assessment
                .rating()
                .score()
                .ifPresent(score -> line.put(
                        "score",
                        List.of(
                                score.proved().toDecimal(),
                                score.claimed().toDecimal(),
                                score.possible().toDecimal(),
                                score.max().toDecimal())));
        line.put("level", level(assessment.rating().level()));
        line.put("claimedLevel", level(assessment.rating().claimedLevel()));
        line.put("digest", assessment.digest());
        return line;
    }

    private static String level(Optional<Level> level) {
        return level.map(Level::id).orElse("none");
    }

    private static boolean isRewriting(@Nullable String flag, @Nullable String ci) {
        if (!"rewrite".equals(flag)) {
            return false;
        }
        if (ci != null) {
            throw new IllegalStateException(
                    "Golden files are not rewritten on a build server (CI=%s). Rewrite them locally and commit."
                            .formatted(ci));
        }
        return true;
    }

    @TestFactory
    Stream<DynamicTest> every_example_ends_as_recorded() {
        return Stream.of("large-industrial-park", "logistics-park", "office-park")
                .map(example -> DynamicTest.dynamicTest(example, () -> check(example)));
    }

    private static void check(String example) throws IOException {
        Path file = GOLDEN.resolve(example + ".json");
        String found = found(example);
        if (isRewriting(System.getProperty(FLAG), System.getenv("CI"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, found);
        }
        assertTrue(Files.isRegularFile(file), () -> file + " is missing; write it with -D" + FLAG + "=rewrite");
        assertEquals(Files.readString(file), found);
    }

    @Test
    void golden_files_are_rewritten_only_when_asked_and_never_on_a_build_server() {
        assertFalse(isRewriting(null, null));
        assertFalse(isRewriting("yes", null));
        assertTrue(isRewriting("rewrite", null));
        assertThrows(IllegalStateException.class, () -> isRewriting("rewrite", "true"));
        assertThrows(IllegalStateException.class, () -> isRewriting("rewrite", ""));
    }
}
