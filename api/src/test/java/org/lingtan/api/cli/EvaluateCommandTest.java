package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.JsonNode;

class EvaluateCommandTest {

    private static final String OFFICE = Shell.EXAMPLES.resolve("office-park").toString();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_json_is_one_object_of_the_stable_interface() {
        Shell.Result result = Shell.run("evaluate", OFFICE, "--rulebook", "cnip@1.0.0", "--format", "json");
        JsonNode json = result.json();
        JsonNode assessment = json.get("assessments").items().get(0);
        assertAll(
                () -> assertEquals("1", json.get("schemaVersion").text()),
                () -> assertTrue(json.get("package").get("digest").text().startsWith("sha256:")),
                () -> assertEquals("cnip", assessment.get("rulebook").get("id").text()),
                () -> assertEquals("2026-03-01", assessment.get("date").text()),
                () -> assertEquals(20, assessment.get("determinations").items().size()),
                () -> assertTrue(assessment
                        .entries()
                        .keySet()
                        .containsAll(new TreeSet<>(java.util.List.of(
                                "score",
                                "level",
                                "claimedLevel",
                                "groups",
                                "offsets",
                                "basis",
                                "digest",
                                "assurance")))));
    }

    @Test
    void folder_zip_and_standard_input_give_the_same_bytes() throws IOException {
        Path zip = folder.resolve("office.zip");
        String[] more = {"--rulebook", "cnip", "--format", "json"};
        assertEquals(
                ExitCode.OK, Shell.run("pack", OFFICE, "--out", zip.toString()).code());
        Shell.Result fromFolder = Shell.run("evaluate", OFFICE, more[0], more[1], more[2], more[3]);
        Shell.Result fromZip = Shell.run("evaluate", zip.toString(), more[0], more[1], more[2], more[3]);
        Shell.Result fromPipe =
                Shell.run(Files.readAllBytes(zip), Map.of(), "evaluate", "-", more[0], more[1], more[2], more[3]);
        assertAll(
                () -> assertEquals(fromFolder.out(), fromZip.out()),
                () -> assertEquals(fromFolder.out(), fromPipe.out()),
                () -> assertTrue(fromFolder.out().length() > 1000));
    }

    @Test
    void the_page_tells_level_score_groups_reasons_and_basis_in_both_languages() {
        Shell.Result english = Shell.run("evaluate", OFFICE, "--rulebook", "cnip", "--lang", "en");
        Shell.Result chinese = Shell.run("evaluate", OFFICE, "--rulebook", "cnip", "--lang", "zh");
        for (String word : new String[] {
            "cnip@1.0.0",
            "Level:",
            "Score:",
            "proved",
            "X16",
            "digital.access-rate",
            "constructed 90",
            "offsetting",
            "Digest: sha256:"
        }) {
            assertTrue(english.out().contains(word), word + " is missing in " + english.out());
        }
        for (String word : new String[] {"等级：", "得分：", "企业接入率", "自编 90", "摘要：sha256:"}) {
            assertTrue(chinese.out().contains(word), word + " is missing in " + chinese.out());
        }
        assertEquals(english.code(), chinese.code());
    }

    @Test
    void an_assessment_without_a_level_ends_with_1_and_tells_its_conclusion() {
        String park = Shell.EXAMPLES.resolve("large-industrial-park").toString();
        Shell.Result result = Shell.run("evaluate", park, "--rulebook", "nzcp", "--lang", "en");
        assertEquals(ExitCode.NEGATIVE, result.code(), result.err());
        assertTrue(result.out().contains("Conclusion: Acceptance application not possible"), result.out());
        assertFalse(result.out().contains("Level:"), result.out());
        Shell.Result chinese = Shell.run("evaluate", park, "--rulebook", "nzcp", "--lang", "zh");
        assertTrue(chinese.out().contains("结论：不可申请验收") && !chinese.out().contains("等级："), chinese.out());
    }

