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
     * Runs the check on one state of the database, whatever others do meanwhile.
     *
     * @return what came of it
     */
    public Result run() {
        return database.inSnapshot(() -> {
            List<Discrepancy> found = new ArrayList<>();
            List<Rederivation> derived = rederivations.get();
            JournalChain chain = new JournalChain(found::add);
            long[] entries = {0};
            journal.read(stored -> {
                entries[0]++;
                chain.next(stored).ifPresent(entry -> derived.forEach(each -> each.take(entry, found::add)));
            });
            chain.end(journal.head());
            derived.forEach(each -> each.compare(found::add));
            return new Result(entries[0], found);
        });
    }
}
