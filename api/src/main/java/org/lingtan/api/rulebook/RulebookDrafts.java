package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/** Starts drafts: a new version, edition or rulebook as a copy of a given one, or a rulebook from the template. */
public final class RulebookDrafts {

    /**
     * What the draft shall be.
     *
     * @param id id and version of the draft
     * @param effective the first day on which it shall judge registrations
     * @param edition the edition of the standard; empty to keep that of the source
     */
    public record Wish(RulebookId id, LocalDate effective, Optional<String> edition) {}

    private RulebookDrafts() {}

    /**
     * Writes a draft to {@code <out>/<id>/<version>/}, so that {@code out} can be named as a folder of rulebooks.
     *
     * @param source the files of the version that the draft begins as
     * @param wish what it shall be
     * @param out the folder of drafts
     * @return the version folder
     * @throws FileAlreadyExistsException if the version stands there already
     * @throws IOException if it cannot be written
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the source is defective
     * @throws Refusal if the source has a form that cannot be changed by a program
     */
    public static Path start(Map<String, byte[]> source, Wish wish, Path out) throws IOException {
        Rulebook read = RulebookReader.read(source);
        RulebookId before = read.id();
        BookText text = new BookText(onFirstDay(source, read.effectiveFrom(), wish.effective()));
        text.set(BookText.HEAD, "id", wish.id().id());
        text.set(BookText.HEAD, "version", wish.id().version());
        text.set(BookText.HEAD, "effective", "{from: " + wish.effective() + "}");
        wish.edition().ifPresent(edition -> text.set(BookText.HEAD, "edition", '"' + edition + '"'));
        if (!before.id().equals(wish.id().id())) {
            text.rename(before.id(), wish.id().id());
        }
        Rulebook draft = RulebookReader.read(text.files());
        if (!draft.id().equals(wish.id()) || !draft.effectiveFrom().equals(wish.effective())) {
            throw Refusal.of(Refusal.Reason.INPUT, "new.no-key", BookText.HEAD, "id, version, effective");
        }
        Path book = out.resolve(wish.id().id());
        Files.createDirectories(book);
        Path folder = place(text.files(), book, wish.id().version());
        changelog(book.resolve("CHANGELOG.md"), before, wish);
        return folder;
    }

    /** The applications of the first day, and of the day before it, move with that day; all others keep theirs. */
    private static Map<String, byte[]> onFirstDay(Map<String, byte[]> source, LocalDate before, LocalDate after) {
        Map<String, byte[]> moved = new TreeMap<>(source);
        source.forEach((path, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (path.startsWith("packages/") && text.contains("inForce:")) {
                String eve = "date: " + before.minusDays(1);
                moved.put(
                        path,
                        text.replace("date: " + before, "date: " + after)
                                .replace(eve, "date: " + after.minusDays(1))
                                .getBytes(StandardCharsets.UTF_8));
            }
        });
        return moved;
    }

    /** The files appear under their name all at once, and never in the place of others. */
    private static Path place(Map<String, byte[]> files, Path book, String version) throws IOException {
        Path folder = book.resolve(version);
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Path pending = Files.createTempDirectory(book, ".new-");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = pending.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, file.getValue());
        }
        Files.setPosixFilePermissions(pending, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(pending, folder);
    }

    /** The kinds, days and reasons are the editor's to fill in; the place for them is made. */
    private static void changelog(Path file, RulebookId before, Wish wish) throws IOException {
        String head = "# " + wish.id().id() + "\n\n";
        String old = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : head;
        String entry = """
                ## %s (draft)

                - Kind of change: (from %s). Dates affected: registrations from %s. Clauses affected: . Why: .
                - 变更类型：（源自 %s）。影响日期：%s 起受理的申请。影响条款：。原因：。

                """.formatted(wish.id().version(), before, wish.effective(), before, wish.effective());
        int at = old.startsWith(head) ? head.length() : 0;
        Files.writeString(file, old.substring(0, at) + entry + old.substring(at), StandardCharsets.UTF_8);
    }

    /**
     * The files of a version folder.
     *
     * @param versionFolder the folder with rulebook.yaml
     * @return the content by path
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, byte[]> files(Path versionFolder) {
        return new BookText(RulebookBench.content(versionFolder)).files();
    }

    /**
     * The id and version that the files of a version say.
     *
     * @param files the files
     * @return id and version
     * @throws org.lingtan.engine.rulebook.RulebookDefects if they are defective
     */
    public static RulebookId idOf(Map<String, byte[]> files) {
        return RulebookReader.read(files).id();
    }

    /**
     * The files of the template, a small rulebook that loads.
     *
     * @return the content by path
     */
    public static Map<String, byte[]> template() {
        return Template.files();
    }

    /**
     * Adds a clause to a draft: a copy of another clause under new names with parameters of its own, or the template's.
     *
     * @param versionFolder the draft
     * @param wish the clause
     * @return the files written, as paths below the draft
     * @throws IOException if a file cannot be read or written
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the draft is defective
     * @throws Refusal if the clause exists, what it shall be like does not, or the template does not fit
     */
    public static List<String> addClause(Path versionFolder, NewClause wish) throws IOException {
        Map<String, byte[]> before = RulebookBench.content(versionFolder);
        if (before.keySet().stream().anyMatch(path -> path.matches("release/[0-9]+-release\\.json"))) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "new.released", versionFolder.toString());
        }
        BookText text = new BookText(before);
        wish.addTo(text, RulebookReader.read(text.files()));
        RulebookReader.read(text.files());
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : text.files().entrySet()) {
            if (!java.util.Arrays.equals(before.get(file.getKey()), file.getValue())) {
                write(versionFolder.resolve(file.getKey()), file.getValue());
                written.add(file.getKey());
            }
        }
        return written;
    }

    private static void write(Path path, byte[] content) {
        try {
            Files.createDirectories(path.resolveSibling("."));
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
