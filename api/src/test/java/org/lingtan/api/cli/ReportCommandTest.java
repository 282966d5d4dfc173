package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.report.Replay;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;

/** Reports of an example and what {@code verify} says about them, about what was done to them and to what they rest on. */
class ReportCommandTest {

    private static final String PARK = Shell.EXAMPLES.resolve("office-park").toString();

    @TempDir
    private static Path shared = Path.of("");

    private static Path report = Path.of("");

    @BeforeAll
    static void write() {
        Shell.Result result = Shell.run(
                "report",
                PARK,
                "--out",
                shared.resolve("out").toString(),
                "--rulebook",
                "cnip",
                "--print",
                "en",
                "--data",
                data());
        assertEquals(ExitCode.OK, result.code(), result.err());
        assertTrue(result.out().lines().allMatch(line -> Files.exists(Path.of(line))), result.out());
        report = shared.resolve("out/cnip-1.0.0.pdf");
    }

    private static String data() {
        return shared.resolve("home").toString();
    }

    private static Shell.Result verify(Object... more) {
        List<String> args = new ArrayList<>(List.of("verify"));
        for (Object one : more) {
            args.add(one.toString());
        }
        return Shell.run(args.toArray(String[]::new));
    }

    private static List<String> codes(JsonNode list) {
        return list.items().stream().map(item -> item.get("code").text()).toList();
    }

    private static Path copy(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return target;
    }

    @Test
    void a_report_is_valid_at_home_and_for_a_stranger_who_has_the_issuers_certificate() {
        Shell.Result home = verify(report, "--data", data());
        assertEquals(
                "valid, self-assessment, evaluation key",
                home.out().lines().findFirst().orElse(""),
                home.out());
        assertEquals(ExitCode.OK, home.code());
        Shell.Result stranger =
                verify(report, "--data", shared.resolve("empty"), "--issuer", report.resolveSibling("issuer.pem"));
        assertEquals(ExitCode.OK, stranger.code(), stranger.out());
        assertFalse(Files.exists(shared.resolve("empty")));
        Shell.Result nobody = verify(report, "--data", shared.resolve("empty"), "--lang", "zh");
        assertEquals(ExitCode.NEGATIVE, nobody.code());
        assertTrue(nobody.out().startsWith("非本机构签发，自评，评估用密钥\n"), nobody.out());
    }

    @Test
    void a_report_replays_to_the_byte() {
        Shell.Result result = verify(report, "--data", data(), "--package", PARK, "--format", "json");
        assertEquals(ExitCode.OK, result.code(), result.out());
        JsonNode json = result.json();
        assertEquals("valid", json.get("verdict").text());
        assertTrue(json.get("replay").get("identical").flag());
        assertTrue(json.get("evaluationKey").flag());
        assertEquals("self", json.get("report").get("assurance").text());
    }

    @Test
    void another_package_is_named_with_what_differs() throws IOException {
        Path park = copy(Path.of(PARK), shared.resolve("other-park"));
        Path xml = park.resolve("evidence.xml");
        String text = Files.readString(xml);
        Files.writeString(xml, text.replaceFirst("area=\"9", "area=\"19"));
        Shell.Result result = verify(report, "--data", data(), "--package", park, "--format", "json");
        assertEquals(ExitCode.NEGATIVE, result.code(), result.out());
        assertEquals("valid", result.json().get("verdict").text());
        assertEquals(
                "valid, self-assessment, evaluation key, the package given differs",
                result.json().get("text").text());
        List<String> codes = codes(result.json().get("replay").get("differences"));
        assertTrue(codes.contains("replay.package") || codes.contains("replay.refused"), codes.toString());
        Files.writeString(xml, text + "\n");
        codes = codes(verify(report, "--data", data(), "--package", park, "--format", "json")
                .json()
                .get("replay")
                .get("differences"));
        assertEquals(List.of("replay.digest", "replay.package"), codes);
    }

    /** A byte of the rulebook, and a factor table that says something else: the file is whole, and the replay names it. */
    @Test
    void another_rulebook_and_other_factors_are_named_by_the_replay() throws IOException {
        ReportData data = ReportData.read(Files.readAllBytes(report.resolveSibling("cnip-1.0.0.json")));
        Assessment said = data.assessment();
        String other = "sha256:" + "0".repeat(64);
        Bookcase books = Bookcase.open(List.of(), java.util.Optional.empty());
        Replay.Result same = Replay.of(data, Path.of(PARK), books);
        Replay.Result factors = Replay.of(with(data, said.rulebookDigest(), other), Path.of(PARK), books);
        Replay.Result rulebook = Replay.of(with(data, other, said.factorsDigest()), Path.of(PARK), books);
        assertAll(
                () -> assertTrue(same.isIdentical() && same.onSameInputs(), same.toString()),
                () -> assertEquals(List.of("replay.factors", "replay.digest"), problems(factors)),
                () -> assertFalse(factors.onSameInputs()),
                () -> assertEquals(List.of("replay.rulebook", "replay.digest"), problems(rulebook)),
                () -> assertFalse(rulebook.onSameInputs()));
    }

