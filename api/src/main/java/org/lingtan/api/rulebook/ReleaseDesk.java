package org.lingtan.api.rulebook;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.release.Publishers;
import org.lingtan.engine.release.ReleaseFolder;
import org.lingtan.engine.release.ReleaseProcedure;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.ReleaseRefusal;
import org.lingtan.engine.release.Signer;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.release.Timeline;
import org.lingtan.engine.rulebook.ReleaseFiles;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/** Approves and releases the version of a folder, and changes its validity, for one person at a time. */
public final class ReleaseDesk {

    /**
     * What was added to a record.
     *
     * @param book the version
     * @param statement what was stated
     * @param record the record with it
     * @param file where it stands
     */
    public record Done(Rulebook book, Statement statement, ReleaseRecord record, Path file) {}

    private final Bookcase books;
    private final Path folder;
    private final Signer signer;
    private final Clock clock;
    private final Optional<Publishers> publishers;

    /**
     * A desk.
     *
     * @param books the rulebooks within reach, among them the sisters of the version
     * @param versionFolder the version, in a folder {@code <id>/<version>}
     * @param signer who states something about it
     * @param clock tells when
     * @param publishers who may state anything; empty for anybody with a key
     */
    public ReleaseDesk(
            Bookcase books, Path versionFolder, Signer signer, Clock clock, Optional<Publishers> publishers) {
        this.books = books;
        this.folder = versionFolder;
        this.signer = signer;
        this.clock = clock;
        this.publishers = publishers;
    }

    /**
     * Approves exactly these files as their author.
     *
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the rulebook has defects or a case fails, or the state or the person does not allow it
     */
    public Done approve() throws IOException {
        return state(ReleaseProcedure::approve, this::requireSound);
    }

    /**
     * Releases the files that another person has approved. They are checked once more: what they rest on, be it another
     * rulebook or the program, may have changed since.
     *
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the rulebook has defects or a case fails, or the state or the person does not allow it
     */
    public Done release() throws IOException {
        Timeline all =
                books.releases().timeline(RulebookReader.read(folder).id().id());
        return state(procedure -> procedure.release(all), content -> {
            books.requireReleasedDependencies(RulebookReader.read(folder));
            requireSound(content);
        });
    }

    /**
     * Moves the last day.
     *
     * @param to the last day on which the version judges; null for no end
     * @param reason why
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the state, the person, the day or the reason does not allow it
     */
    public Done extend(@Nullable LocalDate to, String reason) throws IOException {
        return state(procedure -> procedure.extend(to, reason));
    }

    /**
     * Names the version that follows.
     *
     * @param from the first day on which this version judges no more
     * @param by the version that follows
     * @param reason why
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the state, the person, the day or the reason does not allow it, or the version that follows is not
     *     released
     */
    public Done supersede(LocalDate from, RulebookId by, String reason) throws IOException {
        Timeline all = books.releases().timeline(by.id());
        return state(procedure -> procedure.supersede(from, by, reason, all));
    }

    /**
     * Takes the version back.
     *
     * @param from the first day on which it judges no more
     * @param reason why
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the state, the person or the reason does not allow it
     */
    public Done withdraw(LocalDate from, String reason) throws IOException {
        return state(procedure -> procedure.withdraw(from, reason));
    }

    private Done state(Function<ReleaseProcedure, ReleaseProcedure.Signed> act) throws IOException {
        return state(act, content -> {});
    }

    private Done state(Function<ReleaseProcedure, ReleaseProcedure.Signed> act, Consumer<String> check)
            throws IOException {
        Rulebook book = RulebookReader.read(folder);
        requirePlace(book.id());
        ReleaseRecord before = ReleaseRecord.read(book.id(), ReleaseFiles.of(folder));
        requireNewest(before);
        ReleaseProcedure.Signed signed;
        try {
            signed = act.apply(new ReleaseProcedure(before, book, signer, clock.instant(), publishers));
        } catch (ReleaseRefusal refusal) {
            throw Refusal.of(refusal);
        }
        check.accept(signed.statement().content());
        Path file = append(signed);
        ReleaseRecord after = ReleaseRecord.read(book.id(), ReleaseFiles.of(folder));
        return new Done(book, signed.statement(), after, file);
    }

    private Path append(ReleaseProcedure.Signed signed) throws IOException {
        try {
            return ReleaseFolder.append(folder, signed);
        } catch (FileAlreadyExistsException other) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "release.raced", folder.toString(), signed.file());
        }
    }

    /** Versions find one another by their folders; one that lies elsewhere would be released unaware of its sisters. */
    private void requirePlace(RulebookId id) throws IOException {
        Path wanted = Path.of(id.id(), id.version());
        if (!folder.toRealPath().endsWith(wanted) || !books.ids().contains(id)) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "release.folder", folder.toString(), folder, wanted);
        }
    }

    /** A copy that knows less would take the numbers of statements made elsewhere. */
    private void requireNewest(ReleaseRecord here) {
        int known =
                here.joinedWith(books.releases().record(here.id())).statements().size();
        if (known > here.statements().size()) {
            throw Refusal.of(
                    Refusal.Reason.CONFLICT,
                    "release.behind",
                    folder.toString(),
                    here.id(),
                    known,
                    here.statements().size());
        }
    }

    /** What is checked must be what is signed, also where somebody saves a file meanwhile. */
    private void requireSound(String content) {
        RulebookBench bench = RulebookBench.of(books, folder);
        bench.requireSound();
        Stream.of(
                        bench.version().rulebook(),
                        RulebookReader.read(bench.version().files()),
                        RulebookReader.read(folder))
                .map(Rulebook::digest)
                .filter(digest -> !digest.equals(content))
                .findFirst()
                .ifPresent(digest -> {
                    throw Refusal.of(Refusal.Reason.CONFLICT, "release.changing", folder.toString(), digest, content);
                });
    }
}
