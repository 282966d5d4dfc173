package org.lingtan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.derivation.Derivation;
import org.lingtan.engine.derivation.DerivedValues;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.RatingInput;
import org.lingtan.engine.scoring.Scheme;

/**
 * The explained evaluation alone, by the engine's own classes: from derived facts to findings, points, rating and
 * determinations, over the proved and the claimed view, without derivation, digest, coverage and warnings. Stands in the
 * engine's package because those steps are not public one by one; a check compares the result with the public API's.
 */
public final class ExplainedEvaluation {

    /**
     * What is compared and timed.
     *
     * @param determinations the determinations
     * @param rating the rating
     */
    public record Explained(List<Determination> determinations, Assessment.Rating rating) {}

    private final Catalogue catalogue;
    private final CompiledRulebook book;
    private final Thresholds thresholds;
    private final ExplanationPlan plan;
    private final LocalDate date;
    private final Subject proved;
    private final Subject claimed;
    private final OffsetAccount provedOffsets;
    private final OffsetAccount claimedOffsets;

    private ExplainedEvaluation(
            Catalogue catalogue, CompiledRulebook book, List<Rulebook> dependencies, EvidencePackage evidence) {
        this.catalogue = catalogue;
        this.book = book;
        this.plan = new ExplanationPlan(book.rulebook(), catalogue);
        this.date = evidence.applicationDate();
        this.thresholds = book.rulebook().parameters().on(date);
        EvidenceView provedView = EvidenceView.proved(evidence, ReviewRecord.none());
        EvidenceView claimedView = EvidenceView.claimed(evidence, ReviewRecord.none());
        DerivedValues provedValues = derive(catalogue, book.rulebook(), dependencies, date, provedView);
        DerivedValues claimedValues = derive(catalogue, book.rulebook(), dependencies, date, claimedView);
        Map<String, String> properties = Map.of("type", evidence.park().type());
        this.proved = new Subject("", provedView, provedValues::get, properties, Map.of());
        this.claimed = new Subject("", claimedView, claimedValues::get, properties, Map.of());
        this.provedOffsets = provedValues.offsets();
        this.claimedOffsets = claimedValues.offsets();
    }

    /**
     * Derives a package.
     *
     * @param catalogue the catalogue
     * @param book a rulebook about parks, with offsets
     * @param dependencies the rulebooks it rests on; buildings are not assessed
     * @param evidence the package
     * @return the derived facts, ready to be evaluated
     */
    public static ExplainedEvaluation of(
            Catalogue catalogue, CompiledRulebook book, List<Rulebook> dependencies, EvidencePackage evidence) {
        return new ExplainedEvaluation(catalogue, book, dependencies, evidence);
    }

    /**
     * Derives both views of a package, the row of its own.
     *
     * @param catalogue the catalogue
     * @param book the rulebook whose accounting parameters hold
     * @param dependencies the rulebooks it rests on
     * @param evidence the package
     * @return something to keep the work alive
     */
    public static int deriveBothViews(
            Catalogue catalogue, CompiledRulebook book, List<Rulebook> dependencies, EvidencePackage evidence) {
        LocalDate date = evidence.applicationDate();
        EvidenceView provedView = EvidenceView.proved(evidence, ReviewRecord.none());
        EvidenceView claimedView = EvidenceView.claimed(evidence, ReviewRecord.none());
        return derive(catalogue, book.rulebook(), dependencies, date, provedView).all().size()
                + derive(catalogue, book.rulebook(), dependencies, date, claimedView).all().size();
    }

    private static DerivedValues derive(
            Catalogue catalogue, Rulebook book, List<Rulebook> dependencies, LocalDate date, EvidenceView view) {
        return Derivation.derive(view, catalogue, date, AccountingParameters.of(book, dependencies, date), Map.of());
    }

    /**
     * How many facts the rules see, both views together.
     *
     * @return the number of facts
     */
    public int facts() {
        return facts(proved).size() + facts(claimed).size();
    }

    /**
     * The engine's explained evaluation.
     *
     * @param which the evaluator
     * @return determinations and rating
     */
    public Explained engine(Evaluator which) {
        return engine(book, which);
    }

    /**
     * The same with another compilation of the same rulebook.
     *
     * @param compiled the compilation
     * @param which the evaluator
     * @return determinations and rating
     */
    public Explained engine(CompiledRulebook compiled, Evaluator which) {
        Rulebook rulebook = compiled.rulebook();
        Thresholds onDay = rulebook.parameters().on(date);
        Exclusions exclusions = new Exclusions(rulebook, proved.view().evidence());
        CriterionScores scores = CriterionScores.of(compiled, which, onDay, exclusions, proved, claimed);
        RatingInput input = new RatingInput(
                rulebook,
                onDay,
                scores.proved(),
                scores.claimed(),
                Optional.of(provedOffsets),
                Optional.of(claimedOffsets));
        Scheme scheme = Scheme.of(rulebook);
        Map<String, Score> points = scheme.points(input);
        List<Determination> determinations = new Determinations(plan, rulebook, exclusions, proved, claimed).of(input, points);
        return new Explained(determinations, scheme.rate(input, points));
    }

    private List<Fact> facts(Subject subject) {
        Exclusions exclusions = new Exclusions(book.rulebook(), subject.view().evidence());
        return FactBuilder.facts(book.rulebook(), thresholds, exclusions, subject)
                .all();
    }

    /**
     * Only facts and findings of both views, the share of the rules in an evaluation.
     *
     * @param which the evaluator
     * @return the number of findings
     */
    public int findings(Evaluator which) {
        return book.evaluate(facts(proved), which).size()
                + book.evaluate(facts(claimed), which).size();
    }

    /**
     * The hand-written scorer for the same facts.
     *
     * @return the scorer
     */
    public Floor floor() {
        FloorRows rows = FloorRows.of(catalogue, book);
        Floor floor = book.rulebook().id().id().equals("cnip") ? new CnipFloor(rows) : new ZcpcFloor(rows);
        return floor.over(proved, claimed, provedOffsets, claimedOffsets);
    }

    /**
     * The criteria covered.
     *
     * @return the ids
     */
    public List<String> criteria() {
        return book.rulebook().criteria().stream().map(Criterion::id).toList();
    }
}
