package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;

/**
 * Changes a rulebook in one small place after the other and asks whether its own cases notice: each number, band, level
 * bound, unit, date, group, applicability, comparison, condition and verb. A mutant is killed where lint refuses it or a
 * case fails; one that survives shows a case that is missing, unless {@code mutants.yaml} says why no case can tell.
 */
public final class Mutation {

    /** Told how far the work is. */
    public interface Progress {
        /**
         * Some mutants are judged.
         *
         * @param done how many, from 1
         * @param all how many there are
         */
        void at(int done, int all);
    }

    /**
     * A mutant that neither lint nor a case noticed.
     *
     * @param mutant the mutant
     * @param reason why no case can tell it from the rulebook, as {@code mutants.yaml} says; empty where it says nothing
     */
    public record Survivor(Mutant mutant, Optional<Text> reason) {}

    /**
     * What came of it.
     *
     * @param mutants how many mutants were judged
     * @param refused how many lint refused
     * @param failed how many a case noticed
     * @param survivors the others, in the order of the files
     * @param defects justifications of mutants that do not survive, or do not exist
     */
    public record Report(int mutants, int refused, int failed, List<Survivor> survivors, List<Defect> defects) {

        /** Copies the lists. */
        public Report {
            survivors = List.copyOf(survivors);
            defects = List.copyOf(defects);
        }

        /**
         * How many mutants were killed.
         *
         * @return those that lint refused and those that a case noticed
         */
        public int killed() {
            return refused + failed;
        }

        /**
         * How many survivors are justified.
         *
         * @return their number
         */
        public int justified() {
            return (int) survivors.stream()
                    .filter(survivor -> survivor.reason().isPresent())
                    .count();
        }

        /**
         * The mutation score.
         *
         * @return killed mutants of 100, 0 to 100, rounded down to two decimals; 0 where there were no mutants
         */
        public BigDecimal score() {
            return Percentage.of(killed(), mutants);
        }

        /**
         * Whether every survivor is justified and every justification is of a survivor.
         *
         * @return true if there is nothing left to do
         */
        public boolean isSettled() {
            return justified() == survivors.size() && defects.isEmpty();
        }
    }

    private static final long SEED = 20261126;

    private final CompiledRulebook base;
    private final Map<String, byte[]> files;
    private final CaseSuite suite;
    private final Function<Rulebook, CompiledRulebook> compiler;
    private final Map<Mutant, Verdict> verdicts = new HashMap<>();

    private enum Verdict {
        REFUSED,
        FAILED,
        SURVIVES
    }

    private Mutation(CompiledRulebook base, Map<String, byte[]> files, Function<Rulebook, CompiledRulebook> compiler) {
        this.base = base;
        this.files = files;
        this.suite = new CaseSuite(base.rulebook(), files);
        this.compiler = compiler;
    }

    /**
     * Every mutant of a rulebook, without judging any.
     *
     * @param book the compiled rulebook
     * @param files the files of its version folder by path
     * @return the mutants, in the order of the files
     */
    public static List<Mutant> mutants(CompiledRulebook book, Map<String, byte[]> files) {
        return variations(book, files).stream().map(Variation::mutant).toList();
    }

    private static List<Variation> variations(CompiledRulebook book, Map<String, byte[]> files) {
        Rulebook rulebook = book.rulebook();
        List<RuleStatement> rules = book.statements();
        List<Variation> all = new ArrayList<>(new FileVariations(rulebook, files, rules).all());
        for (Criterion criterion : rulebook.criteria()) {
            List<RuleStatement> own =
                    rules.stream().filter(rule -> rule.isOf(criterion)).toList();
            all.addAll(RuleVariations.of(rulebook.id().id(), criterion, own));
        }
        return all;
    }

