package org.lingtan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.derivation.AccountingSettings;
import org.lingtan.engine.derivation.Derivation;
import org.lingtan.engine.derivation.DerivedValues;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.scoring.RatingInput;
import org.lingtan.engine.scoring.Scheme;

/**
 * The assessments of one package by one rulebook after the other, the dependencies of each first. What two of them would
 * derive from the same inputs is derived once. Of one thread, for one call.
 */
final class AssessmentRun {

    private final Catalogue catalogue;
    private final RulebookLibrary library;
    private final ExplanationPlans plans;
    private final EvaluationMode mode;
    private final EvidencePackage evidence;
    private final LocalDate date;
    private final ReviewRecord review;
    private final EvidenceView provedView;
    private final EvidenceView claimedView;
    private final Map<Inputs, DerivedValues> derived = new HashMap<>();
    private final Map<RulebookId, List<Assessment>> buildings = new HashMap<>();
    private final Map<String, List<Rated>> rated = new HashMap<>();

    /** All that derivation depends on and that rulebooks of one run can differ in. */
    private record Inputs(boolean proved, AccountingSettings settings, Map<String, Integer> stars) {}

    AssessmentRun(
            Catalogue catalogue,
            RulebookLibrary library,
            ExplanationPlans plans,
            EvaluationMode mode,
            EvidencePackage evidence,
            LocalDate date,
            ReviewRecord review) {
        this.catalogue = catalogue;
        this.library = library;
        this.plans = plans;
        this.mode = mode;
        this.evidence = evidence;
        this.date = date;
        this.review = review;
        this.provedView = EvidenceView.proved(evidence, review);
        this.claimedView = EvidenceView.claimed(evidence, review);
    }

    /** A park as a rulebook looks at it. */
    private record ParkFacts(
            List<Rulebook> dependencies,
            Subject proved,
            Subject claimed,
            Optional<OffsetAccount> provedOffsets,
            Optional<OffsetAccount> claimedOffsets) {}

    List<Assessment> assess(RulebookId pinned) {
        CompiledRulebook book = library.load(pinned);
        if (!book.rulebook().isOfPark()) {
            return buildings(book);
        }
        ParkFacts park = park(
                book.rulebook(),
                book.rulebook().nearest(date),
                first -> buildings(first).stream()
                        .map(building -> new Star(building.subject(), building.rating()))
                        .toList());
        return List.of(assess(
                book, park.dependencies(), park.proved(), park.claimed(), park.provedOffsets(), park.claimedOffsets()));
    }

    /** Rates by the flat evaluator, by the values of the day in force that is nearest to the date of the case. */
    List<Rated> rate(CompiledRulebook book) {
        LocalDate valuesOn = book.rulebook().nearest(date);
        if (!book.rulebook().isOfPark()) {
            return ratedBuildings(book, valuesOn);
        }
        ParkFacts park = park(
                book.rulebook(),
                valuesOn,
                first -> ratedBuildings(first, first.rulebook().nearest(date)).stream()
                        .map(building -> new Star(building.subject(), building.rating()))
                        .toList());
        return List.of(
                rate(book, valuesOn, park.proved(), park.claimed(), park.provedOffsets(), park.claimedOffsets()));
    }

    private List<Rated> ratedBuildings(CompiledRulebook book, LocalDate valuesOn) {
        return rated.computeIfAbsent(book.rulebook().digest(), digest -> {
            List<Rated> result = new ArrayList<>();
            buildingSubjects(book)
                    .forEach(building -> result.add(rate(
                            book,
                            valuesOn,
                            building.proved(),
                            building.claimed(),
                            Optional.empty(),
                            Optional.empty())));
            return result;
        });
    }

    private Rated rate(
            CompiledRulebook book,
            LocalDate valuesOn,
            Subject proved,
            Subject claimed,
            Optional<OffsetAccount> provedOffsets,
            Optional<OffsetAccount> claimedOffsets) {
        RatingInput input = input(
                book,
                Evaluator.FLAT,
                book.rulebook().parameters().on(valuesOn),
                new Exclusions(book.rulebook(), evidence),
                proved,
                claimed,
                provedOffsets,
                claimedOffsets);
        Scheme scheme = Scheme.of(book.rulebook());
        Map<String, Score> points = scheme.points(input);
        return new Rated(proved.id(), valuesOn, input, points, scheme.rate(input, points));
    }

    /** The rating of a building that a park rulebook asks for. */
    private record Star(String building, Assessment.Rating rating) {}

    private ParkFacts park(Rulebook book, LocalDate valuesOn, Function<CompiledRulebook, List<Star>> rating) {
        Map<String, Integer> provedStars = new HashMap<>();
        Map<String, Integer> claimedStars = new HashMap<>();
        List<Rulebook> dependencies = new ArrayList<>();
        for (RulebookId dependency : book.dependencies()) {
            CompiledRulebook first = library.load(dependency);
            dependencies.add(first.rulebook());
            if (!first.rulebook().isOfPark()) {
                for (Star star : rating.apply(first)) {
                    stars(first.rulebook(), star.building(), star.rating().level(), provedStars);
                    stars(first.rulebook(), star.building(), star.rating().claimedLevel(), claimedStars);
                }
            }
        }
        AccountingSettings settings = AccountingParameters.of(book, dependencies, valuesOn);
        DerivedValues proved = derive(true, settings, provedStars);
        DerivedValues claimed = derive(false, settings, claimedStars);
        Map<String, String> properties = Map.of("type", evidence.park().type());
        boolean offsets = book.offsets();
        return new ParkFacts(
                dependencies,
                new Subject("", provedView, proved::get, properties, Map.of()),
                new Subject("", claimedView, claimed::get, properties, Map.of()),
                offsets ? Optional.of(proved.offsets()) : Optional.empty(),
                offsets ? Optional.of(claimed.offsets()) : Optional.empty());
    }

