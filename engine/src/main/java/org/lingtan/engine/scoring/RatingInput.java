package org.lingtan.engine.scoring;

import java.util.Map;
import java.util.Optional;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * What a scheme needs to rate a subject.
 *
 * @param rulebook the rulebook
 * @param thresholds its parameters on the assessment date
 * @param proved the criteria over the proved evidence, by id
 * @param claimed the criteria over everything stated, by id
 * @param provedOffsets the offsetting over the proved evidence, where the rulebook asks for it
 * @param claimedOffsets the offsetting over everything stated
 */
public record RatingInput(
        Rulebook rulebook,
        Thresholds thresholds,
        Map<String, CriterionScore> proved,
        Map<String, CriterionScore> claimed,
        Optional<OffsetAccount> provedOffsets,
        Optional<OffsetAccount> claimedOffsets) {

    /**
     * A criterion over the proved evidence.
     *
     * @param criterion the id
     * @return its score
     * @throws IllegalStateException if it was not evaluated
     */
    public CriterionScore proved(String criterion) {
        return score(proved, criterion);
    }

    /**
     * A criterion over everything stated.
     *
     * @param criterion the id
     * @return its score
     * @throws IllegalStateException if it was not evaluated
     */
    public CriterionScore claimed(String criterion) {
        return score(claimed, criterion);
    }

    CriterionScore score(Map<String, CriterionScore> scores, String criterion) {
        CriterionScore score = scores.get(criterion);
        if (score == null) {
            throw new IllegalStateException(
                    "The criterion (%s) of %s was not evaluated.".formatted(criterion, rulebook.id()));
        }
        return score;
    }
}
