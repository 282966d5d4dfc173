package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.JsonNode;

class RulebookImpactCommandTest {

    @TempDir
    private static Path folder = Path.of("");

    private static Path draft = Path.of("");
    private static Path stored = Path.of("");

    /** The three example parks, one of them with a hostile name, a broken file, and a draft that asks for more. */
    @BeforeAll
    static void store() throws IOException {
        draft = Drafts.of("cnip", "1.0.0", folder.resolve("draft"))
                .replace("rulebook.yaml", "version: 1.0.0", "version: 1.1.0")
                .replace("rulebook.yaml", "from: 2022-01-01", "from: 2027-01-01")
                .replace("levels.yaml", "min: 60, max: 80", "min: 62, max: 80")
                .folder();
        stored = folder.resolve("stored");
        for (String park : List.of("office-park", "logistics-park", "large-industrial-park")) {
            Folders.copy(Shell.EXAMPLES.resolve(park), stored.resolve(park));
        }
        Path evidence = stored.resolve("logistics-park/evidence.xml");
        Files.writeString(
                evidence,
                Files.readString(evidence, StandardCharsets.UTF_8)
                        .replaceFirst(
                                "<name zh=\"[^\"]*\" en=\"[^\"]*\"", "<name zh=\"=1+1\" en=\"&lt;b&gt;@SUM(A1)\""),
                StandardCharsets.UTF_8);
        Files.writeString(stored.resolve("broken.zip"), "no archive", StandardCharsets.UTF_8);
        Files.writeString(
                stored.resolve("cases.csv"),
                "package,status,registered\noffice-park,closed,2026-04-01\n",
                StandardCharsets.UTF_8);
    }

    private static Shell.Result impact(String... more) {
        String[] args = new String[6 + more.length];
        System.arraycopy(
                new String[] {"rulebook", "impact", "cnip", draft.toString(), "--packages", stored.toString()},
                0,
                args,
                0,
                6);
        System.arraycopy(more, 0, args, 6, more.length);
        return Shell.run(args);
    }

