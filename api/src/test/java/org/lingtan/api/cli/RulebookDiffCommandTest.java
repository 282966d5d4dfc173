package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.JsonNode;

class RulebookDiffCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path draft() throws IOException {
        return Drafts.of("cnip", "1.0.0", folder.resolve("draft"))
                .replace("rulebook.yaml", "version: 1.0.0", "version: 1.1.0")
                .replace("rulebook.yaml", "from: 2022-01-01", "from: 2026-07-01")
                .replace("parameters.yaml", "[60, 3], [80, 4], [90, 5]", "[60, 3], [82, 4], [90, 5]")
                .replace(
                        "levels.yaml",
                        "min: 60, max: 80, maxOpen: true",
                        "min: 60, minOpen: true, max: 80, maxOpen: true")
                .folder();
    }

    @Test
    void a_version_does_not_differ_from_itself() {
        Shell.Result result = Shell.run("rulebook", "diff", "cnip", "cnip@1.0.0");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code(), result.err()),
                () -> assertTrue(result.out().contains("say the same"), result.out()));
    }

    @Test
    void a_draft_is_told_in_the_words_of_the_field_in_both_languages() throws IOException {
        Path draft = draft();
        Shell.Result en = Shell.run("rulebook", "diff", "cnip", draft.toString());
        Shell.Result zh = Shell.run("rulebook", "diff", "cnip", draft.toString(), "--lang", "zh");
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, en.code(), en.err()),
                () -> assertTrue(en.out().contains("bound for 4 points 80 -> 82 % (from 2026-07-01"), en.out()),
                () -> assertTrue(en.out().contains("lower bound 60 closed -> 60 open"), en.out()),
                () -> assertTrue(zh.out().contains("得 4 分的界值 80 -> 82 %（自 2026-07-01 起"), zh.out()),
                () -> assertTrue(zh.out().contains("下界 60（含） -> 60（不含）"), zh.out()));
    }

    @Test
    void the_same_stands_in_the_json_for_programs() throws IOException {
        Shell.Result result = Shell.run("rulebook", "diff", "cnip", draft().toString(), "--format", "json");
        JsonNode value = result.json().get("changes").items().stream()
                .filter(change -> change.get("change").text().equals("value"))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.err()),
                () -> assertEquals("1", result.json().get("schemaVersion").text()),
                () -> assertEquals("X1.bands", value.get("id").text()),
                () -> assertEquals("bands", value.get("role").text()),
                () -> assertEquals("X1", value.get("criteria").items().get(0).text()),
                () -> assertEquals("2026-07-01", value.get("from").text()));
    }

    @Test
    void a_version_that_does_not_exist_is_refused() {
        Shell.Result result = Shell.run("rulebook", "diff", "cnip", "cnip@9.9.9");
        assertAll(
                () -> assertEquals(ExitCode.USAGE, result.code(), result.err()),
                () -> assertTrue(result.err().contains("cnip@9.9.9"), result.err()));
    }
}
