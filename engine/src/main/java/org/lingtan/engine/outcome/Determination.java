package org.lingtan.engine.outcome;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What became of one criterion, and why.
 *
 * @param criterion the criterion, for example {@code X16}
 * @param clause the clause of the standard
 * @param group the dimension, system or first-level indicator; empty for none
 * @param titles the title of the criterion
 * @param outcome the outcome over the proved evidence
 * @param points the points over the proved evidence
 * @param claimedPoints the larger of {@code points} and the points if stated values count
 * @param possiblePoints {@code max} while anything is missing, waiting or only claimed, else {@code points}
 * @param max the most points
 * @param basis {@code published}, {@code cited}, {@code constructed} or {@code interpretation}: of what is asked
 * @param judging the same of how it is judged; differs for measures of published wording
 * @param rules the names of the rules that fired over the proved evidence, sorted
 * @param inputs the values the outcome rests on
 * @param parts what became of each part, for criteria of several parts
 * @param missing what is missing and how to supply it, or why the criterion does not apply
 * @param twin {@code "evidenced"} or {@code "not-evidenced"} for a measure that anchors a digital-twin role, else empty
 * @param evidence every evidence item that the outcome can depend on, with its digest
 */
public record Determination(
        String criterion,
        String clause,
        String group,
        Text titles,
        Outcome outcome,
        Ratio points,
        Ratio claimedPoints,
        Ratio possiblePoints,
        Ratio max,
        String basis,
        String judging,
        List<String> rules,
        List<Input> inputs,
        List<PartResult> parts,
        List<Text> missing,
        String twin,
        SortedMap<String, String> evidence) {

    /**
     * A value that an outcome rests on.
     *
     * @param quantity the quantity or topic
     * @param value the decimal, {@code yes}, {@code no}, {@code documented} or the property
     * @param unit the unit; empty where there is none
     * @param formula the formula with its figures, {@code declared}, {@code attested} or {@code documented}
     * @param from the locators
     * @param isClaimed whether it is only claimed
     */
    public record Input(
            String quantity, String value, String unit, String formula, List<String> from, boolean isClaimed) {
        /** Copies the list. */
        public Input {
            from = List.copyOf(from);
        }
    }

    /**
     * What became of a part.
     *
     * @param part the id of the part
     * @param outcome its outcome
     * @param points its points
     */
    public record PartResult(String part, Outcome outcome, Ratio points) {}

    /** Copies the lists. */
    public Determination {
        rules = List.copyOf(rules);
        inputs = List.copyOf(inputs);
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
        evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
    }

    /**
     * The determination as it stands in the JSON of an evaluation.
     *
     * @return canonical JSON (RFC 8785)
     */
    public String toJson() {
        return CanonicalJson.write(EvaluationJson.determination(this));
    }
}
