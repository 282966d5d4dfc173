package org.lingtan.engine.scoring;

import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
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
        return of(criterion, findings.toArray(Finding[]::new), 0, findings.size(), thresholds);
    }

    /**
     * Combines some of many findings.
     *
     * @param criterion the criterion
     * @param findings the findings on many criteria, those on this one together
     * @param start the place of the first on this criterion
     * @param end the place behind the last one
     * @param thresholds the parameters in force
     * @return the result
     * @throws IllegalStateException as {@link #of(Criterion, List, Thresholds)}
     */
    public static CriterionScore of(
            Criterion criterion, Finding[] findings, int start, int end, Thresholds thresholds) {
        return new Combination(criterion, findings, start, end, thresholds).score();
    }

    /**
     * Whether the criterion counts: it was not declared not applicable.
     *
     * @return false for not applicable
     */
    public boolean isApplicable() {
        return outcome != Outcome.NOT_APPLICABLE;
    }
}