    private DerivedValues derive(boolean proved, AccountingSettings settings, Map<String, Integer> stars) {
        EvidenceView view = proved ? provedView : claimedView;
        return derived.computeIfAbsent(
                new Inputs(proved, settings, Map.copyOf(stars)),
                inputs -> Derivation.derive(view, catalogue, date, settings, stars));
    }

    /** The rank of the level is the number of stars. */
    private static void stars(Rulebook rulebook, String building, Optional<Level> level, Map<String, Integer> stars) {
        level.ifPresent(reached -> stars.put(building, rulebook.levels().indexOf(reached)));
    }

    private List<Assessment> buildings(CompiledRulebook book) {
        return buildings.computeIfAbsent(book.rulebook().id(), id -> assessBuildings(book));
    }

    private List<Assessment> assessBuildings(CompiledRulebook book) {
        List<Assessment> result = new ArrayList<>();
        buildingSubjects(book)
                .forEach(building -> result.add(assess(
                        book, List.of(), building.proved(), building.claimed(), Optional.empty(), Optional.empty())));
        return result;
    }

    /** A building as proved and as claimed. */
    private record BuildingFacts(Subject proved, Subject claimed) {}

    private List<BuildingFacts> buildingSubjects(CompiledRulebook book) {
        String table = book.rulebook().subject();
        SortedMap<String, Subject> proved = Buildings.of(provedView, table, catalogue);
        List<BuildingFacts> result = new ArrayList<>();
        Buildings.of(claimedView, table, catalogue).forEach((id, claimed) -> {
            Subject shown =
                    proved.containsKey(id) ? proved.get(id) : Buildings.unknown(id, provedView, table, catalogue);
            result.add(new BuildingFacts(shown, claimed));
        });
        return result;
    }

    private Assessment assess(
            CompiledRulebook book,
            List<Rulebook> dependencies,
            Subject proved,
            Subject claimed,
            Optional<OffsetAccount> provedOffsets,
            Optional<OffsetAccount> claimedOffsets) {
        if (mode == EvaluationMode.BOTH) {
            Assessment session =
                    assess(book, Evaluator.SESSION, dependencies, proved, claimed, provedOffsets, claimedOffsets);
            Assessment flat =
                    assess(book, Evaluator.FLAT, dependencies, proved, claimed, provedOffsets, claimedOffsets);
            if (!session.digest().equals(flat.digest())) {
                throw new EvaluatorsDisagreeException(book.rulebook().id(), session.digest(), flat.digest());
            }
            return session;
        }
        Evaluator which = mode == EvaluationMode.FLAT ? Evaluator.FLAT : Evaluator.SESSION;
        return assess(book, which, dependencies, proved, claimed, provedOffsets, claimedOffsets);
    }

    private Assessment assess(
            CompiledRulebook book,
            Evaluator which,
            List<Rulebook> dependencies,
            Subject proved,
            Subject claimed,
            Optional<OffsetAccount> provedOffsets,
            Optional<OffsetAccount> claimedOffsets) {
        Rulebook rulebook = book.rulebook();
        // A version that was chosen before its first day, or is named after its last, judges by its nearest day.
        Thresholds thresholds = rulebook.parameters().on(rulebook.nearest(date));
        Exclusions exclusions = new Exclusions(rulebook, evidence);
        RatingInput input = input(book, which, thresholds, exclusions, proved, claimed, provedOffsets, claimedOffsets);
        Scheme scheme = Scheme.of(rulebook);
        Map<String, Score> points = scheme.points(input);
        List<Determination> determinations =
                new Determinations(plans.of(rulebook), rulebook, exclusions, proved, claimed).of(input, points);
        SortedMap<RulebookId, String> digests = new TreeMap<>();
        dependencies.forEach(dependency -> digests.put(dependency.id(), dependency.digest()));
        Assessment draft = new Assessment(
                rulebook.id(),
                rulebook.titles(),
                rulebook.digest(),
                digests,
                catalogue.factors().digest(),
                proved.id(),
                date,
                review.assurance(),
                scheme.rate(input, points),
                determinations,
                provedOffsets,
                basis(determinations),
                Coverages.of(rulebook, input),
                new Warnings(rulebook, thresholds, date).of(input, proved, determinations),
                "");
        return AssessmentDigest.sealed(draft, evidence.digest(), review);
    }

    private static RatingInput input(
            CompiledRulebook book,
            Evaluator which,
            Thresholds thresholds,
            Exclusions exclusions,
            Subject proved,
            Subject claimed,
            Optional<OffsetAccount> provedOffsets,
            Optional<OffsetAccount> claimedOffsets) {
        CriterionScores scores = CriterionScores.of(book, which, thresholds, exclusions, proved, claimed);
        return new RatingInput(
                book.rulebook(), thresholds, scores.proved(), scores.claimed(), provedOffsets, claimedOffsets);
    }

    private static SortedMap<String, Ratio> basis(List<Determination> determinations) {
        SortedMap<String, Ratio> basis = new TreeMap<>();
        List.of("published", "cited", "constructed", "interpretation").forEach(kind -> basis.put(kind, Ratio.ZERO));
        determinations.forEach(d -> basis.merge(d.basis(), d.max(), Ratio::plus));
        return basis;
    }
}
