package org.lingtan.report;

import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;

/**
 * A range of credit units as the park submitted it.
 *
 * @param locator where the row stands in the evidence
 * @param programme the programme, for example {@code CCER}
 * @param project the project
 * @param serials the first and the last serial number
 * @param vintage the year of the reduction
 * @param quantity the amount in tCO2e
 * @param retired the day of retirement; empty while not retired
 * @param beneficiary on whose behalf it was retired
 */
public record LedgerEntry(
        String locator,
        String programme,
        String project,
        String serials,
        String vintage,
        Ratio quantity,
        Optional<String> retired,
        String beneficiary) {}
