package org.lingtan.api.rulebook;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.CaseStore;
import org.lingtan.engine.workbench.Impact;
import org.lingtan.engine.workbench.ImpactRun;

/** Compares what two versions of a rulebook make of stored packages. */
public final class PackageImpact {

    private final ImpactRun run;
    private final CaseStore store;

    /**
     * A comparison.
     *
     * @param books the rulebooks that the versions depend on
     * @param before the bench of the version that was
     * @param after that of the version that comes
     * @param packages the folder of stored packages
     * @throws Refusal if they are versions of different rulebooks
     * @throws org.lingtan.catalog.source.SourceException if the folder holds no packages, or cases.csv is wrong
     */
    public PackageImpact(Bookcase books, RulebookBench before, RulebookBench after, Path packages) {
        Rulebook was = before.version().rulebook();
        Rulebook next = after.version().rulebook();
        if (!was.id().id().equals(next.id().id())) {
            throw Refusal.of(Refusal.Reason.USAGE, "impact.two-books", next.id().toString(), was.id(), next.id());
        }
        this.store = CaseStore.open(packages);
        this.run = new ImpactRun(
                new AssessmentEngine(Catalogue.shipped(), books.library(), EvaluationMode.FLAT),
                before.ready(),
                after.ready(),
                new ImpactRun.Days(
                        before.record(books).findDays(was), after.record(books).findDays(next)));
    }

    /**
     * How many packages there are.
     *
     * @return the number
     */
    public int size() {
        return store.size();
    }

    /**
     * Rates every package by both versions.
     *
     * @param threads how many threads rate, at least 1
     * @param each told every case in the order of the names
     * @return the counts
     */
    public Impact compare(int threads, Consumer<CaseImpact> each) {
        return run.over(store, threads, each);
    }
}
