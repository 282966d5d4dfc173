package org.lingtan.engine.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** What is released of the rulebooks on a shelf. Safe for use by many threads. */
public final class Releases {

    private final RulebookShelf shelf;
    private final Map<RulebookId, ReleaseRecord> records = new ConcurrentHashMap<>();

    private Releases(RulebookShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * The releases of a shelf, read when they are first asked for.
     *
     * @param shelf the rulebooks
     * @return the releases
     */
    public static Releases of(RulebookShelf shelf) {
        return new Releases(shelf);
    }

    /**
     * A version that may be used: a draft, or exactly what was released.
     *
     * @param pinned id and version
     * @return the rulebook, or empty if it is not on the shelf
     * @throws RulebookDefects if it is defective, or is not what was released
     */
    public Optional<Rulebook> find(RulebookId pinned) {
        Optional<Rulebook> book = shelf.find(pinned);
        book.ifPresent(found -> record(found.id()).requireReleased(found));
        return book;
    }

    /**
     * What was stated about a version. Where a version stands in several places, the longest record counts.
     *
     * @param pinned id and version
     * @return the record
     * @throws RulebookDefects if a record is altered, or two of them contradict each other
     * @throws SourceException if there is no such version
     */
    public ReleaseRecord record(RulebookId pinned) {
        return records.computeIfAbsent(
                pinned,
                id -> shelf.releaseFiles(id).stream()
                        .map(files -> ReleaseRecord.read(id, files))
                        .reduce(ReleaseRecord::joinedWith)
                        .orElseThrow());
    }

    /**
     * The versions of a rulebook and their days. Where one was ever released, drafts that are defective are left out.
     *
     * @param id the id without version
     * @return the timeline, without terms if there is no such rulebook
     * @throws RulebookDefects if a record is altered, or a draft is defective where only drafts exist
     */
    public Timeline timeline(String id) {
        List<ReleaseRecord> records = shelf.ids().stream()
                .filter(pinned -> pinned.id().equals(id))
                .map(this::record)
                .toList();
        boolean released =
                records.stream().anyMatch(record -> record.findRelease().isPresent());
        return Timeline.of(
                id, records, draft -> released ? readable(draft) : find(draft).map(Validity::of));
    }

    /** Beside a release, a draft in the making must not stand in the way. */
    private Optional<Validity> readable(RulebookId draft) {
        try {
            return find(draft).map(Validity::of);
        } catch (RulebookDefects defective) {
            return Optional.empty();
        }
    }

    /**
     * The version in force on a day.
     *
     * @param id the id without version
     * @param date the day, of a case the day of its registration
     * @return the version
     * @throws SourceException if there is no rulebook of that id, or none is in force; it says when one last was and next
     *     will be
     * @throws RulebookDefects if a version cannot be used
     */
    public RulebookId inForce(String id, LocalDate date) {
        Timeline timeline = timeline(id);
        if (timeline.terms().isEmpty()) {
            throw shelf.unknown(new RulebookId(id, ""));
        }
        return timeline.findInForce(date).orElseThrow(() -> notInForce(timeline, date));
    }

    /**
     * The version that judges a case: the one in force on the day of registration, or a later one that admits it.
     *
     * @param id the id without version
     * @param registered the day of registration
     * @param chosen the version that the park has chosen instead; empty for none
     * @return the version
     * @throws SourceException if none is in force and none is chosen, or the chosen one does not admit the case
     * @throws RulebookDefects if a version cannot be used
     */
    public RulebookId judging(String id, LocalDate registered, Optional<RulebookId> chosen) {
        if (chosen.isEmpty()) {
            return inForce(id, registered);
        }
        return timeline(id)
                .findJudging(registered, chosen)
                .orElseThrow(() -> new SourceException(List.of(ReleaseTexts.problem(
                        "version.not-admitted", chosen.get().toString(), chosen.get(), registered))));
    }

    private static SourceException notInForce(Timeline timeline, LocalDate date) {
        Optional<LocalDate> last = timeline.findLastBefore(date);
        Optional<LocalDate> next = timeline.findFirstAfter(date);
        String code = last.isEmpty()
                ? (next.isEmpty() ? "version.never" : "version.not-yet")
                : next.isEmpty() ? "version.no-longer" : "version.gap";
        return new SourceException(List.of(ReleaseTexts.problem(
                code,
                timeline.id(),
                timeline.id(),
                date,
                last.map(LocalDate::toString).orElse("-"),
                next.map(LocalDate::toString).orElse("-"))));
    }
}
