package org.lingtan.engine.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.Rated;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewSource;
import org.lingtan.engine.release.Validity;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.workbench.CaseImpact.Elsewhere;
import org.lingtan.engine.workbench.CaseImpact.Refused;
import org.lingtan.engine.workbench.CaseImpact.Rerated;
import org.lingtan.engine.workbench.CaseImpact.SubjectImpact;

/**
 * Rates stored packages by two versions of a rulebook: each package is read once, derived once and rated twice. Packages
 * stream through; the cases are told in the order of their names and the result is the same whatever the number of
 * threads.
 */
public final class ImpactRun {

    private static final int MOST_PROBLEMS = 10;
    private static final int WINDOW = 16;

    private final AssessmentEngine engine;
    private final CompiledRulebook before;
    private final CompiledRulebook after;
    private final Days days;

    /**
     * The days on which the versions judge; empty if a version was taken back before its first day.
     *
     * @param before of the version that was
     * @param after of the version that comes
     */
    public record Days(Optional<Validity> before, Optional<Validity> after) {}

    /**
     * A comparison of two versions.
     *
     * @param engine reads and rates; its library holds the rulebooks that the versions depend on
     * @param before the version that was
     * @param after the version that comes
     * @param days when they judge
     * @throws IllegalArgumentException if they are not versions of one rulebook
     */
    public ImpactRun(AssessmentEngine engine, CompiledRulebook before, CompiledRulebook after, Days days) {
        RulebookId was = before.rulebook().id();
        RulebookId now = after.rulebook().id();
        if (!was.id().equals(now.id())) {
            throw new IllegalArgumentException(
                    "The rulebooks (%s and %s) must be versions of one.".formatted(was, now));
        }
        this.engine = engine;
        this.before = before;
        this.after = after;
        this.days = days;
    }

    /**
     * Rates every package.
     *
     * @param store the packages
     * @param threads how many threads rate, at least 1
     * @param each told every case in the order of the names, by the calling thread
     * @return the counts
     * @throws UncheckedIOException if the folder cannot be read
     */
    public Impact over(CaseStore store, int threads, Consumer<CaseImpact> each) {
        ImpactTally tally = new ImpactTally(before.rulebook(), after.rulebook(), days);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<CaseImpact>> window = new ArrayDeque<>();
            for (int i = 0; i < store.size(); i++) {
                StoredCase next = store.get(i);
                window.add(pool.submit(() -> impact(next)));
                if (window.size() >= threads * WINDOW) {
                    tell(window, tally, each);
                }
            }
            while (!window.isEmpty()) {
                tell(window, tally, each);
            }
        } finally {
            pool.shutdownNow();
        }
        return tally.impact();
    }

    private static void tell(Deque<Future<CaseImpact>> window, ImpactTally tally, Consumer<CaseImpact> each) {
        CaseImpact impact = result(window.remove());
        tally.take(impact);
        each.accept(impact);
    }

    private static CaseImpact result(Future<CaseImpact> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The comparison was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException named
                    ? named
                    : new IllegalStateException("A package could not be rated.", e.getCause());
        }
    }

    /** One package. A file that cannot be read is refused like one that is wrong, so that the others are still rated. */
    private CaseImpact impact(StoredCase stored) {
        try {
            Intake intake = engine.takeIn(stored.path());
            if (intake.evidence().isEmpty()) {
                return refused(stored, intake.problems());
            }
            EvidencePackage evidence = intake.evidence().get();
            String id = after.rulebook().id().id();
            if (evidence.rulebooks().stream().noneMatch(asked -> asked.id().equals(id))) {
                return new Elsewhere(stored.name());
            }
            return rerated(stored, evidence);
        } catch (SourceException e) {
            return refused(stored, e.problems());
        } catch (IOException | UncheckedIOException e) {
            return refused(
                    stored,
                    List.of(CaseStore.TEXTS.problem(
                            "store.unreadable", stored.name(), String.valueOf(e.getMessage()))));
        } catch (RuntimeException fault) {
            throw new IllegalStateException("The package (%s) could not be rated.".formatted(stored.name()), fault);
        }
    }

    private static CaseImpact refused(StoredCase stored, List<Problem> problems) {
        return new Refused(
                stored.name(),
                problems.stream().filter(Problem::isError).limit(MOST_PROBLEMS).toList());
    }

    private CaseImpact rerated(StoredCase stored, EvidencePackage evidence) throws IOException {
        ReviewRecord review = ReviewRecord.none();
        if (stored.review().isPresent()) {
            Path file = stored.review().get();
            review = ReviewSource.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
        LocalDate date = stored.registered().orElse(evidence.applicationDate());
        List<List<Rated>> ratings = engine.rate(evidence, List.of(before, after), date, review);
        return new Rerated(
                stored.name(),
                stored.status(),
                evidence.park().name(),
                date,
                review.isCertified(),
                days.before().filter(term -> term.covers(date)).isPresent(),
                days.after().filter(term -> term.covers(date)).isPresent(),
                subjects(ratings.get(0), ratings.get(1)));
    }

    /** Both versions rate the same subjects; of one that only one of them rates nothing can be compared. */
    private static List<SubjectImpact> subjects(List<Rated> before, List<Rated> after) {
        Map<String, Rated> was = new LinkedHashMap<>();
        before.forEach(rated -> was.put(rated.subject(), rated));
        List<SubjectImpact> subjects = new ArrayList<>();
        for (Rated now : after) {
            Rated old = was.get(now.subject());
            if (old != null) {
                subjects.add(new Attribution(old, now).impact());
            }
        }
        return subjects;
    }
}
