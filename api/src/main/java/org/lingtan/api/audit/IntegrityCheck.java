package org.lingtan.api.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.lingtan.api.database.Database;

/** Re-derives everything that is stored: the chain of the journal from its bytes, all the rest from the journal. */
public final class IntegrityCheck {

    private final Database database;
    private final Journal journal;
    private final Supplier<List<Rederivation>> rederivations;

    /**
     * A check.
     *
     * @param database the database, looked at in one state
     * @param journal its journal
     * @param rederivations new ones for every run
     */
    public IntegrityCheck(Database database, Journal journal, Supplier<List<Rederivation>> rederivations) {
        this.database = database;
        this.journal = journal;
        this.rederivations = rederivations;
    }

    /**
     * What came of a check.
     *
     * @param entries how many entries the journal holds
     * @param discrepancies what cannot be re-derived; none where all is well
     */
    public record Result(long entries, List<Discrepancy> discrepancies) {
        /** Copies the list. */
        public Result {
            discrepancies = List.copyOf(discrepancies);
        }
    }

    /**
     * Runs the check on one state of the database, whatever others do meanwhile. The journal is gone through twice: in its
     * order, for the chain, and by subject, so that cases and certificates need not be held.
     *
     * @return what came of it
     */
    public Result run() {
        return database.inSnapshot(() -> {
            List<Discrepancy> found = new ArrayList<>();
            List<Rederivation> all = rederivations.get();
            List<Long> broken = new ArrayList<>();
            long entries = chain(inOrder(all, false), broken, found);
            long again = bySubject(inOrder(all, true), broken, found);
            if (entries != again + broken.size()) {
                found.add(new Discrepancy(
                        "journal", "journal.subjects", String.valueOf(again), String.valueOf(entries - broken.size())));
            }
            all.forEach(each -> each.compare(found::add));
            return new Result(entries, found);
        });
    }

    private static List<Rederivation> inOrder(List<Rederivation> all, boolean bySubject) {
        return all.stream().filter(each -> each.isBySubject() == bySubject).toList();
    }

    private long chain(List<Rederivation> derived, List<Long> broken, List<Discrepancy> found) {
        JournalChain chain = new JournalChain(found::add);
        ParsedPages pages = new ParsedPages((stored, parsed) -> {
            if (parsed.isEmpty()) {
                broken.add(stored.sequence());
            }
            chain.next(stored, parsed).ifPresent(entry -> derived.forEach(each -> each.take(entry, found::add)));
        });
        journal.read(pages::add);
        pages.end();
        chain.end(journal.head());
        return pages.entries();
    }

    private long bySubject(List<Rederivation> derived, List<Long> broken, List<Discrepancy> found) {
        ParsedPages pages = new ParsedPages((stored, parsed) ->
                parsed.ifPresent(entry -> derived.forEach(each -> each.take(entry, found::add))));
        journal.readBySubject(broken, pages::add);
        pages.end();
        return pages.entries();
    }
}
