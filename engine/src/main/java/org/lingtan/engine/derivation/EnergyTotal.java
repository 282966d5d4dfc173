package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;

/**
 * All energy of the year, each carrier counted once: brought in, plus or minus stock change, plus non-fossil energy
 * produced and consumed inside, minus sent out; raw-material use left out; electricity at equivalent value (等价值).
 *
 * @param kgce the total in kgce
 * @param nonFossilKgce what of it comes from carriers and heat called non-fossil, in kgce; without electricity
 * @param naturalGasKgce what of it is natural gas, in kgce
 * @param terms the terms of the sum
 * @param nonFossilTerms the terms of {@code nonFossilKgce}
 * @param naturalGasTerms the terms of {@code naturalGasKgce}
 * @param trace what it rests on
 */
record EnergyTotal(
        Ratio kgce,
        Ratio nonFossilKgce,
        Ratio naturalGasKgce,
        List<String> terms,
        List<String> nonFossilTerms,
        List<String> naturalGasTerms,
        Trace trace) {

    static final Ratio KILO = Ratio.of(1000);

    private static final String ELECTRICITY = "electricity-equivalent";
    private static final String NATURAL_GAS = "natural-gas";

    static EnergyTotal of(Scope scope) {
        return scope.shared(EnergyTotal.class, "year", inner -> new Sum(inner).total());
    }

    /** A kWh amount at equivalent value; the same rate in every numerator and denominator. */
    static FactorChoice.Product electricity(FactorChoice factors, Ratio kwh) {
        return factors.coalEquivalent(ELECTRICITY, kwh, ElectricityBalance.KWH);
    }

    Ratio tce() {
        return kgce.dividedBy(KILO);
    }

    String formula() {
        return formula(terms);
    }

    /** A sum in tce from its terms in kgce. */
    static String formula(List<String> terms) {
        return (terms.isEmpty() ? "0" : terms.size() == 1 ? terms.get(0) : "(" + String.join(" + ", terms) + ")")
                + " / 1000";
    }

    /** The running sums. */
    private static final class Sum {

        private final Scope scope;
        private final Trace trace = new Trace();
        private final FactorChoice factors;
        private final List<String> terms = new ArrayList<>();
        private final List<String> nonFossilTerms = new ArrayList<>();
        private final List<String> gasTerms = new ArrayList<>();
        private Ratio kgce = Ratio.ZERO;
        private Ratio nonFossil = Ratio.ZERO;
        private Ratio gas = Ratio.ZERO;

        Sum(Scope scope) {
            this.scope = scope;
            this.factors = new FactorChoice(scope, trace);
        }

        EnergyTotal total() {
            EnergyLedger ledger = EnergyLedger.of(scope);
            ElectricityBalance electricity = ElectricityBalance.of(scope);
            HeatLedger heat = HeatLedger.of(scope);
            trace.add(ledger.trace()).add(electricity.trace()).add(heat.trace());
            ledger.lines().forEach(this::carrier);
            heat.lines().forEach((line, amount) -> {
                FactorChoice.Product found =
                        add(factors.coalEquivalent(line.carrier(), line.signed(amount), line.unit()));
                if (!line.fossil()) {
                    addNonFossil(found);
                }
            });
            electricity(electricity, ledger.powerSources());
            if (trace.isSettled() && kgce.signum() < 0) {
                trace.missing("energy.negative", kgce.dividedBy(KILO));
            }
            return new EnergyTotal(kgce, nonFossil, gas, terms, nonFossilTerms, gasTerms, trace);
        }

        private void electricity(ElectricityBalance electricity, Set<String> counted) {
            for (String source : counted) {
                if (electricity.made(Set.of(source)).signum() != 0) {
                    trace.warn("electricity.own-counted", source);
                }
            }
            Ratio broughtIn = electricity.broughtIn(counted);
            if (broughtIn.signum() != 0) {
                add(EnergyTotal.electricity(factors, broughtIn));
            }
        }

        private void carrier(EnergyLedger.Line line, Ratio amount) {
            if (line.isRawMaterial()) {
                return;
            }
            if (line.isMadeFromCounted()) {
                trace.warn("energy.own-counted", line.carrier());
                return;
            }
            FactorChoice.Product found = add(factors.coalEquivalent(line.carrier(), amount, line.unit()));
            if (line.nonFossil()) {
                addNonFossil(found);
            } else if (isNaturalGas(line.carrier())) {
                gas = gas.plus(found.value());
                gasTerms.add(found.term());
            }
        }

        private void addNonFossil(FactorChoice.Product product) {
            nonFossil = nonFossil.plus(product.value());
            nonFossilTerms.add(product.term());
        }

        private boolean isNaturalGas(String carrier) {
            return FactorChoice.carrierId(scope.catalogue().factors(), carrier).equals(NATURAL_GAS);
        }

        private FactorChoice.Product add(FactorChoice.Product product) {
            if (!product.term().isEmpty()) {
                terms.add(product.term());
            }
            kgce = kgce.plus(product.value());
            return product;
        }
    }

    /** For callers that only need to know which lines go into terminal use, at current value (当量值), in kgce. */
    static FactorChoice.Product terminal(EnergyLedger ledger, FactorChoice factors) {
        Ratio sum = Ratio.ZERO;
        List<String> terms = new ArrayList<>();
        for (Map.Entry<EnergyLedger.Line, Ratio> entry : ledger.lines().entrySet()) {
            if (entry.getKey().isTerminal()) {
                FactorChoice.Product product = factors.coalEquivalent(
                        entry.getKey().carrier(),
                        entry.getValue(),
                        entry.getKey().unit());
                sum = sum.plus(product.value());
                terms.add(product.term());
            }
        }
        return new FactorChoice.Product(sum, String.join(" + ", terms));
    }
}
