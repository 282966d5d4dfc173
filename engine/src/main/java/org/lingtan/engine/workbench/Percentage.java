package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of a whole in per cent. */
final class Percentage {

    private Percentage() {}

    /** Rounded down to two decimals, so that only the whole is 100; 0 of nothing. */
    static BigDecimal of(int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : new BigDecimal(part)
                        .movePointRight(2)
                        .divide(new BigDecimal(whole), 2, RoundingMode.DOWN)
                        .stripTrailingZeros();
    }
}
