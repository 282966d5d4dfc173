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

class RulebookReleaseTest extends ReleaseSteps {

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
}