    private static List<String> problems(Replay.Result result) {
        return result.differences().stream().map(problem -> problem.code()).toList();
    }

    /** Signed by our key, whole, and borne out by nothing: the one difference that is the report's own. */
    @Test
    void a_report_that_its_own_inputs_do_not_bear_out_is_altered_although_our_key_signed_it() throws IOException {
        ReportData data = ReportData.read(Files.readAllBytes(report.resolveSibling("cnip-1.0.0.json")));
        Assessment said = data.assessment();
        ReportData invented = with(data, said.rulebookDigest(), said.factorsDigest(), new Text("编造", "invented"));
        SealKey key = KeyHome.at(Path.of(data()), Shell.NOON).evaluationKey();
        byte[] unsigned = new ReportWriter().write(invented, List.of(ReportCredential.issue(invented, key)));
        Path file = Files.write(
                shared.resolve("invented.pdf"),
                new Sealer(key, java.util.Optional.empty()).seal(unsigned, Shell.NOON.instant()));
        assertEquals(
                "valid",
                verify(file, "--data", data(), "--format", "json")
                        .json()
                        .get("verdict")
                        .text());
        Shell.Result replayed = verify(file, "--data", data(), "--package", PARK, "--format", "json");
        assertEquals(ExitCode.NEGATIVE, replayed.code(), replayed.out());
        assertEquals("altered", replayed.json().get("verdict").text());
        assertEquals(
                List.of("replay.digest"), codes(replayed.json().get("replay").get("differences")));
    }

    private static ReportData with(ReportData data, String rulebookDigest, String factorsDigest) {
        return with(data, rulebookDigest, factorsDigest, data.assessment().titles());
    }

    private static ReportData with(ReportData data, String rulebookDigest, String factorsDigest, Text titles) {
        Assessment said = data.assessment();
        Assessment changed = AssessmentDigest.sealed(
                new Assessment(
                        said.rulebook(),
                        titles,
                        rulebookDigest,
                        said.dependencies(),
                        factorsDigest,
                        said.subject(),
                        said.date(),
                        said.assurance(),
                        said.rating(),
                        said.determinations(),
                        said.offsets(),
                        said.basis(),
                        said.coverage(),
                        said.warnings(),
                        ""),
                data.subject().packageDigest(),
                data.review());
        return new ReportData(
                data.template(),
                data.language(),
                data.isForEvaluationOnly(),
                data.subject(),
                data.standard(),
                data.levels(),
                data.criteria(),
                data.names(),
                data.ledger(),
                data.review(),
                data.issuance(),
                changed);
    }

