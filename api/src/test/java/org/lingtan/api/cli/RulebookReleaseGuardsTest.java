package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** What must not be released: by whom, from where, and on what. */
class RulebookReleaseGuardsTest extends ReleaseSteps {

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

    @Test
    void a_copy_that_cannot_see_its_sisters_or_knows_less_is_neither_signed_nor_released() throws IOException {
        Path draft = draft();
        states("sign", draft, "zhang", "--as", "Zhang Min");
        Path elsewhere = folder.resolve("copy");
        Folders.copy(draft, elsewhere);
        Path behind = folder.resolve("second/nzcp/2027.1.0");
        Folders.copy(draft, behind);
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
