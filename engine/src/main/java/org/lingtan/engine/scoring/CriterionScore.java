package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Determination.PartResult;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;

/**
 * What the findings on one criterion add up to, before any weight. The order of the findings does not matter.
 *
 * @param outcome the one outcome of the criterion
 * @param points the points earned, for criteria of kind {@code POINTS}; else 0
 * @param maximum the most points, for criteria of kind {@code POINTS}; else 0
 * @param share F / F_L in 0..1, for criteria of kind {@code INDICATOR}; else 0
 * @param rank the highest rank permitted, for criteria of kind {@code PREREQUISITE}; else 0
 * @param isComplete whether nothing is missing or waiting in any part
 * @param isTwinEvidenced whether the digital-twin role is evidenced
 * @param parts the parts, in the order of the criterion
 * @param openFacts the topics that are not settled
 * @param rules the names of the rules that fired, sorted
 */
public record CriterionScore(
        Outcome outcome,
        Ratio points,
        Ratio maximum,
        Ratio share,
        Ratio rank,
        boolean isComplete,
        boolean isTwinEvidenced,
        List<PartResult> parts,
        List<Open> openFacts,
        List<String> rules) {

    /** The part that the topic of a digital-twin role belongs to. */
    public static final String TWIN_PART = "twin";

    /** Copies the lists. */
    public CriterionScore {
        parts = List.copyOf(parts);
        openFacts = List.copyOf(openFacts);
        rules = List.copyOf(rules);
    }

    /**
     * Combines the findings.
     *
     * @param criterion the criterion
     * @param findings the findings on this criterion, in any order
     * @param thresholds the parameters in force
     * @return the result
     * @throws IllegalStateException if no rule said anything about a part: a gap in the rules, which reading a rulebook
     *     does not find but its cases and the campaigns do
     */
    public static CriterionScore of(Criterion criterion, List<Finding> findings, Thresholds thresholds) {
        return new Combination(criterion, findings, thresholds).result();
    }

    /**
     * Whether the criterion counts: it was not declared not applicable.
     *
     * @return false for not applicable
     */
    public boolean isApplicable() {
        return outcome != Outcome.NOT_APPLICABLE;
    }

    /** The findings of one criterion on their way to a result. */
    private static final class Combination {

        private final Criterion criterion;
        private final List<Finding> findings;
        private final Thresholds thresholds;
        private final List<PartScore> parts = new ArrayList<>();
        private final Set<String> rules = new TreeSet<>();
        private final List<Open> open = new ArrayList<>();
        private boolean excluded;
        private boolean twin;

        Combination(Criterion criterion, List<Finding> findings, Thresholds thresholds) {
            this.criterion = criterion;
            this.findings = findings;
            this.thresholds = thresholds;
        }

        CriterionScore result() {
            for (Finding finding : findings) {
                rules.add(finding.rule());
                excluded |= finding.kind() == Finding.Kind.NOT_APPLICABLE
                        && finding.part().isEmpty();
                twin |= finding.kind() == Finding.Kind.TWIN;
            }
            for (Criterion.Part part : criterion.parts()) {
                parts.add(part(part));
            }
            Outcome outcome = excluded ? Outcome.NOT_APPLICABLE : outcome();
            boolean complete = excluded || outcome == Outcome.NOT_APPLICABLE || open.isEmpty();
            return new CriterionScore(
                    outcome,
                    excluded ? Ratio.ZERO : sum(PartScore::points),
                    sum(PartScore::maximum),
                    excluded ? Ratio.ZERO : best(Finding.Kind.REACHED),
                    excluded ? Ratio.ZERO : rank(),
                    complete,
                    twin,
                    excluded ? List.of() : parts.stream().map(PartScore::result).toList(),
                    excluded ? List.of() : open,
                    List.copyOf(rules));
        }

        private PartScore part(Criterion.Part part) {
            PartScore score = new PartScore(part, maximum(part));
            for (Finding finding : findings) {
                if (finding.part().equals(part.id())) {
                    score.take(finding, thresholds);
                }
            }
            if (!excluded) {
                if (score.isSilent()) {
                    throw new IllegalStateException("No rule said anything about part (%s) of criterion (%s)."
                            .formatted(part.id(), criterion.id()));
                }
                if (score.isOpen()) {
                    open.addAll(score.open());
                }
            }
            return score;
        }

        private Ratio maximum(Criterion.Part part) {
            if (part.maximum().isEmpty() || !thresholds.isInForce(part.maximum())) {
                return Ratio.ZERO;
            }
            return thresholds.find(part.maximum()).orElseThrow() instanceof Bands bands
                    ? bands.maximum()
                    : thresholds.number(part.maximum());
        }

        private Outcome outcome() {
            return switch (criterion.kind()) {
                case POINTS, INDICATOR -> parts.stream().allMatch(PartScore::isOpen) ? openOutcome() : Outcome.SCORED;
                case MEASURE -> measure();
                case CONDITION, CORE, GUIDING -> condition();
                case PREREQUISITE -> prerequisite();
            };
        }

        private Outcome openOutcome() {
            return open.stream().anyMatch(fact -> fact.reason() == Open.Reason.AWAITING)
                    ? Outcome.AWAITING_JUDGEMENT
                    : Outcome.UNDETERMINED;
        }

        /** All met is met; any met or partly met is partly met; all evidenced and none met is not met; else open. */
        private Outcome measure() {
            List<Outcome> outcomes = parts.stream().map(PartScore::outcome).toList();
            if (outcomes.stream().allMatch(outcome -> outcome == Outcome.MET)) {
                return Outcome.MET;
            }
            if (outcomes.contains(Outcome.MET) || outcomes.contains(Outcome.PARTLY_MET)) {
                return Outcome.PARTLY_MET;
            }
            return outcomes.stream().anyMatch(Outcome::isOpen) ? openOutcome() : Outcome.NOT_MET;
        }

        /** What does not apply is asked first: a core limit below its range is neither met nor open. */
        private Outcome condition() {
            List<Outcome> outcomes = parts.stream().map(PartScore::outcome).toList();
            if (outcomes.contains(Outcome.NOT_APPLICABLE)) {
                return Outcome.NOT_APPLICABLE;
            }
            if (outcomes.contains(Outcome.NOT_MET)) {
                return Outcome.NOT_MET;
            }
            return outcomes.stream().anyMatch(Outcome::isOpen) ? openOutcome() : Outcome.MET;
        }

        private Outcome prerequisite() {
            List<PartScore> concerned =
                    parts.stream().filter(part -> !part.isLeftOut()).toList();
            if (concerned.isEmpty()) {
                return Outcome.NOT_APPLICABLE;
            }
            if (concerned.stream().anyMatch(PartScore::isOpen)) {
                return openOutcome();
            }
            Ratio rank = rank();
            boolean full = thresholds.isInForce(CappedScheme.HIGHEST_RANK)
                    && rank.compareTo(thresholds.number(CappedScheme.HIGHEST_RANK)) >= 0;
            return full ? Outcome.MET : rank.signum() > 0 ? Outcome.PARTLY_MET : Outcome.NOT_MET;
        }

        private Ratio rank() {
            return parts.stream()
                    .filter(part -> !part.isLeftOut())
                    .map(PartScore::rank)
                    .reduce(Ratio::min)
                    .orElse(Ratio.ZERO);
        }

        private Ratio best(Finding.Kind kind) {
            Ratio best = Ratio.ZERO;
            for (Finding finding : findings) {
                best = finding.kind() == kind ? best.max(finding.amount()) : best;
            }
            return best;
        }

        private Ratio sum(java.util.function.Function<PartScore, Ratio> what) {
            Ratio sum = Ratio.ZERO;
            for (PartScore part : parts) {
                sum = sum.plus(what.apply(part));
            }
            return sum;
        }
    }
}