    @Test
    void a_rulebook_with_a_changed_byte_is_named_by_verify() throws IOException {
        Path books = shared.resolve("books");
        Path version = copy(Shell.ROOT.resolve("rulebooks/books/cnip/1.0.0"), books.resolve("cnip/1.0.0"));
        Path parameters = version.resolve("parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters) + "# one more byte\n");
        Shell.Result result = verify(
                report, "--data", data(), "--package", PARK, "--rulebooks", books.toString(), "--format", "json");
        assertEquals(ExitCode.REFUSED, result.code(), result.out() + result.err());
        assertTrue(result.err().contains("cnip@1.0.0"), result.err());
    }

    @Test
    void a_rulebook_that_finds_nothing_to_assess_says_so_and_makes_no_report() {
        String park = Shell.EXAMPLES.resolve("logistics-park").toString();
        Path out = shared.resolve("nothing");
        Shell.Result none =
                Shell.run("report", park, "--out", out.toString(), "--rulebook", "gbt50378", "--data", data());
        Shell.Result evaluated = Shell.run("evaluate", park, "--rulebook", "gbt50378", "--lang", "zh");
        assertEquals(ExitCode.NEGATIVE, none.code(), none.out());
        assertTrue(none.err().contains("evaluation.no-subject"), none.err());
        assertFalse(Files.exists(out));
        assertEquals(ExitCode.NEGATIVE, evaluated.code(), evaluated.out());
        assertTrue(evaluated.err().contains("building-records"), evaluated.err());
    }

    @Test
    void a_byte_of_an_attached_file_is_named() throws IOException {
        Path park = copy(Path.of(PARK), shared.resolve("third-park"));
        Path attached;
        try (Stream<Path> files = Files.walk(park.resolve("attachments"))) {
            attached = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        byte[] content = Files.readAllBytes(attached);
        content[content.length - 1] ^= 1;
        Files.write(attached, content);
        Shell.Result result = verify(report, "--data", data(), "--package", park, "--format", "json");
        assertEquals(ExitCode.NEGATIVE, result.code(), result.out());
        assertTrue(codes(result.json().get("replay").get("differences")).contains("replay.refused"), result.out());
    }

    @Test
    void a_changed_byte_and_a_changed_twin_are_named() throws IOException {
        Path folder = copy(shared.resolve("out"), shared.resolve("changed"));
        Path pdf = folder.resolve("cnip-1.0.0.pdf");
        byte[] content = Files.readAllBytes(pdf);
        content[content.length / 2] ^= 1;
        Path broken = Files.write(shared.resolve("broken.pdf"), content);
        Shell.Result altered = verify(broken, "--data", data(), "--format", "json");
        assertEquals(ExitCode.NEGATIVE, altered.code());
        assertEquals("altered", altered.json().get("verdict").text());
        Path json = folder.resolve("cnip-1.0.0.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\"proved\":\"6", "\"proved\":\"9"));
        Shell.Result beside = verify(pdf, "--data", data(), "--format", "json");
        assertEquals(ExitCode.NEGATIVE, beside.code(), beside.out());
        assertEquals(List.of("beside.differs"), codes(beside.json().get("findings")));
    }

    @Test
    void what_is_no_report_is_refused_and_what_is_missing_is_named() throws IOException {
        Path text = Files.writeString(shared.resolve("text.pdf"), "no report");
        assertAll(
                () -> assertEquals(
                        ExitCode.REFUSED, verify(text, "--data", data()).code()),
                () -> assertEquals(
                        ExitCode.IO,
                        verify(shared.resolve("none.pdf"), "--data", data()).code()),
                () -> assertEquals(
                        ExitCode.REFUSED,
                        verify(report, "--data", data(), "--issuer", text).code()));
    }

    @Test
    void reports_that_are_there_are_left_alone_without_force() throws IOException {
        String out = shared.resolve("out").toString();
        byte[] before = Files.readAllBytes(report);
        Shell.Result refused = Shell.run("report", PARK, "--out", out, "--rulebook", "cnip", "--data", data());
        assertEquals(ExitCode.CONFLICT, refused.code());
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(report));
    }

    @Test
    void a_rotated_key_keeps_what_it_signed_valid_and_is_listed_with_its_reason() throws IOException {
        String home = shared.resolve("rotating").toString();
        Path out = shared.resolve("rotated");
        Shell.run("report", PARK, "--out", out.toString(), "--rulebook", "nzcp", "--print", "en", "--data", home);
        // The key ends with the second in which it is replaced.
        java.time.Clock later = java.time.Clock.offset(Shell.NOON, java.time.Duration.ofMinutes(1));
        assertEquals(
                ExitCode.OK,
                Shell.run(later, "key", "rotate", "--reason", "yearly", "--data", home)
                        .code());
        Shell.Result verified =
                Shell.run(later, "verify", out.resolve("nzcp-2025.1.0.pdf").toString(), "--data", home, "--lang", "en");
        assertEquals(ExitCode.OK, verified.code(), verified.out());
        assertTrue(verified.out().contains("Conclusion: ") && !verified.out().contains("Level:"), verified.out());
        JsonNode issuers = Shell.run("key", "show", "--format", "json", "--data", home)
                .json()
                .get("issuers");
        assertEquals(2, issuers.items().size());
        assertEquals("yearly", issuers.items().get(0).get("reason").text());
    }

    @Test
    void no_password_on_the_command_line_and_no_key_without_one() throws IOException {
        Path key = Files.writeString(shared.resolve("key.p12"), "none", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        Shell.Result result = Shell.run(
                "report",
                PARK,
                "--out",
                shared.resolve("none").toString(),
                "--rulebook",
                "nzcp",
                "--key",
                key.toString(),
                "--data",
                data());
        assertEquals(ExitCode.REFUSED, result.code());
        assertTrue(result.err().contains("[key.no-password]"), result.err());
    }
}
