package org.lingtan.engine.derivation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The parameters of a rulebook that accounting needs. The caller takes them from the rulebook in force; there are no
 * defaults here, and what is absent leaves the quantities that need it without a value.
 *
 * @param acceptanceElectricity the factor of other electricity under annex 4, in kgCO2/kWh; null if the rulebook has none
 * @param acceptanceHeat the factor of bought fossil heat under annex 4, in tCO2/GJ; null if the rulebook has none
 * @param inventoryHeat the factor of bought fossil heat in the inventory, in tCO2/GJ; null if only a factor in evidence
 *     counts, since a factor of another purpose is never borrowed
 * @param naturalGasIsClean whether natural gas counts in the clean energy share
 */
public record AccountingSettings(
        @Nullable Ratio acceptanceElectricity,
        @Nullable Ratio acceptanceHeat,
        @Nullable Ratio inventoryHeat,
        boolean naturalGasIsClean) {

    /**
     * The settings of a rulebook that names no accounting parameter.
     *
     * @return settings under which annex 4 electricity and heat have no value
     */
    public static AccountingSettings none() {
        return new AccountingSettings(null, null, null, false);
    }

    Optional<Ratio> findAcceptanceElectricity() {
        return Optional.ofNullable(acceptanceElectricity);
    }

    Optional<Ratio> findHeat(boolean inventory) {
        return Optional.ofNullable(inventory ? inventoryHeat : acceptanceHeat);
    }
}
