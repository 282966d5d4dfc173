package org.lingtan.rulebooks.campaign;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.Closure;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.derivation.Plausibility;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.rulebooks.ShippedBooks;

/**
 * Changes one evidence item at a time and compares every determination before and after with the dependency closure read
 * from the definitions: outside the closure not a byte may change, inside it the trace must.
 */
public final class Mutations {

    /** What a campaign found. */
    record Result(int mutants, int refused, long inside, long outside, List<String> misses) {}

    private final Catalogue catalogue = Catalogue.shipped();
    private final AssessmentEngine engine =
            new AssessmentEngine(catalogue, ShippedBooks.library(), EvaluationMode.FLAT);
    private final List<Rulebook> rulebooks = ShippedBooks.rulebooks();
    private final RandomPackages packages = new RandomPackages(catalogue, rulebooks);

    private final List<String> misses = new ArrayList<>();
    private int refused;
    private long inside;
    private long outside;

    /**
     * The command.
     *
     * @param arguments how many mutants, and the seed
     */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261122;
        Result result = new Mutations().run(count, seed, System.out);
        if (!result.misses().isEmpty()) {
            throw new IllegalStateException(result.misses().size() + " misses");
        }
    }

    Result run(int count, long seed, PrintStream out) {
        SplittableRandom random = new SplittableRandom(seed);
        EvidencePackage base = sound(random.nextLong());
        NavigableMap<String, Determination> before = determinations(base);
        for (int i = 0; i < count; i++) {
            if (i % 20 == 19) {
                base = sound(random.nextLong());
                before = determinations(base);
            }
            Mutator.Mutant mutant = Mutator.mutate(base, random);
            if (Plausibility.check(mutant.evidence(), catalogue).stream().anyMatch(Problem::isError)) {
                refused++;
            } else {
                compare(base, mutant, before);
            }
        }
        misses.stream().limit(20).forEach(out::println);
        out.printf(
                "%d mutants: %d refused by plausibility (%d %%), %d determinations inside the closure changed, %d outside"
                        + " equal to the byte, %d misses (seed %d)%n",
                count, refused, refused * 100 / count, inside, outside, misses.size(), seed);
        return new Result(count, refused, inside, outside, List.copyOf(misses));
    }

    private EvidencePackage sound(long seed) {
        for (long next = seed; ; next++) {
            EvidencePackage candidate = packages.next(next);
            if (Plausibility.check(candidate, catalogue).stream().noneMatch(Problem::isError)) {
                return candidate;
            }
        }
    }

    private void compare(EvidencePackage base, Mutator.Mutant mutant, NavigableMap<String, Determination> before) {
        NavigableMap<String, Determination> after = determinations(mutant.evidence());
        for (Rulebook rulebook : rulebooks) {
            for (Criterion criterion : rulebook.criteria()) {
                boolean depends = Closure.items(rulebook, criterion, base, catalogue)
                        .containsKey(mutant.changed().id());
                String prefix = rulebook.id() + "/" + criterion.id() + "/";
                for (String key : before.subMap(prefix, true, prefix + Character.MAX_VALUE, false)
                        .keySet()) {
                    Determination old = before.get(key);
                    Determination now = after.get(key);
                    boolean same = old != null && now != null && old.toJson().equals(now.toJson());
                    if (depends == same) {
                        misses.add("%s of %s: %s %s, determination %s"
                                .formatted(
                                        mutant.how(),
                                        mutant.changed().id(),
                                        key,
                                        depends ? "depends on it" : "does not depend on it",
                                        same ? "unchanged" : "changed"));
                    } else if (depends) {
                        inside++;
                    } else {
                        outside++;
                    }
                }
            }
        }
    }

    private NavigableMap<String, Determination> determinations(EvidencePackage evidence) {
        NavigableMap<String, Determination> result = new TreeMap<>();
        List<Assessment> assessments = engine.assess(
                evidence, rulebooks.stream().map(Rulebook::id).toList(), ShippedBooks.DATE, ReviewRecord.none());
        for (Assessment assessment : assessments) {
            for (Determination determination : assessment.determinations()) {
                result.put(
                        assessment.rulebook() + "/" + determination.criterion() + "/" + assessment.subject(),
                        determination);
            }
        }
        return result;
    }
}
