package org.lingtan.engine.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.ShelfLibrary;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.ReleaseFiles;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.rulebook.RulebookShelf;

class ReleasesTest {

    private static final ClassLoader NO_BOOKS = ClassLoader.getPlatformClassLoader();

    @TempDir
    private Path root = Path.of("");

    private Path version(String version, String effective) throws IOException {
        Map<String, byte[]> files = TestBooks.files("mini");
        TestBooks.replace(files, "rulebook.yaml", "version: 1.0.0", "version: " + version);
        TestBooks.replace(files, "rulebook.yaml", "{from: 2022-01-01, to: 2030-12-31}", "{" + effective + "}");
        Path folder = root.resolve("mini").resolve(version);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolve("..").normalize());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    private static void states(Path folder, String person, Function<ReleaseProcedure, ReleaseProcedure.Signed> what)
            throws IOException {
        Rulebook book = RulebookReader.read(folder);
        ReleaseRecord record = ReleaseRecord.read(book.id(), org.lingtan.engine.rulebook.ReleaseFiles.of(folder));
        ReleaseFolder.append(folder, what.apply(procedure(record, book, person)));
    }

    private Path released(String version, String effective) throws IOException {
        Path folder = version(version, effective);
        states(folder, "张敏", ReleaseProcedure::approve);
        states(folder, "李伟", procedure -> procedure.release(Draft.ALONE));
        return folder;
    }

    private Releases releases() {
        return Releases.of(RulebookShelf.of(NO_BOOKS, List.of(root)));
    }

    private static String inForce(Releases releases, String date) {
        return releases.inForce("mini", LocalDate.parse(date)).version();
    }

    private static String refused(Releases releases, String date) {
        SourceException refusal = assertThrows(SourceException.class, () -> inForce(releases, date));
        return refusal.problems().get(0).code() + ": " + refusal.getMessage();
    }

    @Test
    void of_drafts_alone_the_one_in_force_judges_and_never_the_latest() throws IOException {
        version("1.9.0", "from: 2022-01-01, to: 2030-12-31");
        version("1.10.0", "from: 2022-01-01, to: 2030-12-31");
        version("2.0.0", "from: 2027-01-01, to: 2030-12-31");
        assertEquals("1.10.0", inForce(releases(), "2026-12-31"));
        assertEquals("2.0.0", inForce(releases(), "2027-01-01"));
    }

    @Test
    void a_draft_never_displaces_a_released_version_and_fills_no_gap() throws IOException {
        released("1.0.0", "from: 2022-01-01, to: 2026-12-31");
        version("1.1.0", "from: 2026-01-01");
        assertEquals("1.0.0", inForce(releases(), "2026-12-31"));
        assertTrue(refused(releases(), "2027-01-01").contains("2026-12-31"), refused(releases(), "2027-01-01"));
    }

    @Test
    void a_day_outside_every_validity_is_told_when_one_was_and_next_will_be_in_force() throws IOException {
        released("1.0.0", "from: 2022-01-01, to: 2024-12-31");
        released("2.0.0", "from: 2027-01-01, to: 2027-12-31");
        String early = refused(releases(), "2021-12-31");
        String gap = refused(releases(), "2025-01-01");
        String late = refused(releases(), "2028-01-01");
        assertTrue(early.startsWith("version.not-yet") && early.contains("2022-01-01"), early);
        assertTrue(gap.startsWith("version.gap") && gap.contains("2024-12-31") && gap.contains("2027-01-01"), gap);
        assertTrue(late.startsWith("version.no-longer") && late.contains("2027-12-31"), late);
        SourceException unknown =
                assertThrows(SourceException.class, () -> releases().inForce("none", Draft.TODAY));
        assertTrue(String.valueOf(unknown.getMessage()).contains("mini@1.0.0"), unknown.getMessage());
    }

    @Test
    void a_withdrawn_version_judges_nothing_new_but_recomputes_by_name() throws IOException {
        Path folder = released("1.0.0", "from: 2022-01-01");
        states(folder, "李伟", one -> one.withdraw(LocalDate.of(2025, 1, 1), "wrong limit"));
        ShelfLibrary library =
                ShelfLibrary.of(RulebookShelf.of(NO_BOOKS, List.of(root)), Optional.empty(), Optional.empty());
        assertEquals("1.0.0", inForce(releases(), "2024-12-31"));
        assertTrue(refused(releases(), "2025-01-01").startsWith("version.no-longer"));
        RulebookId named = RulebookId.parse("mini@1.0.0");
        assertEquals(named, library.resolve(named, LocalDate.of(2026, 1, 1)));
        assertEquals(named, library.load(named).rulebook().id());
        assertThrows(
                ReleaseRefusal.class,
                () -> states(folder, "李伟", one -> one.withdraw(LocalDate.of(2023, 1, 1), "again")));
    }

