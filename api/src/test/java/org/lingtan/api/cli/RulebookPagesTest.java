package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookPagesTest {

    @TempDir
    private Path folder = Path.of("");

    private String page(String book, String name) throws IOException {
        Shell.Result result = Shell.run("rulebook", "show", book, "--out", folder.toString());
        assertEquals(ExitCode.OK, result.code(), result.err());
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void every_shipped_rulebook_has_a_page_in_both_languages_with_every_clause_number_and_basis() throws IOException {
        String en = page("cnip", "cnip-1.0.0.en.html");
        String zh = Files.readString(folder.resolve("cnip-1.0.0.zh.html"), StandardCharsets.UTF_8);
        assertAll(
                () -> assertEquals(
                        20,
                        Pattern.compile("<section class=\"clause ")
                                .matcher(en)
                                .results()
                                .count()),
                () -> assertEquals(
                        18,
                        Pattern.compile("class=\"clause constructed\"")
                                .matcher(en)
                                .results()
                                .count()),
                () -> assertTrue(en.contains("Everything constructed has a dashed border"), "no notice"),
                () -> assertTrue(en.contains("≥ 60 %: 3; ≥ 80 %: 4; ≥ 90 %: 5"), "no bands"),
                () -> assertTrue(en.contains("CNIP-16-1"), "no rule"),
                () -> assertTrue(en.contains("out.scored($m, &quot;X16.bands&quot;)"), "no DRL"),
                () -> assertTrue(zh.contains("依据：自编"), "no basis"),
                () -> assertTrue(zh.contains("<html lang=\"zh-CN\">"), "no language"),
                () -> assertTrue(zh.contains("href=\"cnip-1.0.0.en.html\""), "no link to the other language"));
        for (String book : List.of("gbt50378", "nzcp", "nzcp-hunan", "zcpc")) {
            Shell.Result result = Shell.run("rulebook", "show", book, "--out", folder.toString());
            assertEquals(ExitCode.OK, result.code(), book + ": " + result.err());
        }
    }

    @Test
    void a_rulebook_without_scores_has_conclusions_and_no_levels() throws IOException {
        String en = page("nzcp", "nzcp-2025.1.0.en.html");
        String zh = Files.readString(folder.resolve("nzcp-2025.1.0.zh.html"), StandardCharsets.UTF_8);
        assertAll(
                () -> assertTrue(en.contains("Conclusions; none is above another"), "no conclusions"),
                () -> assertFalse(en.contains("Levels"), "levels"),
                () -> assertFalse(en.contains("data-label=\"Score\""), "a column of scores"),
                () -> assertTrue(zh.contains("结论，不分高低"), "no conclusions"),
                () -> assertFalse(zh.contains(">等级<"), "levels"));
    }

    @Test
    void a_hostile_draft_stays_text_and_the_page_names_no_outside_resource() throws IOException {
        Path draft = Drafts.of("cnip", "1.0.0", folder.resolve("draft"))
                .replace(
                        "rulebook.yaml",
                        "en: Carbon Neutral",
                        "en: '<script>alert(1)</script> \"{{title}} Carbon Neutral")
                .replace("rulebook.yaml", "Industrial Parks}", "Industrial Parks'}")
                .replace(
                        "parameters.yaml",
                        "en: \"constructed: the source",
                        "en: \"</style><img src=x onerror=alert(1)> constructed: the source")
                .replace(
                        "digital/x16-enterprise-access-rate/x16-enterprise-access-rate.cases.yaml",
                        "- name: ",
                        "- name: \"<svg onload=alert(1)>\"\n  given: {}\n  expect: {outcome: undetermined}\n- name: ")
                .folder();
        String html = page(draft.toString(), "cnip-1.0.0.en.html");
        assertAll(
                () -> assertTrue(html.contains("&lt;script&gt;alert(1)"), "the title is not there as text"),
                () -> assertTrue(html.contains("{{title}}"), "a value was taken for a template"),
                () -> assertTrue(html.contains("&lt;svg onload"), "the case is not there as text"),
                () -> assertTrue(html.contains("&lt;img src"), "the source is not there as text"),
                () -> assertFalse(Pattern.compile("<(script|img|iframe|object|link|base|form)\\b")
                        .matcher(html)
                        .find()),
                () -> assertFalse(
                        Pattern.compile("<[^>]*\\son[a-z]+=").matcher(html).find(), "an attribute runs script"),
                () -> assertFalse(
                        Pattern.compile("(href|src)=\"(?!#|cnip-1\\.0\\.0\\.zh\\.html\")")
                                .matcher(html)
                                .find(),
                        "an outside resource"));
    }

    @Test
    void a_page_that_is_there_is_left_alone() throws IOException {
        page("cnip", "cnip-1.0.0.zh.html");
        assertEquals(
                ExitCode.CONFLICT,
                Shell.run("rulebook", "show", "cnip", "--out", folder.toString())
                        .code());
    }
}
