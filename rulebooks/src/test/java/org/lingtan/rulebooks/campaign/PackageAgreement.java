package org.lingtan.rulebooks.campaign;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.rulebooks.ShippedBooks;

/** Evaluates whole packages by session and flat and compares every assessment digest. */
public final class PackageAgreement {

    private PackageAgreement() {}

    /**
     * The command.
     *
     * @param arguments how many packages, and the seed
     */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261122;
        long different = run(count, seed, System.out);
        if (different > 0) {
            throw new IllegalStateException(different + " packages on which the evaluators differ");
        }
    }

    static long run(int count, long seed, PrintStream out) {
        Catalogue catalogue = Catalogue.shipped();
        RandomPackages packages = new RandomPackages(catalogue, ShippedBooks.rulebooks());
        List<RulebookId> books =
                ShippedBooks.rulebooks().stream().map(Rulebook::id).toList();
        AssessmentEngine session = new AssessmentEngine(catalogue, ShippedBooks.library(), EvaluationMode.SESSION);
        AssessmentEngine flat = new AssessmentEngine(catalogue, ShippedBooks.library(), EvaluationMode.FLAT);
        long different = IntStream.range(0, count)
                .parallel()
                .filter(i -> {
                    EvidencePackage evidence = packages.next(seed + i);
                    return !digests(session, evidence, books).equals(digests(flat, evidence, books));
                })
                .count();
        out.printf("%d whole packages by both evaluators: %d different (seed %d)%n", count, different, seed);
        return different;
    }

    private static List<String> digests(AssessmentEngine engine, EvidencePackage evidence, List<RulebookId> books) {
        return engine.assess(evidence, books, ShippedBooks.DATE, ReviewRecord.none()).stream()
                .map(Assessment::digest)
                .toList();
    }
}
