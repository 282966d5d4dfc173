package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.factor.Factor;
import org.lingtan.catalog.factor.Purpose;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;

/**
 * CO2 of the year in tCO2 for one purpose: fuels burnt, conversion, processes, and electricity and heat brought in.
 *
 * @param tco2 the sum
 * @param terms the terms of the sum
 * @param trace what it rests on
 */
record CarbonAccount(Ratio tco2, List<String> terms, Trace trace) {

    private static final Unit GJ = Unit.of("GJ");

    static CarbonAccount of(Scope scope, Purpose purpose) {
        return scope.shared(CarbonAccount.class, purpose, inner -> new Sum(inner, purpose).account());
    }

    String formula() {
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }

    /** The running sum. */
    private static final class Sum {

        private final Scope scope;
        private final Purpose purpose;
        private final Trace trace = new Trace();
        private final FactorChoice factors;
        private final List<String> terms = new ArrayList<>();
        private Ratio tco2 = Ratio.ZERO;

        Sum(Scope scope, Purpose purpose) {
            this.scope = scope;
            this.purpose = purpose;
            this.factors = new FactorChoice(scope, trace);
        }

        private boolean isInventory() {
            return purpose == Purpose.INVENTORY;
        }

        CarbonAccount account() {
            EnergyLedger energy = EnergyLedger.of(scope);
            ProcessLedger process = ProcessLedger.of(scope);
            trace.add(energy.trace()).add(process.trace());
            fuels(energy, process);
            process.outputs().forEach((line, amount) -> add(output(line, amount)));
            if (process.hasConversion()) {
                add(process.conversion());
            }
            process.bunkers()
                    .forEach((line, amount) -> trace.warn("carbon.bunker", line.product(), amount, line.unit()));
            electricity();
            heat();
            return new CarbonAccount(tco2, terms, trace);
        }

        private void add(FactorChoice.Product product) {
            if (!product.term().isEmpty()) {
                terms.add(product.term());
            }
            tco2 = tco2.plus(product.value());
        }

        /** What conversion made and the park then burnt left the conversion as carbon out, so it counts when burnt. */
        private void fuels(EnergyLedger energy, ProcessLedger process) {
            Map<String, Ratio> byCarrier = new TreeMap<>();
            energy.lines().forEach((line, amount) -> {
                if (line.nonFossil() || line.isRawMaterial()) {
                    return;
                }
                if (line.isConversion()) {
                    if (!process.hasConversion()) {
                        trace.missing("conversion.no-balance", line.carrier());
                    }
                    return;
                }
                if (line.isMadeFromCounted() && !process.hasConversion()) {
                    trace.warn("energy.own-counted", line.carrier());
                    return;
                }
                FactorChoice.Product product = factors.combustion(line.carrier(), purpose, amount, line.unit());
                byCarrier.merge(line.carrier(), product.value(), Ratio::plus);
                add(product);
            });
            byCarrier.forEach((carrier, sum) -> {
                if (sum.signum() < 0) {
                    trace.missing("fuel.negative", carrier);
                }
            });
        }

        private FactorChoice.Product output(ProcessLedger.Line line, Ratio amount) {
            return line.factor().isEmpty()
                    ? factors.process(line.product(), purpose, amount, line.unit())
                    : factors.processNaming(line.factor(), line.product(), purpose, amount, line.unit());
        }

        /** Zero for non-fossil direct supply and for certificates and trade; everything else at one factor. */
        private void electricity() {
            ElectricityBalance electricity = ElectricityBalance.of(scope);
            trace.add(electricity.trace());
            Ratio green = GreenPower.of(scope).against(electricity.grid(), trace);
            Ratio other = electricity.grid().minus(green).plus(electricity.directFossil());
            if (!isInventory()) {
                // Imports minus exports: power made from fuels counted above leaves with the factor of other power.
                other = other.minus(electricity.ownFuelledSentOut());
            }
            if (other.signum() == 0) {
                return;
            }
            Ratio factor = isInventory() ? gridFactor() : acceptanceFactor();
            Ratio value = other.times(factor).dividedBy(EnergyTotal.KILO);
            add(new FactorChoice.Product(value, other + " kWh x " + factor + " kgCO2/kWh / 1000"));
        }

        private Ratio acceptanceFactor() {
            return scope.settings().findAcceptanceElectricity().orElseGet(() -> {
                trace.missing("factor.no-setting-electricity");
                return Ratio.ZERO;
            });
        }

        private Ratio gridFactor() {
            String division = scope.park().division();
            return scope.catalogue()
                    .factors()
                    .findGrid(division, scope.year(), scope.date())
                    .map(this::used)
                    .orElseGet(() -> {
                        trace.missing("factor.missing-grid", division, scope.year(), scope.date());
                        return Ratio.ZERO;
                    });
        }

        private Ratio used(Factor factor) {
            trace.restsOn(factor);
            return factor.value();
        }

        /** Non-fossil heat is 0. In the inventory heat sent out lowers only heat bought, never the fuels burnt inside. */
        private void heat() {
            HeatLedger heat = HeatLedger.of(scope);
            trace.add(heat.trace());
            Ratio sum = Ratio.ZERO;
            List<String> found = new ArrayList<>();
            for (Map.Entry<HeatLedger.Line, Ratio> entry : heat.lines().entrySet()) {
                HeatLedger.Line line = entry.getKey();
                if (line.fossil() && entry.getValue().signum() != 0) {
                    FactorChoice.Product product = heat(line, line.signed(entry.getValue()));
                    sum = sum.plus(product.value());
                    found.add(product.term());
                }
            }
            if (isInventory() && sum.signum() < 0) {
                return;
            }
            terms.addAll(found);
            tco2 = tco2.plus(sum);
        }

        private FactorChoice.Product heat(HeatLedger.Line line, Ratio amount) {
            if (!line.factor().isEmpty() && !factors.isOfOtherPurpose(line.factor(), purpose)) {
                return factors.byId(line.factor(), FactorChoice.HEAT, purpose, amount, line.unit());
            }
            if (!line.unit().convertsTo(GJ)) {
                trace.missing("unit.unusable", line.unit(), "heat", "heat");
                return FactorChoice.Product.NONE;
            }
            Optional<Ratio> setting = scope.settings().findHeat(isInventory());
            if (setting.isEmpty()) {
                return factors.heat(purpose, amount, line.unit()).orElseGet(() -> {
                    trace.missing("factor.missing-heat", purpose.code(), scope.year());
                    return FactorChoice.Product.NONE;
                });
            }
            Ratio gigajoules = line.unit().convert(amount, GJ);
            return new FactorChoice.Product(
                    gigajoules.times(setting.get()), gigajoules + " GJ x " + setting.get() + " tCO2/GJ");
        }
    }
}
