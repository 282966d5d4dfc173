package org.lingtan.api.rulebook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;
import org.lingtan.engine.release.ReleaseFolder;
import org.lingtan.engine.release.ReleaseProcedure;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.ReleaseRefusal;
import org.lingtan.engine.release.Signer;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.release.Timeline;
import org.lingtan.engine.rulebook.ReleaseFiles;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
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

    /**
     * A desk.
     *
     * @param books the rulebooks within reach
     * @param versionFolder the version
     * @param signer who states something about it
     * @param clock tells when
     */
    public ReleaseDesk(Bookcase books, Path versionFolder, Signer signer, Clock clock) {
        this.books = books;
        this.folder = versionFolder;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Approves exactly these files as their author.
     *
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the rulebook has defects or a case fails, or the state or the person does not allow it
     */
    public Done approve() throws IOException {
        RulebookId id = RulebookReader.read(folder).id();
        boolean draft =
                ReleaseRecord.read(id, ReleaseFiles.of(folder)).findRelease().isEmpty();
        List<Problem> defects = !draft
                ? List.of()
                : RulebookBench.of(books, folder).defects().stream()
                        .map(ReleaseDesk::problem)
                        .toList();
        if (!defects.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, defects);
        }
        return state(ReleaseProcedure::approve);
    }

    private static Problem problem(Defect defect) {
        return new Problem(
                defect.code(),
                Severity.ERROR,
                defect.file() + (defect.line() > 0 ? ":" + defect.line() : ""),
                defect.message());
    }

    /**
     * Releases the files that another person has approved.
     *
     * @return what was added
     * @throws IOException if it cannot be stored
     * @throws Refusal if the state or the person does not allow it
     */
    public Done release() throws IOException {
        Timeline all =
                books.releases().timeline(RulebookReader.read(folder).id().id());
        return state(procedure -> procedure.release(all));
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
        Rulebook book = RulebookReader.read(folder);
        ReleaseRecord before = ReleaseRecord.read(book.id(), ReleaseFiles.of(folder));
        ReleaseProcedure.Signed signed;
        try {
            signed = act.apply(new ReleaseProcedure(before, book, signer, clock.instant()));
        } catch (ReleaseRefusal refusal) {
            throw new Refusal(
                    refusal.isPersonal() ? Refusal.Reason.NOT_PERMITTED : Refusal.Reason.CONFLICT,
                    List.of(refusal.problem()));
        }
        Path file = ReleaseFolder.append(folder, signed);
        ReleaseRecord after = ReleaseRecord.read(book.id(), ReleaseFiles.of(folder));
        return new Done(book, signed.statement(), after, file);
    }
}
