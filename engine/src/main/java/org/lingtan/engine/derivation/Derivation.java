package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.outcome.OffsetAccount;

/**
 * Derives every quantity of a park from its registers and ledgers. A share is never taken on trust: it is computed, with
 * formula, figures and locators; a declared value counts only in the claimed view and only where nothing was derived.
 */
public final class Derivation {

    private Derivation() {}

    /**
     * Derives every quantity of the catalogue that belongs to a park, and the offset account. A pure function of its
     * arguments.
     *
     * @param view the evidence, proved or claimed
     * @param catalogue the quantities with the tables each may read, and the factor tables
     * @param date the assessment date: factors and rates published later are not used, units retired later not counted
     * @param settings the accounting parameters of the rulebook
     * @param buildingStars the stars that the rulebook for single buildings found in the same view, by building id;
     *     empty if it was not run
     * @return the quantities with their traces, and the offset account
     */
    public static DerivedValues derive(
            EvidenceView view,
            Catalogue catalogue,
            LocalDate date,
            AccountingSettings settings,
            Map<String, Integer> buildingStars) {
        DerivationRun run = new DerivationRun(view, catalogue, date, settings, buildingStars);
        SortedMap<String, Derived> values = run.quantities();
        Derived residual = values.get("carbon.residual");
        if (residual == null) {
            throw new IllegalStateException("The catalogue lacks the quantity (carbon.residual).");
        }
        OffsetAccount offsets = new OffsetRules(run).account(residual);
        return new DerivedValues(values, offsets);
    }
}
