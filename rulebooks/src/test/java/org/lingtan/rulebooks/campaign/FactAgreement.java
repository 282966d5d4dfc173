package org.lingtan.rulebooks.campaign;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.rulebooks.ShippedBooks;

/**
 * Runs seeded fact sets built from the rulebooks' own edges through both evaluators, in shuffled order, and counts the
 * sets on which they differ.
 */
public final class FactAgreement {

    private FactAgreement() {}

    /**
     * The command.
     *
     * @param arguments how many fact sets, and the seed
     */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261122;
        long different = run(count, seed, System.out);
        if (different > 0) {
            throw new IllegalStateException(different + " fact sets on which the evaluators differ");
        }
    }

    static long run(int count, long seed, PrintStream out) {
        List<CompiledRulebook> books = ShippedBooks.all();
        long total = 0;
        long different = 0;
        for (CompiledRulebook book : books) {
            int share = count / books.size()
                    + (book.rulebook().id().equals(books.get(0).rulebook().id()) ? count % books.size() : 0);
            long found = run(book, share, seed);
            out.printf("%s: %d fact sets, %d different%n", book.rulebook().id(), share, found);
            total += share;
            different += found;
        }
        out.printf("total: %d fact sets, %d different (seed %d)%n", total, different, seed);
        return different;
    }

    private static long run(CompiledRulebook book, int count, long seed) {
        Thresholds thresholds = book.rulebook().parameters().on(ShippedBooks.DATE);
        FactSets sets = new FactSets(book.rulebook(), thresholds);
        return java.util.stream.IntStream.range(0, count)
                .parallel()
                .filter(i -> {
                    List<Fact> facts = sets.next(new SplittableRandom(seed + i));
                    List<Finding> flat = book.evaluate(facts, Evaluator.FLAT);
                    Collections.shuffle(facts, new Random(seed - i));
                    return !flat.equals(book.evaluate(facts, Evaluator.SESSION));
                })
                .count();
    }
}
