package org.lingtan.engine.fact;

import java.util.List;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What one firing of one rule says about a part of a criterion.
 *
 * @param criterion the criterion
 * @param part the part of the criterion; empty for an exclusion, which concerns all parts
 * @param kind what is said
 * @param amount points, share of the leading value, or rank, by kind; 0 where the kind has none
 * @param rule the name of the rule
 * @param facts the facts it rests on, in the order of the rule
 * @param parameter the parameter that decided, or empty
 */
public record Finding(
        String criterion, String part, Kind kind, Ratio amount, String rule, List<Fact> facts, String parameter) {

    /** What a finding says. */
    public enum Kind {
        /** Points were earned, 0 or more; findings of one criterion add up. */
        SCORED,
        /** Marks were taken over as stated; the parameter holds the full marks. */
        MARKED,
        /** A share of the leading value was reached, 0 to 1. */
        REACHED,
        /** Levels up to a rank are permitted, 0 for the lowest. */
        PERMITTED,
        /** Met. */
        MET,
        /** Met in part. */
        PARTLY_MET,
        /** Evidenced and not met. */
        NOT_MET,
        /** Does not apply. */
        NOT_APPLICABLE,
        /** Not settled. */
        OPEN,
        /** The digital-twin role is evidenced. */
        TWIN
    }

    /** Copies the facts. */
    public Finding {
        facts = List.copyOf(facts);
    }
}
