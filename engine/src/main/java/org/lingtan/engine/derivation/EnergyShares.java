package org.lingtan.engine.derivation;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** The energy total and the shares of energy and electricity. */
final class EnergyShares {

    private static final String CURRENT_VALUE = "electricity-current";

    private EnergyShares() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("energy.total", EnergyShares::total);
        formulas.put("energy.clean-share", EnergyShares::cleanShare);
        formulas.put("energy.renewable-electricity-share", EnergyShares::renewableElectricity);
        formulas.put("energy.direct-green-share", EnergyShares::directGreen);
        formulas.put("energy.electrification", EnergyShares::electrification);
        formulas.put("energy.storage-ratio", EnergyShares::storage);
    }

    private static Result total(Scope scope) {
        EnergyTotal total = EnergyTotal.of(scope);
        return Result.of(new Trace().add(total.trace()), total.tce(), total.formula());
    }

    /** Numerator and denominator use the same coal equivalents; grid electricity is fossil whatever the grid mix. */
    private static Result cleanShare(Scope scope) {
        EnergyTotal total = EnergyTotal.of(scope);
        ElectricityBalance electricity = ElectricityBalance.of(scope);
        Trace trace = new Trace().add(total.trace());
        Ratio green = GreenPower.of(scope).against(electricity.grid(), trace);
        Ratio madeFromCounted = electricity.made(EnergyLedger.of(scope).powerSources());
        Ratio nonFossilPower = electricity.nonFossil().minus(madeFromCounted).plus(green);
        Ratio clean = total.nonFossilKgce();
        List<String> terms = new ArrayList<>(total.nonFossilTerms());
        if (nonFossilPower.signum() != 0) {
            FactorChoice.Product power = EnergyTotal.electricity(new FactorChoice(scope, trace), nonFossilPower);
            clean = clean.plus(power.value());
            terms.add(power.term());
        }
        if (scope.settings().naturalGasIsClean()) {
            clean = clean.plus(total.naturalGasKgce());
            terms.addAll(total.naturalGasTerms());
        }
        return Result.share(trace, clean.dividedBy(EnergyTotal.KILO), total.tce())
                .withTerms(EnergyTotal.formula(terms), total.formula());
    }

    private static Result renewableElectricity(Scope scope) {
        ElectricityBalance electricity = ElectricityBalance.of(scope);
        Trace trace = new Trace().add(electricity.trace());
        Ratio green = GreenPower.of(scope).against(electricity.grid(), trace);
        return Result.share(trace, electricity.renewable().plus(green), electricity.consumed());
    }

    /** Own generation consumed inside counts as direct supply. */
    private static Result directGreen(Scope scope) {
        ElectricityBalance electricity = ElectricityBalance.of(scope);
        return Result.share(new Trace().add(electricity.trace()), electricity.nonFossil(), electricity.consumed());
    }

    private static Result electrification(Scope scope) {
        EnergyLedger ledger = EnergyLedger.of(scope);
        ElectricityBalance electricity = ElectricityBalance.of(scope);
        HeatLedger heat = HeatLedger.of(scope);
        Trace trace = new Trace().add(ledger.trace()).add(electricity.trace()).add(heat.trace());
        FactorChoice factors = new FactorChoice(scope, trace);
        Ratio carriers = EnergyTotal.terminal(ledger, factors).value();
        Ratio terminalPower = electricity.terminal().minus(electricity.sentOut());
        Ratio power = factors.coalEquivalent(CURRENT_VALUE, terminalPower, ElectricityBalance.KWH)
                .value();
        Ratio heatUsed = Ratio.ZERO;
        for (Map.Entry<HeatLedger.Line, Ratio> entry : heat.lines().entrySet()) {
            HeatLedger.Line line = entry.getKey();
            heatUsed = heatUsed.plus(factors.coalEquivalent(line.carrier(), line.signed(entry.getValue()), line.unit())
                    .value());
        }
        // Heat made inside and sent out was never in terminal use here, so it cannot lower the terminal use.
        Ratio whole = power.plus(carriers).plus(heatUsed.max(Ratio.ZERO));
        return Result.share(trace, power.dividedBy(EnergyTotal.KILO), whole.dividedBy(EnergyTotal.KILO));
    }

    /** Usable capacity against the mean day of the year; may exceed 100. */
    private static Result storage(Scope scope) {
        Trace trace = new Trace();
        List<Row> equipment = scope.required("equipment", trace).stream()
                .filter(row -> row.findDate("commissioned")
                        .map(day -> !day.isAfter(scope.yearEnd()))
                        .orElse(true))
                .toList();
        ElectricityBalance electricity = ElectricityBalance.of(scope);
        trace.add(electricity.trace());
        if (!trace.isSettled()) {
            return Result.open(trace);
        }
        Ratio capacity = RegisterShares.sum(equipment, "usable-capacity");
        int days = Year.of(scope.year()).length();
        Ratio perDay = electricity.consumed().dividedBy(Ratio.of(days));
        Result result = Result.percentage(trace, capacity, perDay);
        return new Result(result.value(), capacity + " / (" + electricity.consumed() + " / " + days + ") x 100", trace);
    }
}
