package org.lingtan.engine.fact;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The one thing a rule may call: it takes findings, each naming the facts it rests on. One sink serves one evaluation on
 * one thread. The evaluator tells the sink which rule is firing.
 */
public final class FindingSink {

    private final List<Finding> findings = new ArrayList<>();
    private String rule = "";

    /**
     * Tells which rule fires next; called by the evaluator, out of reach of the restricted profile.
     *
     * @param name the rule name
     */
    public void firing(String name) {
        rule = name;
    }

    /**
     * What was found so far, in no particular order.
     *
     * @return the findings
     */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Points from a table of bands.
     *
     * @param measured the value
     * @param bands the id of the table
     */
    public void scored(Measured measured, String bands) {
        add(Finding.Kind.SCORED, measured.thresholds().bands(bands).points(measured.value()), bands, measured);
    }

    /**
     * Fixed points.
     *
     * @param parameter the id of the points
     * @param facts what they rest on; the first names the part
     */
    public void awarded(String parameter, Fact... facts) {
        add(Finding.Kind.SCORED, facts[0].thresholds().number(parameter), parameter, facts);
    }

    /**
     * Marks taken over as stated, at most the full marks.
     *
     * @param measured the marks
     * @param fullMarks the id of the full marks
     */
    public void marked(Measured measured, String fullMarks) {
        Ratio marks =
                measured.value().min(measured.thresholds().number(fullMarks)).max(Ratio.ZERO);
        add(Finding.Kind.MARKED, marks, fullMarks, measured);
    }

    /**
     * Evidenced, and earns nothing.
     *
     * @param facts what it rests on; the first names the part
     */
    public void earnedNothing(Fact... facts) {
        add(Finding.Kind.SCORED, Ratio.ZERO, "", facts);
    }

    /**
     * The share of a leading value, higher being better: F / F_L capped to 0..1 (formula 1).
     *
     * @param measured the current value F
     * @param leadingValue the id of F_L, above 0
     */
    public void reached(Measured measured, String leadingValue) {
        Ratio share = measured.value()
                .dividedBy(measured.thresholds().number(leadingValue))
                .max(Ratio.ZERO)
                .min(Ratio.ONE);
        add(Finding.Kind.REACHED, share, leadingValue, measured);
    }

    /**
     * The share of a leading value, lower being better: F_L / F, 1 where F &lt;= F_L.
     *
     * @param measured the current value F
     * @param leadingValue the id of F_L, above 0
     */
    public void reachedBelow(Measured measured, String leadingValue) {
        Ratio leading = measured.thresholds().number(leadingValue);
        Ratio share = measured.value().compareTo(leading) <= 0 ? Ratio.ONE : leading.dividedBy(measured.value());
        add(Finding.Kind.REACHED, share, leadingValue, measured);
    }

    /**
     * Levels up to a rank are permitted by a measured prerequisite.
     *
     * @param measured the value
     * @param bands the id of a table whose points are ranks
     */
    public void permitted(Measured measured, String bands) {
        add(Finding.Kind.PERMITTED, measured.thresholds().bands(bands).points(measured.value()), bands, measured);
    }

    /**
     * Levels up to a fixed rank are permitted.
     *
     * @param parameter the id of the rank
     * @param facts what it rests on
     */
    public void permittedUpTo(String parameter, Fact... facts) {
        add(Finding.Kind.PERMITTED, facts[0].thresholds().number(parameter), parameter, facts);
    }

    /**
     * Met.
     *
     * @param facts what it rests on; the first names the part
     */
    public void met(Fact... facts) {
        add(Finding.Kind.MET, Ratio.ZERO, "", facts);
    }

    /**
     * Met in part.
     *
     * @param facts what it rests on; the first names the part
     */
    public void partlyMet(Fact... facts) {
        add(Finding.Kind.PARTLY_MET, Ratio.ZERO, "", facts);
    }

    /**
     * Evidenced and not met.
     *
     * @param facts what it rests on; the first names the part
     */
    public void notMet(Fact... facts) {
        add(Finding.Kind.NOT_MET, Ratio.ZERO, "", facts);
    }

    /**
     * Does not apply.
     *
     * @param facts what it rests on; the first names the part
     */
    public void notApplicable(Fact... facts) {
        add(Finding.Kind.NOT_APPLICABLE, Ratio.ZERO, "", facts);
    }

    /**
     * Not settled: undetermined, or awaiting judgement.
     *
     * @param open the open topic
     */
    public void open(Open open) {
        add(Finding.Kind.OPEN, Ratio.ZERO, "", open);
    }

    /**
     * Not settled, where the most points depend on a property of the subject.
     *
     * @param open the open topic
     * @param maximum the id of the most points
     */
    public void open(Open open, String maximum) {
        add(Finding.Kind.OPEN, Ratio.ZERO, maximum, open);
    }

    /**
     * The digital-twin role of a measure is evidenced.
     *
     * @param facts what it rests on
     */
    public void twin(Fact... facts) {
        add(Finding.Kind.TWIN, Ratio.ZERO, "", facts);
    }

    private void add(Finding.Kind kind, Ratio amount, String parameter, Fact... facts) {
        Fact first = facts[0];
        findings.add(new Finding(first.getCriterion(), first.getPart(), kind, amount, rule, List.of(facts), parameter));
    }
}
