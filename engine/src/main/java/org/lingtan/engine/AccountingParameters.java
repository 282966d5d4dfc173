package org.lingtan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.derivation.AccountingSettings;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * The accounting parameters of a rulebook: its own, else those of the rulebooks it depends on, so that a number such as
 * the acceptance factor of electricity stands in one rulebook only.
 */
final class AccountingParameters {

    private static final String ELECTRICITY = "acceptance.electricity";
    private static final String HEAT = "acceptance.heat";
    private static final String INVENTORY_HEAT = "inventory.heat";
    private static final String GAS_IS_CLEAN = "natural-gas.is-clean";

    private AccountingParameters() {}

    static AccountingSettings of(Rulebook rulebook, List<Rulebook> dependencies, LocalDate date) {
        List<Thresholds> sources = new ArrayList<>();
        sources.add(rulebook.parameters().on(date));
        dependencies.forEach(dependency -> sources.add(dependency.parameters().on(date)));
        return new AccountingSettings(
                number(sources, ELECTRICITY).orElse(null),
                number(sources, HEAT).orElse(null),
                number(sources, INVENTORY_HEAT).orElse(null),
                number(sources, GAS_IS_CLEAN).orElse(Ratio.ZERO).signum() > 0);
    }

    private static Optional<Ratio> number(List<Thresholds> sources, String parameter) {
        return sources.stream()
                .filter(source -> source.isInForce(parameter))
                .findFirst()
                .map(source -> source.number(parameter));
    }
}
