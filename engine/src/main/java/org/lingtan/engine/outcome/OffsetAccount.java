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
 */
public record OffsetAccount(
        @Nullable Ratio residual, Ratio retired, boolean isComplete, List<Text> missing, List<String> from) {

    /** Copies the lists. */
    public OffsetAccount {
        missing = List.copyOf(missing);
        from = List.copyOf(from);
    }
}
