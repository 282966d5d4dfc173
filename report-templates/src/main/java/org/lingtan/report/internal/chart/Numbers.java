package org.lingtan.report.internal.chart;

import org.lingtan.catalog.quantity.Ratio;

/** Numbers in charts: two decimals at most. */
final class Numbers {

    private Numbers() {}

    static String points(Ratio value) {
        String exact = value.toDecimal();
        int point = exact.indexOf('.');
        return point < 0 || exact.length() - point <= 3 ? exact : value.toRounded(2);
    }
}
