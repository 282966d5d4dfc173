package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookNewTest {

    @TempDir
    private Path folder = Path.of("");

    private Shell.Result start(String... args) {
        List<String> all = new ArrayList<>(List.of("rulebook", "new"));
        all.addAll(List.of(args));
        return Shell.run(all.toArray(String[]::new));
    }

    private Shell.Result draft(String version, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--version", version, "--effective", "2027-01-01", "--out", folder.toString()));
        return start(all.toArray(String[]::new));
    }

    private String sound(String book) {
        String draft = folder.resolve(book).toString();
        Shell.Result lint = Shell.run("rulebook", "lint", draft);
        Shell.Result test = Shell.run("rulebook", "test", draft);
        assertEquals(ExitCode.OK, lint.code(), lint.out());
        assertEquals(ExitCode.OK, test.code(), test.out());
        return draft;
    }

    @Test
    void a_new_edition_begins_as_a_copy_with_its_own_version_day_and_changelog() throws IOException {
        Shell.Result result = draft("2027.1.0", "nzcp", "--edition", "2");
        assertEquals(ExitCode.OK, result.code(), result.err());
        String head =
                Files.readString(Path.of(sound("nzcp/2027.1.0")).resolve("rulebook.yaml"), StandardCharsets.UTF_8);
        String changelog = Files.readString(folder.resolve("nzcp/CHANGELOG.md"), StandardCharsets.UTF_8);
        assertAll(
                () -> assertTrue(head.contains("version: 2027.1.0\n"), head),
                () -> assertTrue(head.contains("edition: \"2\"\n"), head),
                () -> assertTrue(head.contains("effective: {from: 2027-01-01}\n"), head),
                () -> assertTrue(changelog.contains("## 2027.1.0 (draft)"), changelog));
        assertEquals(ExitCode.CONFLICT, draft("2027.1.0", "nzcp").code());
    }

    @ParameterizedTest
    @CsvSource({"nzcp-hunan,other-province", "gbt50378,other-buildings"})
    void a_new_rulebook_begins_like_another_under_its_own_name(String source, String id) {
        Shell.Result result = draft("1.0.0", source, "--id", id);
        assertEquals(ExitCode.OK, result.code(), result.err());
        sound(id + "/1.0.0");
    }

    @Test
    void a_number_that_is_taken_and_a_day_that_others_have_judged_are_refused() {
        Shell.Result taken = draft("2025.1.0", "nzcp");
        Shell.Result past =
                start("nzcp", "--version", "2026.2.0", "--effective", "2026-11-25", "--out", folder.toString());
        Shell.Result own = start(
                "nzcp", "--id", "old", "--version", "1.0.0", "--effective", "2020-01-01", "--out", folder.toString());
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, taken.code(), taken.out()),
                () -> assertTrue(taken.err().contains("new.version-taken"), taken.err()),
                () -> assertEquals(ExitCode.USAGE, past.code(), past.out()),
                () -> assertTrue(past.err().contains("new.past-day"), past.err()),
                () -> assertEquals(ExitCode.OK, own.code(), own.err()));
    }

    @Test
    void a_new_rulebook_from_the_template_takes_clauses_of_the_template() throws IOException {
        assertEquals(ExitCode.OK, draft("0.1.0", "--id", "my-park").code());
        String draft = folder.resolve("my-park/0.1.0").toString();
        Shell.Result clause = start(draft, "--clause", "system/second", "--id", "T2", "--number", "2");
        assertEquals(ExitCode.OK, clause.code(), clause.err());
        Shell.Result more = Shell.run("rulebook", "lint", draft);
        assertTrue(more.out().contains("level.top"), "5 more points, and the highest level ends at 5: " + more.out());
        Path levels = folder.resolve("my-park/0.1.0/levels.yaml");
        Files.writeString(levels, Files.readString(levels).replace("max: 5", "max: 10"));
        Shell.Result lint = Shell.run("rulebook", "lint", draft);
        assertEquals(ExitCode.OK, lint.code(), lint.out());
    }

    @Test
    void a_new_clause_begins_like_another_with_parameters_of_its_own_and_is_nobodys_published_text()
            throws IOException {
        draft("2027.1.0", "nzcp");
        String draft = folder.resolve("nzcp/2027.1.0").toString();
        String[] clause = {draft, "--clause", "guiding/green-factories", "--number", "A3g", "--like", "water-reuse"};
        Shell.Result result = start(clause);
        assertEquals(ExitCode.OK, result.code(), result.err());
        sound("nzcp/2027.1.0");
        String parameters = Files.readString(Path.of(draft, "parameters.yaml"), StandardCharsets.UTF_8);
        String head = Files.readString(Path.of(draft, "rulebook.yaml"), StandardCharsets.UTF_8);
        String text = Files.readString(Path.of(draft, "guiding/green-factories/clause.yaml"), StandardCharsets.UTF_8);
        assertAll(
                () -> assertTrue(
                        parameters.contains("- id: green-factories.target\n  unit: \"%\"\n  basis: constructed\n"),
                        parameters),
                () -> assertTrue(head.contains("water-reuse, green-factories]"), head),
                () -> assertTrue(text.contains("basis: constructed"), text),
                () -> assertEquals(ExitCode.CONFLICT, start(clause).code()));
    }

    @Test
    void a_clause_is_listed_behind_its_model_where_the_list_has_a_line_for_each() throws IOException {
        draft("1.1.0", "zcpc");
        String draft = folder.resolve("zcpc/1.1.0").toString();
        Shell.Result result =
                start(draft, "--clause", "infrastructure/i5", "--id", "I5", "--number", "I5", "--like", "I4");
        assertEquals(ExitCode.OK, result.code(), result.err());
        String head = Files.readString(Path.of(draft, "rulebook.yaml"), StandardCharsets.UTF_8);
        assertTrue(head.contains("  - I4\n  - I5\n  - B1\n"), head);
    }

    @Test
    void options_that_do_not_belong_together_and_missing_ones_are_refused() {
        draft("2027.1.0", "nzcp");
        String draft = folder.resolve("nzcp/2027.1.0").toString();
        assertAll(
                () -> assertEquals(
                        ExitCode.USAGE, start("nzcp", "--version", "2028.1.0").code()),
                () -> assertEquals(
                        ExitCode.USAGE,
                        draft("2028.1.0", "nzcp", "--number", "A9").code()),
                () -> assertEquals(ExitCode.USAGE, draft("2028.1", "nzcp").code()),
                () -> assertEquals(ExitCode.USAGE, draft("2028.1.0", "unknown").code()),
                () -> assertEquals(
                        ExitCode.USAGE,
                        start(draft, "--clause", "../out", "--number", "A9").code()),
                () -> assertEquals(
                        ExitCode.USAGE,
                        start(draft, "--clause", "a/b", "--number", "A9").code()),
                () -> assertEquals(
                        ExitCode.USAGE,
                        start(draft, "--clause", "a/b", "--number", "A9", "--like", "nothing")
                                .code()));
    }
}