    @Test
    void who_loses_a_level_and_why_stands_apart_for_drafts_and_closed_cases() {
        Shell.Result result = impact("--format", "json");
        List<JsonNode> sections = result.json().get("sections").items();
        JsonNode drafts = sections.get(0);
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.err()),
                () -> assertEquals("4", result.json().get("packages").number().toDecimal()),
                () -> assertEquals("1", result.json().get("refused").number().toDecimal()),
                () -> assertEquals(
                        List.of("draft", "closed"),
                        sections.stream().map(one -> one.get("status").text()).toList()),
                () -> assertEquals("1", drafts.get("crossed").number().toDecimal(), result.out()),
                () -> assertEquals(
                        "(levels)",
                        drafts.get("causes").items().get(0).get("cause").text()),
                () -> assertEquals("2", drafts.get("afterNotInForce").number().toDecimal()));
    }

    @Test
    void people_are_told_in_their_language_and_that_closed_cases_keep_their_results() {
        Shell.Result en = impact();
        Shell.Result zh = impact("--lang", "zh");
        assertAll(
                () -> assertTrue(en.out().contains("Levels: 1 of 2 change."), en.out()),
                () -> assertTrue(en.out().contains("they keep their results whatever comes"), en.out()),
                () -> assertTrue(en.out().contains("cnip@1.1.0 judges from 2027-01-01"), en.out()),
                () -> assertTrue(en.out().contains("broken.zip"), en.out()),
                () -> assertTrue(zh.out().contains("等级：2 个中有 1 个改变"), zh.out()),
                () -> assertTrue(zh.out().contains("无论新版本如何，结果不变"), zh.out()));
    }

    @Test
    void the_number_of_threads_changes_no_byte() {
        assertEquals(
                impact("--format", "json", "--threads", "1").out(),
                impact("--format", "json", "--threads", "3").out());
    }

    @Test
    void every_case_is_a_row_of_csv_and_no_cell_is_a_formula() throws IOException {
        Path csv = folder.resolve("cases.csv");
        Shell.Result result = impact("--csv", csv.toString());
        List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
        Shell.Result again = impact("--csv", csv.toString());
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.err()),
                () -> assertEquals(5, lines.size()),
                () -> assertTrue(lines.get(1).startsWith("broken.zip,,"), lines.get(1)),
                () -> assertTrue(lines.get(3).contains(",'=1+1,<b>@SUM(A1),"), lines.get(3)),
                () -> assertTrue(lines.get(4).contains("office-park,,closed"), lines.get(4)),
                () -> assertEquals(ExitCode.CONFLICT, again.code(), again.err()));
    }

    @Test
    void the_page_needs_nothing_beside_itself_and_shows_a_hostile_name_as_text() throws IOException {
        Path page = folder.resolve("impact.html");
        Shell.Result result = impact("--html", page.toString());
        String html = Files.readString(page, StandardCharsets.UTF_8);
        Shell.Result again = impact("--html", page.toString());
        assertAll(
                () -> assertEquals(ExitCode.NEGATIVE, result.code(), result.err()),
                () -> assertTrue(html.contains("&lt;b&gt;@SUM(A1)"), "the park stands in no list"),
                () -> assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), html.substring(0, 60)),
                () -> assertTrue(html.contains("default-src 'none'"), "no policy"),
                () -> assertTrue(html.contains("<svg"), "no chart"),
                () -> assertEquals(
                        List.of(),
                        List.of("<b>", "<script", "src=", "http:", "https:", "url(", "@import").stream()
                                .filter(html::contains)
                                .toList()),
                () -> assertEquals(ExitCode.CONFLICT, again.code(), again.err()));
    }

    @Test
    void a_version_that_changes_nothing_ends_in_0() {
        Shell.Result result = Shell.run("rulebook", "impact", "cnip", "cnip", "--packages", Shell.EXAMPLES.toString());
        assertEquals(ExitCode.OK, result.code(), result.err());
    }

    @Test
    void without_scores_conclusions_are_compared() {
        String examples = Shell.EXAMPLES.toString();
        String en = Shell.run("rulebook", "impact", "nzcp", "nzcp", "--packages", examples)
                .out();
        String zh = Shell.run("rulebook", "impact", "nzcp", "nzcp", "--packages", examples, "--lang", "zh")
                .out();
        assertAll(
                () -> assertTrue(en.contains("Conclusions: 0 of 3 change."), en),
                () -> assertFalse(en.toLowerCase(Locale.ROOT).contains("level"), en),
                () -> assertTrue(zh.contains("结论：3 个中有 0 个改变"), zh),
                () -> assertFalse(zh.contains("等级"), zh));
    }

    @Test
    void packages_that_apply_for_other_rulebooks_only_tell_nothing() {
        Shell.Result result =
                Shell.run("rulebook", "impact", "nzcp-hunan", "nzcp-hunan", "--packages", parks("logistics-park"));
        assertAll(
                () -> assertEquals(ExitCode.CANNOT_TELL, result.code(), result.out()),
                () -> assertTrue(result.err().contains("nothing was compared"), result.err()));
    }

    private static String parks(String park) {
        try {
            Path only = Files.createTempDirectory(folder, "only");
            Folders.copy(Shell.EXAMPLES.resolve(park), only.resolve(park));
            return only.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_cannot_be_compared_is_refused_with_the_reason() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Shell.Result books = Shell.run("rulebook", "impact", "cnip", "zcpc", "--packages", stored.toString());
        Shell.Result nothing = Shell.run("rulebook", "impact", "cnip", "cnip", "--packages", empty.toString());
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("a.zip"), "x", StandardCharsets.UTF_8);
        Files.writeString(
                wrong.resolve("cases.csv"),
                "package,status,registered\nb.zip,draft,\na.zip,lost,\na.zip,open,yesterday\n",
                StandardCharsets.UTF_8);
        Shell.Result manifest = Shell.run("rulebook", "impact", "cnip", "cnip", "--packages", wrong.toString());
        assertAll(
                () -> assertEquals(ExitCode.USAGE, books.code(), books.err()),
                () -> assertEquals(ExitCode.REFUSED, nothing.code(), nothing.err()),
                () -> assertEquals(ExitCode.REFUSED, manifest.code(), manifest.err()),
                () -> assertTrue(manifest.err().contains("cases.csv:2"), manifest.err()),
                () -> assertTrue(manifest.err().contains("[store.status]"), manifest.err()),
                () -> assertTrue(manifest.err().contains("[store.date]"), manifest.err()),
                () -> assertEquals(ExitCode.USAGE, impact("--threads", "0").code()));
    }
}
