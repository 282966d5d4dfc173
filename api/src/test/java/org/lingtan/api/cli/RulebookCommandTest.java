package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
                () -> assertTrue(result.out().contains("自编"), result.out()));
    }

    @Test
    void show_tells_conclusions_where_no_score_leads_to_a_level() {
        String nzcp = Shell.run("rulebook", "show", "nzcp").out();
        String cnip = Shell.run("rulebook", "show", "cnip").out();
        assertAll(
                () -> assertTrue(
                        Pattern.compile("(?m)^Conclusion +Offsets$")
                                .matcher(nzcp)
                                .find(),
                        nzcp),
                () -> assertTrue(
                        Pattern.compile("(?m)^Level +Score +Offsets$")
                                .matcher(cnip)
                                .find(),
                        cnip));
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

    @Test
    void coverage_of_a_shipped_rulebook_is_whole() {
        Shell.Result result = Shell.run("rulebook", "coverage", "nzcp", "--format", "json");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code(), result.out()),
                () -> assertTrue(result.out().contains("\"clauses\":100"), result.out()),
                () -> assertTrue(result.out().contains("\"rules\":100"), result.out()));
    }

    @Test
    void coverage_names_the_rule_and_the_condition_that_a_missing_case_leaves_open() throws IOException {
        Path draft = draft();
        Path cases = draft.resolve("digital/x16-enterprise-access-rate/x16-enterprise-access-rate.cases.yaml");
        String text = Files.readString(cases, StandardCharsets.UTF_8);
        Files.writeString(
                cases, text.substring(0, text.indexOf("\n- ", text.indexOf("\n- ") + 1) + 1), StandardCharsets.UTF_8);
        Path packages = draft.resolve("packages");
        try (var list = Files.list(packages)) {
            for (Path file : list.toList()) {
                Files.delete(file);
            }
        }
        Shell.Result result = Shell.run("rulebook", "coverage", draft.toString());
        Shell.Result chinese = Shell.run("rulebook", "coverage", draft.toString(), "--lang", "zh");
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.out()),
                () -> assertTrue(result.out().contains("never fired: CNIP-16-2"), result.out()),
                () -> assertTrue(result.out().contains("never seen to fail"), result.out()),
                () -> assertTrue(chinese.out().contains("从未触发"), chinese.out()));
    }

    @Test
    void mutate_judges_a_sample_and_tells_score_and_survivors() {
        Shell.Result json = Shell.run("rulebook", "mutate", "nzcp", "--sample", "12", "--format", "json");
        Shell.Result text = Shell.run("rulebook", "mutate", "nzcp", "--sample", "12");
        Shell.Result wrong = Shell.run("rulebook", "mutate", "nzcp", "--sample", "many");
        assertAll(
                () -> assertTrue(json.out().contains("\"mutants\":12"), json.out()),
                () -> assertTrue(json.out().contains("\"score\":"), json.out()),
                () -> assertTrue(text.out().contains("12 mutants"), text.out()),
                () -> assertEquals(ExitCode.USAGE, wrong.code(), wrong.err()));
    }

    @Test
    void triples_come_back_through_the_test_command_unchanged() throws IOException {
        Path draft = draft();
        Path cases = draft.resolve("digital/x16-enterprise-access-rate/x16-enterprise-access-rate.cases.yaml");
        Shell.Result triples = Shell.run("rulebook", "triples", draft.toString(), "X16");
        Files.writeString(cases, triples.out(), StandardCharsets.UTF_8);
        Shell.Result test = Shell.run("rulebook", "test", draft.toString());
        Shell.Result unknown = Shell.run("rulebook", "triples", "cnip", "X99");
        Shell.Result byNumber = Shell.run("rulebook", "triples", draft.toString(), "16");
        assertAll(
                () -> assertEquals(15, triples.out().split("\n- name", -1).length - 1, triples.out()),
                () -> assertTrue(triples.out().contains("just below 20 (X16.bands)"), triples.out()),
                () -> assertTrue(triples.out().contains("{digital.access-rate: 19.99}"), triples.out()),
                () -> assertEquals(ExitCode.OK, test.code(), test.out()),
                () -> assertTrue(byNumber.out().contains("just below 20 (X16.bands)"), byNumber.err()),
                () -> assertEquals(ExitCode.USAGE, unknown.code(), unknown.err()),
                () -> assertTrue(unknown.err().contains("X16"), unknown.err()));
    }

    private Path draft() throws IOException {
        return Drafts.of("cnip", "1.0.0", folder.resolve("draft")).folder();
    }
}
