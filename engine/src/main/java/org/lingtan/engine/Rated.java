package org.lingtan.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.scoring.RatingInput;

/**
 * The rating of one subject by one rulebook, without explanation and digest: what comparing many packages needs. Never a
 * result that anybody is told; that is an assessment.
 *
 * @param subject the subject, for example a building; empty for the park
 * @param valuesOn the day whose parameter values were used
 * @param input what was rated
 * @param points the points by criterion
 * @param rating score and levels, the same as those of the assessment
 */
public record Rated(String subject, LocalDate valuesOn, RatingInput input, Map<String, Score> points, Rating rating) {

    /** Copies the map. */
    public Rated {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }
}
