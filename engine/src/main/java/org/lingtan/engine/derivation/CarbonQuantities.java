package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.function.Function;
import org.lingtan.catalog.factor.Purpose;

/** CO2 by annex 4, CO2 per unit of energy, and the residual of the inventory. */
final class CarbonQuantities {

    private CarbonQuantities() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("carbon.total", scope -> account(scope, Purpose.ACCEPTANCE));
        formulas.put("carbon.per-energy", CarbonQuantities::perEnergy);
        formulas.put("carbon.residual", scope -> account(scope, Purpose.INVENTORY));
    }

    private static Result account(Scope scope, Purpose purpose) {
        CarbonAccount account = CarbonAccount.of(scope, purpose);
        return Result.of(new Trace().add(account.trace()), account.tco2(), account.formula());
    }

    private static Result perEnergy(Scope scope) {
        CarbonAccount carbon = CarbonAccount.of(scope, Purpose.ACCEPTANCE);
        EnergyTotal energy = EnergyTotal.of(scope);
        Trace trace = new Trace().add(carbon.trace()).add(energy.trace());
        if (!trace.isSettled()) {
            return Result.open(trace);
        }
        String formula = "(" + carbon.formula() + ") / (" + energy.formula() + ")";
        return energy.kgce().signum() == 0
                ? new Result(null, formula, trace)
                : Result.of(trace, carbon.tco2().dividedBy(energy.tce()), formula);
    }
}