    @Test
    void released_files_that_were_changed_are_never_loaded() throws IOException {
        Path folder = released("1.0.0", "from: 2022-01-01");
        Files.writeString(
                folder.resolve("parameters.yaml"),
                Files.readString(folder.resolve("parameters.yaml"), StandardCharsets.UTF_8) + "# changed\n");
        ShelfLibrary library =
                ShelfLibrary.of(RulebookShelf.of(NO_BOOKS, List.of(root)), Optional.empty(), Optional.empty());
        RulebookId id = RulebookId.parse("mini@1.0.0");
        for (org.junit.jupiter.api.function.Executable way : List.<org.junit.jupiter.api.function.Executable>of(
                () -> library.read(id), () -> library.load(id), () -> library.resolve(id, Draft.TODAY))) {
            RulebookDefects defects = assertThrows(RulebookDefects.class, way);
            assertEquals("release.changed", defects.defects().get(0).code());
        }
    }

    @Test
    void a_case_is_judged_by_the_version_of_its_day_unless_a_later_one_admits_it() throws IOException {
        released("1.0.0", "from: 2022-01-01");
        released("2.0.0", "from: 2027-01-01, optInFrom: 2026-07-01");
        released("3.0.0", "from: 2028-01-01");
        Releases releases = releases();
        LocalDate day = LocalDate.of(2026, 7, 1);
        Optional<RulebookId> second = Optional.of(RulebookId.parse("mini@2.0.0"));
        Optional<RulebookId> third = Optional.of(RulebookId.parse("mini@3.0.0"));
        assertEquals("1.0.0", releases.judging("mini", day, Optional.empty()).version());
        assertEquals("2.0.0", releases.judging("mini", day, second).version());
        assertEquals(
                "2.0.0",
                releases.judging("mini", LocalDate.of(2027, 1, 1), second).version());
        assertThrows(SourceException.class, () -> releases.judging("mini", day.minusDays(1), second));
        assertThrows(SourceException.class, () -> releases.judging("mini", LocalDate.of(2028, 1, 1), second));
        assertThrows(SourceException.class, () -> releases.judging("mini", day, third));
    }

    @Test
    void a_version_that_would_judge_days_already_judged_is_not_released() throws IOException {
        released("1.0.0", "from: 2022-01-01");
        Path next = version("1.1.0", "from: 2026-11-25");
        states(next, "张敏", ReleaseProcedure::approve);
        Timeline others = releases().timeline("mini");
        ReleaseRefusal refusal =
                assertThrows(ReleaseRefusal.class, () -> states(next, "李伟", procedure -> procedure.release(others)));
        assertEquals("release.retroactive", refusal.problem().code());
        Path future = version("1.2.0", "from: 2026-11-26");
        states(future, "张敏", ReleaseProcedure::approve);
        states(future, "李伟", procedure -> procedure.release(others));
        assertEquals("1.0.0", inForce(releases(), "2026-11-25"));
        assertEquals("1.2.0", inForce(releases(), "2026-11-26"));
    }

    /** What a draft has judged, for a trial or for a body that works with drafts, no first release takes from it. */
    @Test
    void the_first_release_takes_no_day_past_from_a_draft_and_leaves_it_the_days_before() throws IOException {
        version("1.0.0", "from: 2022-01-01");
        Path next = version("1.1.0", "from: 2026-11-26");
        states(next, "张敏", ReleaseProcedure::approve);
        Path late = version("1.2.0", "from: 2025-01-01");
        states(late, "张敏", ReleaseProcedure::approve);
        assertEquals("1.2.0", inForce(releases(), "2025-01-01"));
        states(next, "李伟", procedure -> procedure.release(releases().timeline("mini")));
        assertEquals("1.0.0", inForce(releases(), "2024-12-31"));
        assertEquals("1.2.0", inForce(releases(), "2026-11-25"));
        assertEquals("1.1.0", inForce(releases(), "2026-11-26"));
        Path early = version("0.9.0", "from: 2024-06-01");
        states(early, "张敏", ReleaseProcedure::approve);
        ReleaseRefusal refusal = assertThrows(
                ReleaseRefusal.class,
                () -> states(
                        early, "李伟", procedure -> procedure.release(releases().timeline("mini"))));
        assertEquals("release.retroactive", refusal.problem().code());
    }