    @Test
    void what_is_no_package_is_refused_with_3() throws IOException {
        Path file = Files.writeString(folder.resolve("no.zip"), "no ZIP at all", StandardCharsets.UTF_8);
        Shell.Result fromFile = Shell.run("evaluate", file.toString());
        Shell.Result fromPipe = Shell.run(new byte[] {1, 2, 3}, Map.of(), "evaluate", "-", "--format", "json");
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, fromFile.code(), fromFile.err()),
                () -> assertEquals("", fromFile.out()),
                () -> assertEquals(ExitCode.REFUSED, fromPipe.code(), fromPipe.err()),
                () -> assertEquals(
                        "error",
                        fromPipe.json()
                                .get("problems")
                                .items()
                                .get(0)
                                .get("severity")
                                .text()));
    }

    @Test
    void problems_of_standard_input_stand_at_a_dash_and_are_the_same_every_time() throws IOException {
        byte[] zip = zip("../evil.txt");
        for (String command : new String[] {"evaluate", "check"}) {
            for (byte[] in : new byte[][] {{1, 2, 3}, zip}) {
                for (String form : new String[] {"text", "json"}) {
                    Shell.Result first = Shell.run(in, Map.of(), command, "-", "--format", form);
                    Shell.Result second = Shell.run(in, Map.of(), command, "-", "--format", form);
                    assertAll(
                            () -> assertEquals(ExitCode.REFUSED, first.code(), first.err()),
                            () -> assertEquals(first, second),
                            () -> assertFalse((first.out() + first.err()).contains("lingtan-stdin"), first.out()));
                }
            }
        }
        Shell.Result bytes = Shell.run(new byte[] {1, 2, 3}, Map.of(), "check", "-", "--lang", "en");
        Shell.Result name = Shell.run(zip, Map.of(), "check", "-", "--lang", "en");
        assertAll(
                () -> assertTrue(bytes.out().startsWith("Error: -: "), bytes.out()),
                () -> assertTrue(name.out().startsWith("Error: -!../evil.txt: "), name.out()));
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[] {1});
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void a_date_before_the_end_of_the_year_reported_is_refused_with_3() {
        Shell.Result english = Shell.run("evaluate", OFFICE, "--date", "2025-06-01", "--lang", "en");
        Shell.Result chinese = Shell.run("evaluate", OFFICE, "--date", "2025-12-31", "--lang", "zh");
        Shell.Result over = Shell.run("evaluate", OFFICE, "--date", "2026-01-01", "--rulebook", "cnip");
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, english.code(), english.err()),
                () -> assertEquals("", english.out()),
                () -> assertTrue(english.err().contains("Error: --date: "), english.err()),
                () -> assertTrue(english.err().contains("2026-01-01"), english.err()),
                () -> assertTrue(english.err().contains("[evidence.date-before-period-end]"), english.err()),
                () -> assertEquals(ExitCode.REFUSED, chinese.code(), chinese.err()),
                () -> assertTrue(chinese.err().contains("尚未结束"), chinese.err()),
                () -> assertEquals(ExitCode.OK, over.code(), over.err()));
    }

    @Test
    void an_unknown_rulebook_asked_for_ends_with_2() {
        Shell.Result result = Shell.run("evaluate", OFFICE, "--rulebook", "cnip@9.9.9");
        assertAll(
                () -> assertEquals(ExitCode.USAGE, result.code()),
                () -> assertTrue(result.err().contains("cnip@9.9.9"), result.err()));
    }

    @Test
    void no_version_in_force_on_the_date_ends_with_2() {
        Shell.Result result = Shell.run("evaluate", OFFICE, "--rulebook", "nzcp-hunan", "--date", "2001-01-01");
        assertTrue(result.code() == ExitCode.USAGE || result.code() == ExitCode.NEGATIVE, result.err());
    }

    @Test
    void check_says_what_evaluate_complains_about() {
        Shell.Result check = Shell.run("check", OFFICE, "--format", "json");
        Shell.Result evaluate = Shell.run("evaluate", OFFICE, "--format", "json");
        assertAll(
                () -> assertEquals(ExitCode.OK, check.code()),
                () -> assertEquals("true", check.out().contains("\"accepted\":true") ? "true" : check.out()),
                () -> assertEquals(
                        evaluate.json().get("problems").items().size(),
                        check.json().get("problems").items().size()));
    }

    @Test
    void check_lists_every_problem_at_once_and_ends_with_3() throws IOException {
        Path copy = folder.resolve("copy");
        copyExample("office-park", copy);
        Files.writeString(copy.resolve("attachments/unlisted.txt"), "nobody lists me", StandardCharsets.UTF_8);
        Files.writeString(copy.resolve("attachments/energy.csv"), "carrier\n", StandardCharsets.UTF_8);
        Shell.Result result = Shell.run("check", copy.toString());
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, result.code()),
                () -> assertTrue(result.out().contains("unlisted.txt"), result.out()),
                () -> assertTrue(result.out().contains("energy.csv"), result.out()));
    }

    static void copyExample(String name, Path target) throws IOException {
        Path source = Shell.EXAMPLES.resolve(name);
        try (var walk = Files.walk(source)) {
            for (Path path : walk.sorted().toList()) {
                Path copy = target.resolve(source.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
