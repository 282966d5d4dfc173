package org.lingtan.engine.derivation;

import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What a formula found.
 *
 * @param value the value; null if there is nothing to measure or the trace names what is missing
 * @param formula the formula with its figures
 * @param trace what it rests on
 */
record Result(@Nullable Ratio value, String formula, Trace trace) {

    private static final int LONGEST_FORMULA = 2000;

    /** Formulas of large ledgers are cut, since a trace is read by people; the terms stand in the ledgers. */
    Result {
        if (formula.length() > LONGEST_FORMULA) {
            int end = Character.isHighSurrogate(formula.charAt(LONGEST_FORMULA - 4))
                    ? LONGEST_FORMULA - 4
                    : LONGEST_FORMULA - 3;
            formula = formula.substring(0, end) + "...";
        }
    }

    /** A value, unless the trace misses something. */
    static Result of(Trace trace, Ratio value, String formula) {
        return new Result(trace.isSettled() ? value : null, formula, trace);
    }

    /** No value: the trace says what is missing. */
    static Result open(Trace trace) {
        return new Result(null, "", trace);
    }

    /** A part of a whole in percent; a part over its whole is a contradiction and gives no value. */
    static Result share(Trace trace, Ratio part, Ratio whole) {
        if (!trace.isSettled()) {
            return open(trace);
        }
        if (part.signum() < 0 || part.compareTo(whole) > 0) {
            trace.missing("share.contradiction", part, whole);
            return open(trace);
        }
        return percentage(trace, part, whole);
    }

    /** A quotient in percent that may lie outside 0 to 100. */
    static Result percentage(Trace trace, Ratio part, Ratio whole) {
        if (!trace.isSettled()) {
            return open(trace);
        }
        if (whole.signum() == 0) {
            return new Result(null, part + " / 0 x 100", trace);
        }
        Ratio value = part.dividedBy(whole).times(Ratio.HUNDRED);
        return new Result(value, part + " / " + figure(whole) + " x 100", trace);
    }

    /** The same with the terms of the part and the whole in its formula. */
    Result withTerms(String part, String whole) {
        return new Result(value, formula.isEmpty() ? "" : "(" + part + ") / (" + whole + ") x 100", trace);
    }

    static String figure(Ratio value) {
        return value.signum() < 0 ? "(" + value + ")" : value.toString();
    }

    Derived derived(QuantityDefinition quantity) {
        Derived.Status status = status();
        boolean settled = status == Derived.Status.DERIVED || status == Derived.Status.NOTHING_TO_MEASURE;
        return new Derived(
                quantity.id(),
                quantity.unit(),
                status,
                status == Derived.Status.DERIVED ? value : null,
                settled ? formula : "",
                trace.from(),
                trace.missing(),
                trace.warnings());
    }

    private Derived.Status status() {
        if (trace.isAwaiting()) {
            return Derived.Status.AWAITING;
        }
        if (!trace.isSettled()) {
            return Derived.Status.MISSING;
        }
        return value == null ? Derived.Status.NOTHING_TO_MEASURE : Derived.Status.DERIVED;
    }
}
