package org.lingtan.report.internal.part;

import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.report.internal.layout.Sheet;

/** Numbers as they are printed: exact where two decimals (values: four) suffice, else rounded half-even to them. */
final class Figures {

    private Figures() {}

    static String points(Ratio value) {
        return rounded(value.toDecimal(), value, 2);
    }

    /** A value of the trace: a decimal is shortened, any other word stays. */
    static String value(String value) {
        return value.matches("-?[0-9]{1,80}(\\.[0-9]{1,20})?") ? rounded(value, Ratio.of(value), 4) : value;
    }

    private static String rounded(String exact, Ratio value, int decimals) {
        int point = exact.indexOf('.');
        return point < 0 || exact.length() - point - 1 <= decimals ? exact : value.toRounded(decimals);
    }

    /** A range such as {@code ≥ 60, < 80}; a dash for every value. */
    static String range(Interval range) {
        Ratio min = range.min();
        Ratio max = range.max();
        if (min != null && min.equals(max)) {
            return points(min);
        }
        String from = min == null ? "" : (range.minOpen() ? "> " : "≥ ") + points(min);
        String to = max == null ? "" : (range.maxOpen() ? "< " : "≤ ") + points(max);
        return from.isEmpty() && to.isEmpty()
                ? Sheet.NOTHING
                : from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
}
