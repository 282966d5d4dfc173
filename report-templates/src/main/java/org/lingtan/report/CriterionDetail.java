package org.lingtan.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What a report says about a criterion beside its determination: what kind it is and the numbers its rules compare with.
 *
 * @param criterion the criterion
 * @param kind {@code points}, {@code indicator}, {@code measure}, {@code condition}, {@code core}, {@code guiding} or
 *     {@code prerequisite}
 * @param thresholds the parameters its rules name, as they stand on the assessment date, in the order of the rules
 */
public record CriterionDetail(String criterion, String kind, List<Threshold> thresholds) {

    /**
     * A parameter.
     *
     * @param parameter its id
     * @param unit its unit
     * @param basis {@code published}, {@code cited}, {@code constructed} or {@code interpretation}
     * @param source where it comes from
     * @param bounds its value: one bound for a number or a range, one for each band of a table
     */
    public record Threshold(String parameter, String unit, String basis, Text source, List<Bound> bounds) {
        /** Copies the list. */
        public Threshold {
            bounds = List.copyOf(bounds);
        }
    }

    /**
     * A value, a range or a band.
     *
     * @param from the lower end, the value itself where it equals {@code to}, or null for none
     * @param fromOpen whether the lower end itself is outside
     * @param to the upper end, or null for none
     * @param toOpen whether the upper end itself is outside
     * @param points the points of the band; null for a number or a range
     */
    public record Bound(
            @Nullable Ratio from,
            boolean fromOpen,
            @Nullable Ratio to,
            boolean toOpen,
            @Nullable Ratio points) {}

    /** Copies the list. */
    public CriterionDetail {
        thresholds = List.copyOf(thresholds);
    }
}
