package org.lingtan.rulebooks.campaign;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.rulebooks.ShippedBooks;

/**
 * Shuffles the facts and the rules of the compiled model and compares the bytes of the whole evaluation, by session and
 * flat alike.
 */
public final class Shuffles {

    private Shuffles() {}

    /**
     * The command.
     *
     * @param arguments how many shuffles, and the seed
     */
    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20261122;
        int different = run(count, seed, System.out);
        if (different > 0) {
            throw new IllegalStateException(different + " shuffles changed the result");
        }
    }

    static int run(int count, long seed, PrintStream out) {
        RandomPackages packages = new RandomPackages(Catalogue.shipped(), ShippedBooks.rulebooks());
        int different = 0;
        EvidencePackage evidence = packages.next(seed);
        String plain = evaluate(evidence, ShippedBooks.library());
        for (int i = 1; i <= count; i++) {
            if (i % 50 == 0) {
                evidence = packages.next(seed + i);
                plain = evaluate(evidence, ShippedBooks.library());
            }
            if (!plain.equals(evaluate(evidence, new Shuffled(ShippedBooks.library(), seed * 31 + i)))) {
                different++;
            }
        }
        out.printf("%d shuffles of facts and rules: %d different (seed %d)%n", count, different, seed);
        return different;
    }

    private static String evaluate(EvidencePackage evidence, RulebookLibrary library) {
        AssessmentEngine engine = new AssessmentEngine(Catalogue.shipped(), library, EvaluationMode.BOTH);
        List<RulebookId> books =
                ShippedBooks.rulebooks().stream().map(Rulebook::id).toList();
        return new Evaluation(
                        Optional.empty(),
                        List.of(),
                        engine.assess(evidence, books, ShippedBooks.DATE, ReviewRecord.none()))
                .toJson();
    }

    /** Hands out rulebooks whose rules stand in another order and whose facts are shuffled first. */
    private record Shuffled(RulebookLibrary library, long seed) implements RulebookLibrary {

        @Override
        public RulebookId resolve(RulebookId id, LocalDate date) {
            return library.resolve(id, date);
        }

        @Override
        public CompiledRulebook load(RulebookId pinned) {
            return new ShuffledBook(library.load(pinned).withRuleOrder(seed), seed);
        }
    }

    private record ShuffledBook(CompiledRulebook book, long seed) implements CompiledRulebook {

        @Override
        public Rulebook rulebook() {
            return book.rulebook();
        }

        @Override
        public List<RuleStatement> statements() {
            return book.statements();
        }

        @Override
        public CompiledRulebook withRuleOrder(long other) {
            return new ShuffledBook(book.withRuleOrder(other), other);
        }

        @Override
        public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            return book.evaluate(shuffled, which);
        }
    }
}
