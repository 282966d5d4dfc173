package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.Stores;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.edition.SigningKeys;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.RulebookDrafts;
import org.lingtan.engine.release.ReleaseProcedure;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Signer;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.SealKey;

/** A rulebook goes from one editor's folder through another's approval to the cases that it judges, over HTTP. */
class RulebookServerTest extends RunningServer {

    private static final RulebookId NEXT = RulebookId.parse("nzcp@2027.1.0");
    private static final String AT = "/api/v1/rulebooks/nzcp/2027.1.0";

    private final Map<String, byte[]> statements = new TreeMap<>();

    private Signer signer(String name) throws IOException, GeneralSecurityException {
        SealKey key = KeyHome.at(
                        folder.resolve("editors"), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), clock.getZone()))
                .personKey(folder.resolve(name + ".p12"), name, KeyPassword.usual(Map.of()));
        return Signer.of(key.certificate(), key::sign);
    }

    private Path draft() throws IOException {
        Bookcase shipped = Bookcase.open(List.of(), Optional.empty());
        return RulebookDrafts.start(
                shipped.files(RulebookId.parse("nzcp@2025.1.0")),
                new RulebookDrafts.Wish(NEXT, LocalDate.of(2027, 1, 1), Optional.of("2")),
                Files.createTempDirectory(folder, "drafts"));
    }

    private static byte[] zip(Path root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return out.toByteArray();
    }

    private ReleaseProcedure procedure(Path draft, Signer signer, Instant at) {
        Rulebook book = RulebookReader.read(draft);
        return new ReleaseProcedure(ReleaseRecord.read(NEXT, statements), book, signer, at, Optional.empty());
    }

    private Client.Answer sends(String who, ReleaseProcedure.Signed signed) {
        byte[] bytes = signed.text().getBytes(StandardCharsets.UTF_8);
        Client.Answer answer = as(who).send("PUT", AT + "/statements/" + signed.file(), bytes, "");
        if (answer.status() == 201) {
            statements.put(signed.file(), bytes);
        }
        return answer;
    }

    private Client.Answer registers(String who, Signer signer) {
        return as("administrator")
                .post(
                        "/api/v1/signing-keys",
                        "{\"key\":\"%s\",\"person\":\"%s\"}"
                                .formatted(signer.person().key(), ids.get(who)));
    }

    private static String code(Client.Answer answer) {
        return answer.json().get("problems").items().get(0).get("code").text();
    }

    @Test
    void a_version_is_sent_by_one_editor_released_by_another_and_judges_cases_from_its_first_day() throws Exception {
        admit("editor", "body", Role.STANDARDS_EDITOR);
        admit("releaser", "body", Role.STANDARDS_EDITOR);
        Signer editor = signer("Zhang Min");
        Signer alias = signer("M. Zhang");
        Signer releaser = signer("Li Wei");
        registered(editor, alias, releaser);
        String stored = verification();
        Path draft = draft();
        sent(draft);
        Instant now = clock.instant();
        ReleaseProcedure.Signed approval = procedure(draft, editor, now).approve();
        ReleaseProcedure.Signed old =
                procedure(draft, editor, now.minus(Duration.ofHours(25))).approve();
        assertAll(
                () -> assertEquals(403, sends("releaser", approval).status(), "not the releaser's key"),
                () -> assertEquals("release.not-now", code(sends("editor", old))),
                () -> assertEquals(403, sends("applicant", approval).status()));
        Client.Answer approved = sends("editor", approval);
        assertEquals(201, approved.status(), () -> approved.body() + logged);
        ReleaseProcedure.Signed own = procedure(draft, alias, now).release(alone());
        ReleaseProcedure.Signed release = procedure(draft, releaser, now).release(alone());
        Client.Answer refused = sends("editor", own);
        assertEquals(403, refused.status(), refused.body());
        assertEquals("publishers.one-person", code(refused));
        senderReleases();
        Client.Answer released = sends("releaser", release);
        assertEquals(201, released.status(), () -> released.body() + logged);
        assertEquals("released", released.json().get("status").text());
        judges();
        compared(stored);
        assertEquals("edition.known", code(as("editor").send("PUT", AT, zip(draft), "")));
        assertEquals(200, as("applicant").get(AT).status(), "released, it is everybody's");
        realCertificatesAreRefused();
        rederived();
    }

    /** Whoever sent the files is their author too, be it that another approved them. */
    private void senderReleases() throws Exception {
        RulebookId later = RulebookId.parse("nzcp@2028.1.0");
        Path draft = RulebookDrafts.start(
                Bookcase.open(List.of(), Optional.empty()).files(RulebookId.parse("nzcp@2025.1.0")),
                new RulebookDrafts.Wish(later, LocalDate.of(2028, 1, 1), Optional.empty()),
                Files.createTempDirectory(folder, "drafts"));
        String at = "/api/v1/rulebooks/nzcp/2028.1.0";
        assertEquals(201, as("editor").send("PUT", at, zip(draft), "").status());
        Rulebook book = RulebookReader.read(draft);
        ReleaseProcedure.Signed approval = new ReleaseProcedure(
                        ReleaseRecord.read(later, Map.of()), book, signer("Li Wei"), clock.instant(), Optional.empty())
                .approve();
        byte[] approved = approval.text().getBytes(StandardCharsets.UTF_8);
        assertEquals(
                201,
                as("releaser")
                        .send("PUT", at + "/statements/" + approval.file(), approved, "")
                        .status());
        ReleaseProcedure.Signed release = new ReleaseProcedure(
                        ReleaseRecord.read(later, Map.of(approval.file(), approved)),
                        book,
                        signer("Zhang Min"),
                        clock.instant(),
                        Optional.empty())
                .release(alone());
        Client.Answer refused = as("editor")
                .send(
                        "PUT",
                        at + "/statements/" + release.file(),
                        release.text().getBytes(StandardCharsets.UTF_8),
                        "");
        assertEquals("edition.sender", code(refused));
    }

    /** What keys for evaluation released serves no real certificate, and neither does a draft. */
    private void realCertificatesAreRefused() throws IOException {
        try (Database opened = TestDatabase.open(database)) {
            Journal journal = new Journal(opened, clock);
            Path released = folder.resolve("rulebooks");
            Editions real = new Editions(
                    opened,
                    journal,
                    Stores.in(folder),
                    new SigningKeys(opened, journal, id -> new Person(id, Person.BODY, Set.of()), clock),
                    Bookcase.open(List.of(released), Optional.empty()),
                    new Editions.Folders(released, folder.resolve("incoming")),
                    false,
                    clock);
            Path stray = Files.createDirectories(released.resolve("nzcp/2099.1.0"));
            Files.writeString(stray.resolve("rulebook.yaml"), "left by a crash");
            Path unknown = Files.writeString(released.resolve("nzcp/2027.1.0/release/0003-withdrawal.json"), "{}");
            real.follow();
            assertTrue(Files.notExists(stray) && Files.notExists(unknown), "folders follow from the database");
            assertTrue(Files.exists(released.resolve("nzcp/2027.1.0/release/0002-release.json")));
            assertEquals("publishers.evaluation", objection(real, NEXT));
            assertEquals("publishers.draft", objection(real, RulebookId.parse("cnip@1.0.0")));
        }
    }

    private static String objection(Editions editions, RulebookId id) {
        return assertThrows(Refusal.class, () -> editions.requirePublished(id))
                .problems()
                .get(0)
                .code();
    }

    /** The journal knows every key, draft and statement; what is altered past the server shows. */
    private void rederived() {
        try (Database opened = TestDatabase.open(database)) {
            IntegrityCheck check = new IntegrityCheck(
                    opened,
                    new Journal(opened, clock),
                    () -> List.of(Editions.rederivation(opened, Stores.in(folder))));
            assertEquals(List.of(), check.run().discrepancies());
            TestDatabase.asOwner(
                    database,
                    "update rulebook_statement set content = content || ' ' where number = 1 and version = '2027.1.0';"
                            + " update signing_key set person_id = (select max(id) from person where id <> person_id)"
                            + " where key = (select min(key) from signing_key);"
                            + " update rulebook_draft set digest = 'sha256:0' where version = '2027.1.0'");
            assertEquals(
                    List.of("rulebook.differs", "rulebook.differs", "signing-key.differs"),
                    check.run().discrepancies().stream()
                            .map(Discrepancy::code)
                            .sorted()
                            .toList());
        }
    }

    private static org.lingtan.engine.release.Timeline alone() {
        return new org.lingtan.engine.release.Timeline("nzcp", List.of());
    }

    private void registered(Signer editor, Signer alias, Signer releaser) {
        assertAll(
                () -> assertEquals(201, registers("editor", editor).status()),
                () -> assertEquals(201, registers("editor", alias).status()),
                () -> assertEquals("edition.key-taken", code(registers("releaser", editor))),
                () -> assertEquals("edition.no-editor", code(registers("evaluator", releaser))),
                () -> assertEquals(201, registers("releaser", releaser).status()),
                () -> assertEquals(
                        403,
                        as("editor")
                                .post("/api/v1/signing-keys", "{\"key\":\"x\",\"person\":\"y\"}")
                                .status()));
    }

    private void sent(Path draft) throws IOException {
        byte[] archive = zip(draft);
        Path levels = draft.resolve("levels.yaml");
        String sound = Files.readString(levels);
        Files.writeString(levels, sound.replace("acceptance-possible, zh", "acceptance-possible, zk"));
        byte[] broken = zip(draft);
        Files.writeString(levels, sound);
        Client.Answer defective = as("editor").send("PUT", AT, broken, "");
        Client.Answer other = as("editor").send("PUT", "/api/v1/rulebooks/nzcp/2027.2.0", archive, "");
        Client.Answer noArchive = as("editor").send("PUT", AT, new byte[] {1, 2, 3}, "");
        assertAll(
                () -> assertEquals(422, defective.status(), defective.body()),
                () -> assertTrue(defective.body().contains("levels.yaml"), defective.body()),
                () -> assertEquals("edition.other", code(other)),
                () -> assertEquals(422, noArchive.status(), noArchive.body()),
                () -> assertEquals(
                        403, as("applicant").send("PUT", AT, archive, "").status()),
                () -> assertEquals(404, as("editor").get(AT).status(), "nothing is half stored"));
        Client.Answer taken = as("editor").send("PUT", AT, archive, "");
        assertEquals(201, taken.status(), () -> taken.body() + logged);
        assertEquals("draft", taken.json().get("release").get("status").text());
        assertEquals(404, as("applicant").get(AT).status(), "a draft is the business of the house");
        assertEquals(200, as("evaluator").get(AT).status());
        Client.Answer early = as("applicant").post("/api/v1/cases", "{\"rulebook\":\"nzcp@2027.1.0\"}");
        assertEquals(422, early.status(), "a draft that was sent judges nothing: " + early.body());
    }

    private void judges() {
        assertEquals("nzcp@2025.1.0", opened(), "until its first day the draft that was judges");
        clock.pass(Duration.ofDays(220));
        readmit();
        assertEquals("nzcp@2027.1.0", opened());
    }

    private String opened() {
        Client.Answer opened = as("applicant").post("/api/v1/cases", "{\"rulebook\":\"nzcp\"}");
        assertEquals(201, opened.status(), opened.body());
        return opened.json().get("rulebook").text();
    }

    private void compared(String stored) {
        Client.Answer difference = as("auditor").get(AT + "/difference?from=2025.1.0");
        Client.Answer impact = as("editor").post(AT + "/impact?from=2025.1.0", "");
        Client.Answer stranger = stranger().get(AT);
        assertAll(
                () -> assertEquals(200, difference.status(), difference.body()),
                () -> assertTrue(difference.body().contains("\"changes\""), difference.body()),
                () -> assertEquals(200, impact.status(), impact.body()),
                () -> assertEquals("1", impact.json().get("packages").number().toDecimal()),
                () -> assertTrue(impact.body().contains("\"status\":\"open\""), impact.body()),
                () -> assertEquals(401, stranger.status()),
                () -> assertTrue(stored.startsWith("case-")));
    }

    /** Half a year later everybody is still admitted: tokens last a year. */
    private void readmit() {
        assertEquals(200, as("auditor").get("/api/v1/rulebooks").status());
    }
}
