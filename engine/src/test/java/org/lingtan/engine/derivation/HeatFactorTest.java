package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;

/** Bought fossil heat under a rulebook that, like the shipped ones, sets no inventory factor. */
class HeatFactorTest {

    private static final AccountingSettings SHIPPED =
            new AccountingSettings(Ratio.of("0.8325"), Ratio.of("0.11"), null, false);

    private static ParkEvidence park(String factor) {
        return new ParkEvidence()
                .empty("energy", "electricity", "process")
                .row("heat", "direction=bought", "fossil=yes", "amount=1000", "unit=GJ", "factor=" + factor);
    }

    private static void factor(ParkEvidence park, String id, String purpose, String value) {
        park.row(
                "factors",
                "id=" + id,
                "what=heat",
                "value=" + value,
                "unit=tCO2/GJ",
                "purpose=" + purpose,
                "year=2025",
                "method=measured",
                "document=report");
    }

    private static Derived derived(ParkEvidence park, String quantity) {
        return park.proved(SHIPPED, Map.of()).get(quantity);
    }

    @Test
    void each_account_takes_the_factor_of_its_own_purpose() {
        ParkEvidence park = park("F-A");
        factor(park, "F-A", "acceptance", "0.1");
        factor(park, "F-I", "inventory", "0.09");
        assertEquals(Ratio.of(100), derived(park, "carbon.total").value());
        assertEquals(Ratio.of(90), derived(park, "carbon.residual").value());
    }

    @Test
    void a_factor_of_the_inventory_leaves_annex_4_with_the_printed_one() {
        ParkEvidence park = park("F-I");
        factor(park, "F-I", "inventory", "0.09");
        assertEquals(Ratio.of(110), derived(park, "carbon.total").value());
        assertEquals(Ratio.of(90), derived(park, "carbon.residual").value());
    }

    @Test
    void without_an_inventory_factor_the_residual_is_missing_and_annex_4_is_not() {
        ParkEvidence park = park("");
        assertEquals(Ratio.of(110), derived(park, "carbon.total").value());
        assertEquals(Derived.Status.MISSING, derived(park, "carbon.residual").status());
    }

    @Test
    void a_factor_that_nobody_knows_settles_neither() {
        ParkEvidence park = park("F-X");
        assertEquals(Derived.Status.MISSING, derived(park, "carbon.total").status());
        assertEquals(Derived.Status.MISSING, derived(park, "carbon.residual").status());
    }
}
