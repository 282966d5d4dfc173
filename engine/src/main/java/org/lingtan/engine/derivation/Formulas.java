package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The formula of each quantity of a park. */
final class Formulas {

    private static final Map<String, Function<Scope, Result>> ALL = all();

    private Formulas() {}

    private static Map<String, Function<Scope, Result>> all() {
        Map<String, Function<Scope, Result>> formulas = new TreeMap<>();
        EnterpriseShares.addTo(formulas);
        BuildingShares.addTo(formulas);
        RegisterShares.addTo(formulas);
        LedgerShares.addTo(formulas);
        EnergyShares.addTo(formulas);
        CarbonQuantities.addTo(formulas);
        return formulas;
    }

    static Function<Scope, Result> of(String quantity) {
        Function<Scope, Result> formula = ALL.get(quantity);
        if (formula == null) {
            throw new IllegalStateException(
                    "The quantity (%s) has no formula. Maybe add it to Formulas.".formatted(quantity));
        }
        return formula;
    }
}
