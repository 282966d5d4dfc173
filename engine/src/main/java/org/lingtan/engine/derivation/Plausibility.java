package org.lingtan.engine.derivation;

import java.util.List;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidencePackage;

/**
 * Whether a package contradicts itself or what is physically likely. Contradictions and doubles are errors and refuse
 * the package; gaps, alarms, and whatever the derivation already leaves out on its own are warnings. Nothing is mended.
 */
public final class Plausibility {

    private Plausibility() {}

    /**
     * Checks a package.
     *
     * @param evidence the package, read and correct in form
     * @param catalogue the quantities, tables, units and factors
     * @return every problem, each with place and remedy, in their shown order
     */
    public static List<Problem> check(EvidencePackage evidence, Catalogue catalogue) {
        PlausibilityCheck check = new PlausibilityCheck(evidence, catalogue);
        RegisterPlausibility.check(check);
        LedgerPlausibility.check(check);
        UnitPlausibility.check(check);
        MonthPlausibility.check(check);
        UnitRangePlausibility.check(check);
        ReadingPlausibility.check(check);
        ValuePlausibility.check(check);
        ElectricityPlausibility.check(check);
        return check.problems();
    }
}