    @Test
    void a_defective_draft_does_not_stand_in_the_way_of_what_is_released() throws IOException {
        released("1.0.0", "from: 2022-01-01");
        Files.writeString(version("1.1.0", "from: 2027-01-01").resolve("rulebook.yaml"), "not: [whole");
        assertEquals("1.0.0", inForce(releases(), "2026-11-25"));
    }

    @Test
    void a_copy_with_a_longer_record_counts_beside_the_shorter(@TempDir Path second) throws IOException {
        Path folder = released("1.0.0", "from: 2022-01-01");
        Path copy = second.resolve("mini").resolve("1.0.0");
        try (var walk = Files.walk(folder)) {
            for (Path file : walk.toList()) {
                Files.createDirectories(copy);
                if (!file.equals(folder)) {
                    Files.copy(file, copy.resolve(folder.relativize(file).toString()));
                }
            }
        }
        states(copy, "李伟", one -> one.withdraw(LocalDate.of(2026, 1, 1), "wrong"));
        Releases both = Releases.of(RulebookShelf.of(NO_BOOKS, List.of(root, second)));
        assertEquals(
                ReleaseRecord.Status.WITHDRAWN,
                both.record(RulebookId.parse("mini@1.0.0")).status(""));
    }

    @Test
    void two_statements_at_once_cannot_take_each_others_place() throws IOException {
        Path folder = version("1.0.0", "from: 2022-01-01");
        Rulebook book = RulebookReader.read(folder);
        ReleaseRecord empty = ReleaseRecord.read(book.id(), Map.of());
        ReleaseProcedure.Signed one = procedure(empty, book, "张敏").approve();
        ReleaseProcedure.Signed other = procedure(empty, book, "李伟").approve();
        ReleaseFolder.append(folder, one);
        assertThrows(FileAlreadyExistsException.class, () -> ReleaseFolder.append(folder, other));
        assertEquals(1, statements(folder), "nothing is left behind");
    }

    @Test
    void nothing_is_added_while_somebody_else_adds() throws IOException {
        Path folder = version("1.0.0", "from: 2027-01-01");
        Rulebook book = RulebookReader.read(folder);
        ReleaseProcedure.Signed one =
                procedure(ReleaseRecord.read(book.id(), Map.of()), book, "张敏").approve();
        Path door = Files.createDirectories(folder.resolve("release")).resolve(".lock");
        try (var other = java.nio.channels.FileChannel.open(
                door, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            assertTrue(other.lock().isValid());
            assertThrows(FileAlreadyExistsException.class, () -> ReleaseFolder.append(folder, one));
        }
        assertEquals(0, statements(folder));
        ReleaseFolder.append(folder, one);
        assertEquals(1, statements(folder));
    }

    @Test
    void two_statements_of_different_kinds_cannot_take_one_number() throws IOException {
        Path folder = version("1.0.0", "from: 2027-01-01");
        Rulebook book = RulebookReader.read(folder);
        states(folder, "张敏", ReleaseProcedure::approve);
        ReleaseRecord approved = ReleaseRecord.read(book.id(), ReleaseFiles.of(folder));
        ReleaseProcedure.Signed release = procedure(approved, book, "李伟").release(Draft.ALONE);
        ReleaseProcedure.Signed approval = procedure(approved, book, "王芳").approve();
        assertEquals(release.statement().number(), approval.statement().number());
        ReleaseFolder.append(folder, release);
        assertThrows(FileAlreadyExistsException.class, () -> ReleaseFolder.append(folder, approval));
        assertEquals(2, statements(folder));
        assertEquals(
                ReleaseRecord.Status.RELEASED,
                ReleaseRecord.read(book.id(), ReleaseFiles.of(folder)).status(book.digest()));
    }

    private static ReleaseProcedure procedure(ReleaseRecord record, Rulebook book, String person) {
        return new ReleaseProcedure(record, book, TestSigners.person(person), Draft.NOON, Optional.empty());
    }

    /** The file that is locked while a statement is added is none. */
    private static long statements(Path folder) throws IOException {
        try (var list = Files.list(folder.resolve("release"))) {
            return list.filter(file -> !file.endsWith(".lock")).count();
        }
    }
}
