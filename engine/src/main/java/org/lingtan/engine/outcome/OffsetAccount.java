package org.lingtan.engine.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The annual offsetting: eligible retired units against the residual of the same year.
 *
 * @param residual the residual in tCO2; null where it cannot be derived
 * @param retired the eligible retired units in tCO2e
 * @param isComplete whether the retired units reach the residual rounded up to whole tonnes; true without units where
 *     the residual is 0 or less
 * @param missing what is missing, or why ranges were refused
 * @param from the locators of the unit ranges counted
 * @param formula the comparison with its figures, for example {@code 1200 >= ceiling(1199.5)}; empty without a residual
 * @param inputs residual and retired units, each with formula and locators; a quantity without a value is left out
 */
public record OffsetAccount(
        @Nullable Ratio residual,
        Ratio retired,
        boolean isComplete,
        List<Text> missing,
        List<String> from,
        String formula,
        List<Determination.Input> inputs) {

    /** Copies the lists. */
    public OffsetAccount {
        missing = List.copyOf(missing);
        from = List.copyOf(from);
        inputs = List.copyOf(inputs);
    }

    /**
     * An account whose figures are given, as in cases.
     *
     * @param residual the residual
     * @param retired the retired units
     * @param isComplete whether the offsetting is complete
     * @param missing what is missing
     * @param from the locators
     */
    public OffsetAccount(
            @Nullable Ratio residual, Ratio retired, boolean isComplete, List<Text> missing, List<String> from) {
        this(residual, retired, isComplete, missing, from, "", List.of());
    }
}
