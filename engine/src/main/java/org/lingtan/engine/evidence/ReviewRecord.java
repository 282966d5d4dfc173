package org.lingtan.engine.evidence;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What people decided about the facts; rules alone award points. Part of the assessment digest, so that a stranger can
 * replay a certified assessment.
 *
 * @param assurance {@code self} or {@code certified}
 * @param decisions the decision for each evidence item, by item id
 * @param exclusions for each criterion declared not applicable ({@code rulebook/criterion}), whether it was accepted
 * @param judgements for each question ({@code rulebook/criterion/part}), the answer
 * @param refusedUnits credit-unit ranges refused by the ledger ({@code programme/project/from-to}), with the reason
 */
public record ReviewRecord(
        String assurance,
        SortedMap<String, Decision> decisions,
        SortedMap<String, Boolean> exclusions,
        SortedMap<String, Boolean> judgements,
        SortedMap<String, String> refusedUnits) {

    /** Copies the maps. */
    public ReviewRecord {
        if (!assurance.equals("self") && !assurance.equals("certified")) {
            throw new IllegalArgumentException("The assurance (%s) must be self or certified.".formatted(assurance));
        }
        decisions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(decisions));
        exclusions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(exclusions));
        judgements = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(judgements));
        refusedUnits = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(refusedUnits));
    }

    /**
     * The record of a self-assessment: nothing was reviewed.
     *
     * @return the empty record
     */
    public static ReviewRecord none() {
        return new ReviewRecord("self", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * Whether evaluators reviewed the package.
     *
     * @return true for a certified assessment
     */
    public boolean isCertified() {
        return assurance.equals("certified");
    }

    /** A decision about one evidence item. Closed. */
    public sealed interface Decision {

        /** The item stands as submitted. */
        record Accepted() implements Decision {}

        /**
         * The item counts as if it had not been submitted.
         *
         * @param reason why
         */
        record Rejected(String reason) implements Decision {}

        /**
         * Values of the item are replaced.
         *
         * @param values the new values by place: "value" or "answer" (1 for yes, 0 for no), or
         *     {@code row/column} of a table with the row counted from 1
         * @param reason why
         * @param evidence what the evaluator relied on
         */
        record Adjusted(Map<String, Ratio> values, String reason, String evidence) implements Decision {
            /** Copies the values. */
            public Adjusted {
                values = Map.copyOf(values);
            }
        }

        /**
         * Handles every kind.
         *
         * @param <T> the result
         * @param accepted for an accepted item
         * @param rejected for a rejected item
         * @param adjusted for an adjusted item
         * @return what the function for the kind of this decision returns
         */
        default <T> T match(
                Function<Accepted, T> accepted, Function<Rejected, T> rejected, Function<Adjusted, T> adjusted) {
            if (this instanceof Accepted a) {
                return accepted.apply(a);
            }
            if (this instanceof Rejected r) {
                return rejected.apply(r);
            }
            return adjusted.apply((Adjusted) this);
        }
    }
}