    /**
     * Judges the mutants of a rulebook that is free of defects and whose cases pass.
     *
     * @param book the compiled rulebook
     * @param files the files of its version folder by path
     * @param compiler compiles a rulebook in this process
     * @param most how many mutants to judge, picked by a fixed chance where there are more
     * @param progress told how far the work is
     * @return the report
     * @throws RulebookDefects if the rulebook itself has a defect or a case fails: nothing can be said of its mutants
     */
    public static Report run(
            CompiledRulebook book,
            Map<String, byte[]> files,
            Function<Rulebook, CompiledRulebook> compiler,
            int most,
            Progress progress) {
        List<Defect> defects = ParityKit.check(book.rulebook(), files, new CaseRunner(book, files).run());
        if (!defects.isEmpty()) {
            throw new RulebookDefects(defects);
        }
        List<Variation> all = variations(book, files);
        List<Variation> picked = new ArrayList<>(all);
        if (most < all.size()) {
            Collections.shuffle(picked, new Random(SEED));
            picked.subList(most, picked.size()).clear();
        }
        return new Mutation(book, files, compiler).report(all, picked, progress);
    }

    private Report report(List<Variation> all, List<Variation> picked, Progress progress) {
        Justifications reasons = Justifications.read(files);
        List<Variation> rules = new ArrayList<>();
        for (Variation variation : picked) {
            Verdict verdict = variation.rule().isPresent() ? lint(variation) : ofFile(variation);
            if (variation.rule().isPresent() && verdict == Verdict.SURVIVES) {
                rules.add(variation);
            } else {
                verdicts.put(variation.mutant(), verdict);
                progress.at(verdicts.size(), picked.size());
            }
        }
        for (List<Variation> batch : RuleVariants.batches(rules)) {
            RuleVariants compiled = RuleVariants.compile(base.rulebook(), batch, compiler);
            for (Variation variation : batch) {
                verdicts.put(variation.mutant(), cases(compiled.variant(base, variation), variation.mutant()));
                progress.at(verdicts.size(), picked.size());
            }
        }
        List<Survivor> survivors = all.stream()
                .map(Variation::mutant)
                .filter(mutant -> verdicts.get(mutant) == Verdict.SURVIVES)
                .map(mutant -> new Survivor(mutant, reasons.of(mutant)))
                .toList();
        boolean sampled = picked.size() < all.size();
        return new Report(
                picked.size(),
                count(Verdict.REFUSED),
                count(Verdict.FAILED),
                survivors,
                sampled ? List.of() : reasons.unused(survivors));
    }

    private int count(Verdict wanted) {
        return (int)
                verdicts.values().stream().filter(verdict -> verdict == wanted).count();
    }

    private Map<String, byte[]> edited(Variation variation) {
        Map<String, byte[]> edited = new HashMap<>(files);
        edited.put(variation.mutant().file(), variation.content().getBytes(StandardCharsets.UTF_8));
        return edited;
    }

    private Verdict ofFile(Variation variation) {
        Map<String, byte[]> edited = edited(variation);
        Rulebook rulebook;
        try {
            rulebook = RulebookReader.read(edited);
        } catch (RulebookDefects refused) {
            return Verdict.REFUSED;
        }
        if (!ParityKit.lint(rulebook, edited).isEmpty()) {
            return Verdict.REFUSED;
        }
        return cases(new VariantRulebook(base, rulebook, Optional.empty()), variation.mutant());
    }

    private Verdict lint(Variation variation) {
        Rulebook rulebook = base.rulebook();
        String file = variation.mutant().file();
        try {
            RulebookReader.checkRules(rulebook.withRules(List.of(new Rulebook.RuleFile(file, variation::content))));
        } catch (RulebookDefects refused) {
            return Verdict.REFUSED;
        }
        return ParityKit.lint(rulebook, edited(variation)).isEmpty() ? Verdict.SURVIVES : Verdict.REFUSED;
    }

    private Verdict cases(CompiledRulebook variant, Mutant mutant) {
        List<String> clauses = List.of(mutant.clause().split(",", -1));
        return suite.firstFailure(variant, clauses).isPresent() ? Verdict.FAILED : Verdict.SURVIVES;
    }
}
