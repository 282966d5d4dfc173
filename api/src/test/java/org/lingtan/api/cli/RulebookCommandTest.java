package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_list_names_the_shipped_rulebooks() {
        Shell.Result result = Shell.run("rulebook", "list", "--format", "json");
        List<String> ids = result.json().get("rulebooks").items().stream()
                .map(book -> book.get("id").text())
                .toList();
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code(), result.err()),
                () -> assertEquals(List.of("cnip", "gbt50378", "nzcp", "nzcp-hunan", "zcpc"), ids));
    }

    @Test
    void show_tells_criteria_levels_and_the_basis_of_numbers() {
        Shell.Result result = Shell.run("rulebook", "show", "cnip", "--lang", "zh");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code(), result.err()),
                () -> assertTrue(result.out().contains("企业接入率"), result.out()),
                () -> assertTrue(result.out().contains("X16.bands"), result.out()),
                () -> assertTrue(result.out().contains("构造"), result.out()));
    }

    @Test
    void lint_passes_a_shipped_rulebook() {
        Shell.Result result = Shell.run("rulebook", "lint", "cnip");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code(), result.out()),
                () -> assertTrue(result.out().contains("no defects"), result.out()));
    }

    @Test
    void lint_names_file_and_line_of_a_defect_in_a_draft_wherever_it_lies() throws IOException {
        Path draft = draft();
        Path levels = draft.resolve("levels.yaml");
        Files.writeString(
                levels,
                Files.readString(levels, StandardCharsets.UTF_8) + "- {id: Not An Id}\n",
                StandardCharsets.UTF_8);
        Shell.Result result = Shell.run("rulebook", "lint", draft.toString());
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.out()),
                () -> assertTrue(result.out().contains("levels.yaml:"), result.out()));
    }

    @Test
    void the_cases_of_a_draft_run_wherever_it_lies_and_a_failing_one_is_named() throws IOException {
        Path draft = draft();
        Path cases = draft.resolve("digital/x16-enterprise-access-rate/x16-enterprise-access-rate.cases.yaml");
        String text = Files.readString(cases, StandardCharsets.UTF_8);
        Shell.Result whole = Shell.run("rulebook", "test", draft.toString(), "--format", "json");
        Files.writeString(cases, text.replaceFirst("points: [0-9]+", "points: 77"), StandardCharsets.UTF_8);
        Shell.Result broken = Shell.run("rulebook", "test", draft.toString(), "--format", "json");
        assertAll(
                () -> assertEquals(ExitCode.OK, whole.code(), whole.out()),
                () -> assertTrue(whole.out().contains("\"failed\":[]"), whole.out()),
                () -> assertEquals(ExitCode.NEGATIVE, broken.code(), broken.out()),
                () -> assertTrue(
                        broken.json()
                                .get("failed")
                                .items()
                                .get(0)
                                .get("clause")
                                .text()
                                .contains("x16"),
                        broken.out()));
    }

    private Path draft() throws IOException {
        return Drafts.of("cnip", "1.0.0", folder.resolve("draft")).folder();
    }
}
