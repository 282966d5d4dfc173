package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.ReleaseDesk;
import org.lingtan.engine.release.ReleaseFolder;
import org.lingtan.engine.release.ReleaseProcedure;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Signer;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.SealKey;

class RulebookReleaseTest {

    @TempDir
    private Path folder = Path.of("");

    private Shell.Result bench(String... args) {
        List<String> all = new ArrayList<>(List.of("rulebook"));
        all.addAll(List.of(args));
        return Shell.run(all.toArray(String[]::new));
    }

    private Path draft() {
        Shell.Result result =
                bench("new", "nzcp", "--version", "2027.1.0", "--effective", "2027-01-01", "--out", drafts());
        assertEquals(ExitCode.OK, result.code(), result.err());
        return folder.resolve("drafts/nzcp/2027.1.0");
    }

    private String drafts() {
        return folder.resolve("drafts").toString();
    }

    private Shell.Result states(String command, Path draft, String key, String... more) {
        List<String> args = new ArrayList<>(List.of(
                command,
                draft.toString(),
                "--data",
                folder.resolve("home").toString(),
                "--key",
                folder.resolve(key + ".p12").toString()));
        args.addAll(List.of(more));
        return bench(args.toArray(String[]::new));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(text.contains(from), file + " does not say " + from);
        Files.writeString(file, text.replace(from, to), StandardCharsets.UTF_8);
    }

    @Test
    void a_draft_is_signed_by_one_person_and_released_by_another() {
        Path draft = draft();
        Shell.Result nobody = states("sign", draft, "zhang");
        Shell.Result signed = states("sign", draft, "zhang", "--as", "张敏");
        Shell.Result same = states("release", draft, "zhang");
        Shell.Result pretender = states("release", draft, "zhang", "--as", "李伟");
        Shell.Result released = states("release", draft, "li", "--as", "李伟", "--format", "json");
        Shell.Result again = states("release", draft, "li");
        assertAll(
                () -> assertEquals(ExitCode.USAGE, nobody.code(), nobody.err()),
                () -> assertEquals(ExitCode.OK, signed.code(), signed.err()),
                () -> assertTrue(signed.err().contains("evaluation only"), signed.err()),
                () -> assertEquals(ExitCode.NOT_PERMITTED, same.code(), same.err()),
                () -> assertEquals(ExitCode.NOT_PERMITTED, pretender.code(), pretender.err()),
                () -> assertEquals(ExitCode.OK, released.code(), released.err()),
                () -> assertEquals(
                        "released", released.json().get("release").get("status").text()),
                () -> assertEquals(ExitCode.CONFLICT, again.code(), again.err()));
    }

