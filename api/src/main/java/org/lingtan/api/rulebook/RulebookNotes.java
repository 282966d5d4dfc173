package org.lingtan.api.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Timeline;
import org.lingtan.engine.rulebook.RulebookId;

/** What a reader of a result must know about the rulebook behind it: that it is a draft, or does not judge that day. */
public final class RulebookNotes {

    private final Bookcase books;

    /**
     * Notes about the rulebooks within reach.
     *
     * @param books the rulebooks
     */
    public RulebookNotes(Bookcase books) {
        this.books = books;
    }

    /**
     * The notes on one version used on a day. They are no part of an assessment and change none of its digests.
     *
     * @param id id and version
     * @param date the assessment date
     * @return warnings; none for a version that is released and in force
     */
    public List<Problem> of(RulebookId id, LocalDate date) {
        List<Problem> notes = new ArrayList<>();
        ReleaseRecord record = books.releases().record(id);
        if (record.findRelease().isEmpty()) {
            notes.add(note("rulebook.draft", id, id));
            return notes;
        }
        if (record.isForEvaluation()) {
            notes.add(note("rulebook.evaluation-key", id, id));
        }
        Timeline timeline = books.releases().timeline(id.id());
        Optional<RulebookId> inForce = timeline.findInForce(date);
        if (!inForce.equals(Optional.of(id))) {
            String other = inForce.map(RulebookId::toString).orElse("-");
            notes.add(note(
                    timeline.admits(date, id) ? "rulebook.opted-in" : "rulebook.not-in-force", id, id, date, other));
        }
        return notes;
    }

    private static Problem note(String code, RulebookId place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place.toString(), found)
                .problems()
                .get(0);
    }
}