    @Test
    void a_byte_changed_since_makes_the_signature_stale_and_a_release_immutable() throws IOException {
        Path draft = draft();
        Path titles = draft.resolve("rulebook.yaml");
        states("sign", draft, "zhang", "--as", "Zhang Min");
        edit(titles, "（试行）", "（修订）");
        Shell.Result stale = states("release", draft, "li", "--as", "Li Wei");
        states("sign", draft, "zhang");
        Shell.Result released = states("release", draft, "li", "--as", "Li Wei");
        edit(titles, "（修订）", "（再改）");
        Shell.Result lint = bench("lint", draft.toString());
        Shell.Result test = bench("test", draft.toString());
        Shell.Result shown = bench("show", draft.toString());
        Shell.Result page =
                bench("show", draft.toString(), "--out", folder.resolve("pages").toString());
        Shell.Result evaluated = Shell.run(
                "evaluate",
                Shell.EXAMPLES.resolve("office-park").toString(),
                "--rulebooks",
                drafts(),
                "--rulebook",
                "nzcp@2027.1.0");
        Shell.Result diff = bench("diff", "nzcp@2025.1.0", draft.toString());
        Shell.Result impact = bench(
                "impact",
                "nzcp@2025.1.0",
                draft.toString(),
                "--packages",
                Shell.EXAMPLES.resolve("office-park").toString());
        Shell.Result signedAgain = states("sign", draft, "zhang");
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, stale.code(), stale.err()),
                () -> assertTrue(stale.err().contains("release.stale"), stale.err()),
                () -> assertEquals(ExitCode.OK, released.code(), released.err()),
                () -> assertEquals(ExitCode.NEGATIVE, lint.code(), lint.out()),
                () -> assertTrue(lint.out().contains("release.changed"), lint.out()),
                () -> assertEquals(ExitCode.OK, test.code(), test.err()),
                () -> assertTrue(test.err().contains("release.changed"), test.err()),
                () -> assertEquals(ExitCode.REFUSED, shown.code(), shown.out()),
                () -> assertTrue(shown.err().contains("release.changed"), shown.err()),
                () -> assertEquals(ExitCode.REFUSED, page.code(), page.out()),
                () -> assertEquals(ExitCode.REFUSED, diff.code(), diff.out()),
                () -> assertTrue(diff.err().contains("release.changed"), diff.err()),
                () -> assertEquals(ExitCode.REFUSED, impact.code(), impact.out()),
                () -> assertEquals(ExitCode.CONFLICT, signedAgain.code(), signedAgain.err()),
                () -> assertEquals(ExitCode.REFUSED, evaluated.code(), evaluated.out()),
                () -> assertTrue(evaluated.err().contains("release.changed"), evaluated.err()));
    }

    @Test
    void a_draft_with_a_failing_case_is_not_signed() throws IOException {
        Path draft = draft();
        edit(draft.resolve("parameters.yaml"), "value: 100", "value: 99");
        Shell.Result result = states("sign", draft, "zhang", "--as", "Zhang Min");
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, result.code(), result.out()),
                () -> assertTrue(result.err().contains("parity.case-fails"), result.err()),
                () -> assertTrue(Files.notExists(folder.resolve("zhang.p12")), "a key of a refused act is left"),
                () -> assertTrue(
                        Files.notExists(folder.resolve("zhang.p12.password")), "the password of a key that is gone"),
                () -> assertTrue(Files.notExists(draft.resolve("release"))));
    }

    @Test
    void the_version_in_force_judges_and_a_withdrawn_one_recomputes_by_name() {
        Path draft = draft();
        states("sign", draft, "zhang", "--as", "Zhang Min");
        states("release", draft, "li", "--as", "Li Wei");
        Shell.Result before = evaluated("nzcp@2027.1.0", "2027-02-01");
        Shell.Result noReason = states("release", draft, "li", "--withdrawn-from", "2027-01-15");
        Shell.Result withdrawn =
                states("release", draft, "li", "--withdrawn-from", "2027-01-15", "--reason", "limit of A3f is wrong");
        Shell.Result named = evaluated("nzcp@2027.1.0", "2027-02-01");
        Shell.Result inForce = evaluated("nzcp", "2027-01-14");
        Shell.Result late = evaluated("nzcp", "2027-01-15");
        assertAll(
                () -> assertEquals(ExitCode.USAGE, noReason.code(), noReason.err()),
                () -> assertEquals(ExitCode.OK, withdrawn.code(), withdrawn.err()),
                () -> assertEquals(digest(before), digest(named)),
                () -> assertTrue(named.out().contains("rulebook.not-in-force"), named.out()),
                () -> assertTrue(inForce.out().contains("2027.1.0"), inForce.err()),
                () -> assertEquals(ExitCode.USAGE, late.code(), late.out()),
                () -> assertTrue(late.err().contains("2027-01-14"), late.err()));
    }

    private Shell.Result evaluated(String rulebook, String date) {
        return Shell.run(
                "evaluate",
                Shell.EXAMPLES.resolve("office-park").toString(),
                "--rulebooks",
                drafts(),
                "--rulebook",
                rulebook,
                "--date",
                date,
                "--format",
                "json");
    }

    private static String digest(Shell.Result result) {
        return result.json().get("assessments").items().get(0).get("digest").text();
    }

    @Test
    void the_status_is_listed_and_shown_in_both_languages() throws IOException {
        Path draft = draft();
        states("sign", draft, "zhang", "--as", "张敏");
        states("release", draft, "li", "--as", "李伟");
        Shell.Result list = bench("list", "--rulebooks", drafts());
        Shell.Result show = bench("show", "nzcp@2027.1.0", "--rulebooks", drafts(), "--lang", "zh");
        Shell.Result ofFolder = bench("show", draft.toString(), "--lang", "zh");
        Path pages = folder.resolve("pages");
        Shell.Result written = bench("show", draft.toString(), "--out", pages.toString(), "--format", "json");
        String page = Files.readString(pages.resolve("nzcp-2027.1.0.zh.html"), StandardCharsets.UTF_8);
        Shell.Result shipped =
                Shell.run("evaluate", Shell.EXAMPLES.resolve("office-park").toString(), "--rulebook", "nzcp@2025.1.0");
        assertAll(
                () -> assertTrue(list.out().contains("released (for evaluation only)"), list.out()),
                () -> assertEquals(2, written.json().get("pages").items().size(), written.out()),
                () -> assertTrue(page.contains("<dd>已发布（仅供试用）</dd>"), page),
                () -> assertTrue(page.contains("由 李伟（仅供试用） 发布"), page),
                () -> assertTrue(show.out().contains("由 李伟（仅供试用） 发布"), show.out()),
                () -> assertTrue(ofFolder.out().contains("由 李伟（仅供试用） 发布"), ofFolder.out()),
                () -> assertTrue(shipped.err().contains("rulebook.draft"), shipped.err()));
    }

    @Test
    void a_name_that_writes_a_line_of_its_own_or_differs_by_what_nobody_sees_is_refused() {
        Path draft = draft();
        for (String name : List.of("A\nStatus: released", "A \u001b[31m", "张\u200b敏")) {
            Shell.Result result = states("sign", draft, "forger", "--as", name);
            assertEquals(ExitCode.USAGE, result.code(), result.out());
            assertTrue(result.err().contains("usage.name"), result.err());
        }
        assertTrue(Files.notExists(folder.resolve("forger.p12")));
    }

    /** A key with a certificate that does not call itself one for evaluation. */
    private String own(String file, String name) throws Exception {
        Path store = folder.resolve(file + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(("-genkeypair -alias key -keyalg EC -groupname secp256r1 -startdate -1d -validity 3650"
                        + " -storetype PKCS12 -storepass changeit")
                .split(" ")));
        command.addAll(List.of("-dname", "CN=" + name, "-keystore", store.toString()));
        command.set(command.indexOf("-1d"), "2026/01/01 00:00:00");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, process.waitFor());
        Path password = Files.writeString(folder.resolve(file + ".p12.password"), "changeit");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-------"));
        return store.toString();
    }

    private static String keyOf(Shell.Result signed) {
        assertEquals(ExitCode.OK, signed.code(), signed.err());
        return signed.json().get("statement").get("key").text();
    }

    @Test
    void one_person_with_two_keys_is_one_person_where_the_organisation_lists_its_people() throws Exception {
        own("zhang", "Zhang");
        own("other", "Alias");
        own("li", "Li");
        Path draft = draft();
        Shell.Result signed = states("sign", draft, "zhang", "--format", "json");
        String other = keyOf(states("sign", second(), "other", "--format", "json"));
        Path list = Files.writeString(
                folder.resolve("publishers.yaml"),
                "publishers:\n- name: Zhang\n  keys: [\"" + keyOf(signed) + "\", \"" + other + "\"]\n");
        Shell.Result same = states("release", draft, "other", "--publishers", list.toString());
        Shell.Result stranger = states("release", draft, "li", "--publishers", list.toString());
        Shell.Result broken = states(
                "release",
                draft,
                "li",
                "--publishers",
                draft.resolve("levels.yaml").toString());
        Shell.Result unlisted = states("release", draft, "other");
        assertAll(
                () -> assertEquals(ExitCode.NOT_PERMITTED, same.code(), same.err()),
                () -> assertTrue(same.err().contains("publishers.one-person"), same.err()),
                () -> assertEquals(ExitCode.NOT_PERMITTED, stranger.code(), stranger.err()),
                () -> assertTrue(stranger.err().contains("publishers.unknown"), stranger.err()),
                () -> assertEquals(ExitCode.REFUSED, broken.code(), broken.err()),
                () -> assertEquals(ExitCode.OK, unlisted.code(), "without a list nobody can tell: " + unlisted.err()));
    }

    private Path second() {
        assertEquals(
                ExitCode.OK,
                bench("new", "nzcp", "--version", "2028.1.0", "--effective", "2028-01-01", "--out", drafts())
                        .code());
        return folder.resolve("drafts/nzcp/2028.1.0");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path path : walk.sorted().toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    @Test
    void a_copy_that_cannot_see_its_sisters_or_knows_less_is_neither_signed_nor_released() throws IOException {
        Path draft = draft();
        states("sign", draft, "zhang", "--as", "Zhang Min");
        Path elsewhere = folder.resolve("copy");
        copy(draft, elsewhere);
        Path behind = folder.resolve("second/nzcp/2027.1.0");
        copy(draft, behind);
        Shell.Result alone = states("release", elsewhere, "li", "--as", "Li Wei");
        Shell.Result released = states("release", draft, "li", "--as", "Li Wei");
        Shell.Result late = states("release", behind, "li", "--rulebooks", drafts());
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, alone.code(), alone.err()),
                () -> assertTrue(alone.err().contains("release.folder"), alone.err()),
                () -> assertEquals(ExitCode.OK, released.code(), released.err()),
                () -> assertEquals(ExitCode.CONFLICT, late.code(), late.err()),
                () -> assertTrue(late.err().contains("release.behind"), late.err()));
    }

    @Test
    void what_was_approved_while_it_was_sound_is_checked_once_more_when_it_is_released() throws Exception {
        Path draft = draft();
        edit(draft.resolve("parameters.yaml"), "value: 100", "value: 99");
        Rulebook book = RulebookReader.read(draft);
        ReleaseFolder.append(
                draft,
                new ReleaseProcedure(
                                ReleaseRecord.read(book.id(), Map.of()),
                                book,
                                signer("Zhang Min"),
                                Shell.NOON.instant(),
                                Optional.empty())
                        .approve());
        Shell.Result result = states("release", draft, "li", "--as", "Li Wei");
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, result.code(), result.err()),
                () -> assertTrue(
                        result.err().contains("case.fails") || result.err().contains("parity."), result.err()),
                () -> assertTrue(Files.notExists(draft.resolve("release/0002-release.json"))));
    }

    private Signer signer(String name) throws IOException {
        SealKey key = KeyHome.at(folder.resolve("home"), Shell.NOON)
                .personKey(folder.resolve(name + ".p12"), name, KeyPassword.usual(Map.of()));
        try {
            return Signer.of(key.certificate(), key::sign);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_file_saved_between_the_check_and_the_signature_is_noticed() throws IOException {
        Path draft = draft();
        Path titles = draft.resolve("rulebook.yaml");
        // The desk asks for the time after it read what it signs and before it checks.
        Clock saving = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                try {
                    Files.writeString(titles, Files.readString(titles) + "# saved\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return Shell.NOON.instant();
            }
        };
        ReleaseDesk desk = new ReleaseDesk(
                Bookcase.open(List.of(folder.resolve("drafts")), Optional.empty()),
                draft,
                signer("Zhang"),
                saving,
                Optional.empty());
        Refusal refusal = assertThrows(Refusal.class, desk::approve);
        assertEquals("release.changing", refusal.problems().get(0).code());
        assertTrue(Files.notExists(draft.resolve("release")));
    }

    @Test
    void sisters_are_seen_through_a_link_to_their_folder() throws IOException {
        Path draft = draft();
        Path next = second();
        for (Path version : List.of(draft, next)) {
            states("sign", version, "zhang", "--as", "Zhang Min");
            states("release", version, "li", "--as", "Li Wei");
        }
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("nzcp"), folder.resolve("drafts/nzcp"));
        Shell.Result result = states(
                "release",
                linked.resolve("nzcp/2027.1.0"),
                "li",
                "--superseded-from",
                "2028-01-01",
                "--by",
                "nzcp@2028.1.0",
                "--reason",
                "new edition");
        assertEquals(ExitCode.OK, result.code(), result.err());
    }

    @Test
    void a_version_that_rests_on_a_draft_is_not_released() {
        Shell.Result made = bench("new", "cnip", "--version", "1.1.0", "--effective", "2027-01-01", "--out", drafts());
        assertEquals(ExitCode.OK, made.code(), made.err());
        Path draft = folder.resolve("drafts/cnip/1.1.0");
        Shell.Result signed = states("sign", draft, "zhang", "--as", "Zhang Min");
        Shell.Result released = states("release", draft, "li", "--as", "Li Wei");
        assertAll(
                () -> assertEquals(ExitCode.OK, signed.code(), signed.err()),
                () -> assertEquals(ExitCode.CONFLICT, released.code(), released.err()),
                () -> assertTrue(released.err().contains("release.dependency-draft"), released.err()));
    }
}
