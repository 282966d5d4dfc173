package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;

class EnergyDerivationTest {

    /** Figures worked out by hand in the tests below. */
    static ParkEvidence park(int year) {
        return new ParkEvidence(year)
                .row("energy", "carrier=natural gas", "origin=bought", "use=terminal", "amount=1000000", "unit=m3")
                .row("energy", "carrier=natural gas", "origin=bought", "use=raw-material", "amount=500000", "unit=m3")
                .row("energy", "carrier=柴油", "origin=bought", "use=terminal", "amount=100", "unit=t")
                .row("energy", "carrier=柴油", "origin=stock-change", "use=terminal", "amount=-10", "unit=t")
                .row(
                        "energy",
                        "carrier=geothermal heat",
                        "origin=own",
                        "use=terminal",
                        "amount=1000",
                        "unit=GJ",
                        "non-fossil=yes")
                .row("electricity", "kind=grid", "source=mixed", "amount=10000", "unit=MWh")
                .row("electricity", "kind=own", "source=solar", "amount=2000", "unit=MWh")
                .row("electricity", "kind=direct", "source=wind", "amount=100", "unit=1e4 kWh")
                .row("electricity", "kind=own", "source=fossil", "amount=300", "unit=MWh")
                .row("electricity", "kind=sent-out", "source=solar", "amount=500", "unit=MWh")
                .row("heat", "direction=bought", "fossil=yes", "amount=5000", "unit=GJ")
                .row("heat", "direction=sent-out", "fossil=yes", "amount=1000", "unit=GJ")
                .row("process", "kind=process", "product=lime", "amount=100", "unit=t")
                .row("equipment", "id=S1", "usable-capacity=12800");
    }

    static ParkEvidence green(ParkEvidence park, String amount, String... more) {
        String[] cells = {
            "kind=trade",
            "serial-from=GEC001",
            "serial-to=GEC100",
            "amount=" + amount,
            "unit=MWh",
            "source=wind",
            "year=2025",
            "beneficiary=样例园区",
            "proof=P1"
        };
        String[] all = new String[cells.length + more.length];
        System.arraycopy(cells, 0, all, 0, cells.length);
        System.arraycopy(more, 0, all, cells.length, more.length);
        return park.row("green-power", all);
    }

    private static Ratio value(ParkEvidence park, String quantity) {
        Derived derived = park.proved().get(quantity);
        return derived.findValue().orElseThrow(() -> new AssertionError(derived.toString()));
    }

    @Test
    void energy_total_counts_each_carrier_once() {
        // 1330000 + 145710 - 14571 + 34120 + 12500 MWh x 302.4 + 170600 - 34120 kgce
        assertEquals(Ratio.of("5411.739"), value(park(2025), "energy.total"));
    }

    @Test
    void an_older_rate_of_electricity_is_used_with_a_warning_and_named_in_the_trace() {
        Derived total = park(2025).proved().get("energy.total");
        assertTrue(
                total.from().contains("catalogue:coal-equivalents#electricity-equivalent-2024"),
                total.from()::toString);
        assertTrue(total.warnings().stream()
                .anyMatch(text -> text.en().contains("2024")
                        && text.en().contains("the catalogue holds none for 2025 published by 2026-03-01")
                        && text.zh().contains("目录中没有截至 2026-03-01 已公布的 2025 年因子")));
        assertTrue(total.formula().contains("12500000 kWh"), total::formula);
    }

    @Test
    void a_later_rate_of_electricity_is_never_borrowed() {
        Derived total = park(2023).proved().get("energy.total");
        assertEquals(Derived.Status.MISSING, total.status());
        assertTrue(total.missing().stream().anyMatch(text -> text.en().contains("coal equivalent")));
    }

    @Test
    void electricity_shares_net_what_was_sent_out_kind_by_kind() {
        ParkEvidence park = green(park(2025), "2000");
        assertEquals(Ratio.of("35.15625"), value(park, "energy.renewable-electricity-share"));
        assertEquals(Ratio.of("19.53125"), value(park, "energy.direct-green-share"));
    }

    @Test
    void the_clean_share_uses_the_same_coal_equivalent_above_and_below() {
        ParkEvidence park = green(park(2025), "2000");
        assertEquals(Ratio.of("139492000").dividedBy(Ratio.of(5411739)), value(park, "energy.clean-share"));
        AccountingSettings gasIsClean = new AccountingSettings(Ratio.of("0.8325"), Ratio.of("0.11"), null, true);
        assertEquals(
                Ratio.of("272492000").dividedBy(Ratio.of(5411739)),
                park.proved(gasIsClean, Map.of())
                        .get("energy.clean-share")
                        .findValue()
                        .orElseThrow());
    }

    @Test
    void nuclear_power_is_non_fossil_but_not_renewable() {
        ParkEvidence park = new ParkEvidence()
                .row("electricity", "kind=direct", "source=nuclear", "amount=1", "unit=MWh")
                .row("electricity", "kind=grid", "source=mixed", "amount=3", "unit=MWh");
        assertEquals(Ratio.of(25), value(park, "energy.direct-green-share"));
        assertEquals(Ratio.ZERO, value(park, "energy.renewable-electricity-share"));
    }

    @Test
    void green_power_never_exceeds_the_remaining_grid_electricity() {
        ParkEvidence park = green(
                new ParkEvidence()
                        .row("electricity", "kind=grid", "source=mixed", "amount=3", "unit=MWh")
                        .row("electricity", "kind=own", "source=fossil", "amount=1", "unit=MWh"),
                "9");
        Derived share = park.proved().get("energy.renewable-electricity-share");
        assertEquals(Ratio.of(75), share.findValue().orElseThrow());
        assertEquals(1, share.warnings().size());
    }

    @Test
    void certificates_for_another_year_or_beneficiary_or_without_proof_or_counted_twice_do_not_count() {
        ParkEvidence park =
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=100", "unit=MWh");
        green(park, "10");
        green(park, "20", "year=2024");
        green(park, "20", "beneficiary=Other Park");
        green(park, "20", "proof= ");
        green(park, "20", "serial-from=GEC100", "serial-to=GEC120");
        green(park, "5", "serial-from=GEC101", "serial-to=GEC105", "beneficiary=" + ParkEvidence.CODE);
        Derived share = park.proved().get("energy.renewable-electricity-share");
        assertEquals(Ratio.of(15), share.findValue().orElseThrow());
        assertEquals(4, share.warnings().size());
    }

    @Test
    void the_same_certificates_written_otherwise_do_not_count_again() {
        ParkEvidence park =
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=1000", "unit=MWh");
        green(park, "100");
        green(park, "100", "serial-from=gec001", "serial-to=gec100");
        green(park, "100", "serial-from=GEC-001", "serial-to=GEC 100");
        green(park, "100", "serial-from=ＧＥＣ００１", "serial-to=ＧＥＣ１００");
        Derived share = park.proved().get("energy.renewable-electricity-share");
        assertEquals(Ratio.of(10), share.findValue().orElseThrow());
        assertEquals(3, share.warnings().size());
    }

    @Test
    void a_certificate_is_one_megawatt_hour_and_a_trade_is_what_it_states() {
        ParkEvidence park =
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=10000", "unit=MWh");
        green(park, "3000", "kind=certificate", "serial-to=GEC003");
        green(park, "1", "kind=certificate", "serial-from=GEC200", "serial-to=GEC201");
        green(park, "100000", "kind=certificate", "unit=kWh");
        green(park, "900", "serial-from=GEC300", "serial-to=GEC303");
        Derived share = park.proved().get("energy.renewable-electricity-share");
        assertEquals(Ratio.of(10), share.findValue().orElseThrow());
        assertTrue(share.warnings().stream().anyMatch(text -> text.en().contains("number of their serials, 3 (")));
        assertEquals(2, share.warnings().size());
    }

    @Test
    void a_range_without_numbers_to_compare_does_not_count_and_says_why() {
        ParkEvidence park =
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=100", "unit=MWh");
        green(park, "10", "serial-from=GEC001A", "serial-to=GEC010A");
        green(park, "10", "serial-from=GEC001", "serial-to=GED010");
        green(park, "10", "serial-from=GEC010", "serial-to=GEC001");
        green(park, "1", "serial-from=GEC-X", "serial-to=gecx");
        green(park, "1", "serial-from=GECX", "serial-to=GECX");
        Derived share = park.proved().get("energy.renewable-electricity-share");
        assertEquals(Ratio.of(1), share.findValue().orElseThrow());
        assertEquals(
                3,
                share.warnings().stream()
                        .filter(text -> text.en().contains("do not end in numbers"))
                        .count());
    }

    @Test
    void power_sent_out_beyond_its_source_is_a_contradiction() {
        Derived share = new ParkEvidence()
                .row("electricity", "kind=grid", "source=mixed", "amount=3", "unit=MWh")
                .row("electricity", "kind=sent-out", "source=solar", "amount=1", "unit=MWh")
                .proved()
                .get("energy.direct-green-share");
        assertEquals(Derived.Status.MISSING, share.status());
    }

    @Test
    void electrification_is_at_current_value() {
        assertEquals(Ratio.of(157312000).dividedBy(Ratio.of(3204859)), value(park(2025), "energy.electrification"));
    }

    @Test
    void the_mean_day_of_a_leap_year_is_a_three_hundred_and_sixty_sixth() {
        assertEquals(Ratio.of("36.5"), value(park(2025), "energy.storage-ratio"));
        assertEquals(Ratio.of("36.6"), value(park(2024), "energy.storage-ratio"));
    }

    @Test
    void annex_4_carbon_uses_the_acceptance_factors_only() {
        Derived total = green(park(2025), "2000").proved().get("carbon.total");
        assertEquals(Ratio.of("9609.121"), total.findValue().orElseThrow());
        assertTrue(total.from().stream().noneMatch(place -> place.startsWith("catalogue:grid")));
        assertEquals(
                Ratio.of("9609.121").dividedBy(Ratio.of("5411.739")),
                value(green(park(2025), "2000"), "carbon.per-energy"));
    }

    @Test
    void the_residual_uses_the_grid_factor_of_the_province_and_says_which_year() {
        Derived residual = green(park(2025), "2000").proved().get("carbon.residual");
        assertEquals(Ratio.of("6929.921"), residual.findValue().orElseThrow());
        assertTrue(residual.from().contains("catalogue:grid-factors#43-2023"), residual.from()::toString);
        assertTrue(residual.warnings().stream().anyMatch(text -> text.en().contains("2023")));
    }

    @Test
    void a_province_without_grid_factor_leaves_the_residual_open_and_says_what_is_missing() {
        Derived residual = park(2025).division("540000").proved().get("carbon.residual");
        assertEquals(Derived.Status.MISSING, residual.status());
        assertTrue(residual.missing().stream().anyMatch(text -> text.en().contains("540000")));
    }

    @Test
    void a_fuel_without_factor_is_computed_only_from_a_fitting_factor_in_evidence() {
        ParkEvidence park = new ParkEvidence()
                .empty("electricity")
                .row("energy", "carrier=peat", "origin=bought", "use=heat", "amount=10", "unit=t");
        Derived open = park.proved().get("carbon.total");
        assertEquals(Derived.Status.MISSING, open.status());
        assertTrue(open.missing().get(0).en().contains("'peat'"));
        String[] factor = {
            "id=F1",
            "what=Peat",
            "value=1.1",
            "unit=tCO2/t",
            "purpose=inventory",
            "year=2025",
            "method=lab",
            "document=D1"
        };
        park.row("factors", factor);
        assertEquals(Derived.Status.MISSING, park.proved().get("carbon.total").status());
        assertEquals(Ratio.of(11), value(park, "carbon.residual"));
        factor[0] = "id=F2";
        factor[4] = "purpose=acceptance";
        factor[5] = "year=2024";
        park.row("factors", factor);
        assertEquals(Derived.Status.MISSING, park.proved().get("carbon.total").status());
        factor[0] = "id=F3";
        factor[5] = "year=2025";
        park.row("factors", factor);
        assertEquals(Ratio.of(11), value(park, "carbon.total"));
    }

    @Test
    void conversion_counts_carbon_in_minus_carbon_out() {
        ParkEvidence park = new ParkEvidence()
                .empty("electricity")
                .row("energy", "carrier=crude oil", "origin=bought", "use=conversion", "amount=10", "unit=t");
        assertEquals(Derived.Status.MISSING, park.proved().get("carbon.total").status());
        park.row("process", "kind=carbon-in", "product=crude", "amount=9", "unit=tC")
                .row("process", "kind=carbon-out", "product=petrol", "amount=6000", "unit=kgC")
                .row("process", "kind=bunker", "product=jet fuel", "amount=2", "unit=t");
        Derived total = park.proved().get("carbon.total");
        assertEquals(Ratio.of(11), total.findValue().orElseThrow());
        assertTrue(total.warnings().stream().anyMatch(text -> text.en().contains("bunkers")));
    }

    @Test
    void exported_power_from_counted_fuel_lowers_energy_and_annex_4_but_not_the_inventory() {
        ParkEvidence park = new ParkEvidence()
                .row("energy", "carrier=natural gas", "origin=bought", "use=power", "amount=10000", "unit=m3")
                .row("electricity", "kind=own", "source=fossil", "amount=50", "unit=MWh")
                .row("electricity", "kind=sent-out", "source=fossil", "amount=10", "unit=MWh");
        assertEquals(Ratio.of("10.276"), value(park, "energy.total"));
        assertEquals(Ratio.of("13.2969"), value(park, "carbon.total"));
        assertEquals(Ratio.of("21.6219"), value(park, "carbon.residual"));
    }

    private static ParkEvidence biomass(String... last) {
        ParkEvidence park = new ParkEvidence()
                .row(
                        "factors",
                        "id=B1",
                        "what=biomass pellets",
                        "value=500",
                        "unit=kgce/t",
                        "purpose=coal-equivalent",
                        "year=2025",
                        "method=lab",
                        "document=D1")
                .row("electricity", "kind=grid", "source=mixed", "amount=100", "unit=MWh")
                .row("electricity", "kind=own", "source=biomass", "amount=100", "unit=MWh");
        return last.length == 0 ? park.empty("energy") : park.row("energy", last);
    }

    @Test
    void own_power_from_a_counted_non_fossil_carrier_is_not_counted_again() {
        // 200 t x 500 kgce + 100 MWh x 302.4 kgce; the 100 MWh made from the pellets are in the 200 t already
        ParkEvidence counted = biomass(
                "carrier=biomass pellets", "origin=bought", "use=power", "amount=200", "unit=t", "non-fossil=yes");
        assertEquals(Ratio.of("130.24"), value(counted, "energy.total"));
        assertEquals(Ratio.of(10_000_000).dividedBy(Ratio.of(130_240)), value(counted, "energy.clean-share"));
        assertEquals(Ratio.of(50), value(counted, "energy.renewable-electricity-share"));
        assertEquals(Ratio.of(50), value(counted, "energy.direct-green-share"));
        assertTrue(counted.proved().get("energy.total").warnings().stream()
                .anyMatch(text -> text.en().contains("source biomass")));
    }

    @Test
    void own_power_whose_carrier_stands_in_no_ledger_counts_as_itself() {
        assertEquals(Ratio.of("60.48"), value(biomass(), "energy.total"));
        ParkEvidence burnt = biomass(
                "carrier=biomass pellets", "origin=bought", "use=terminal", "amount=200", "unit=t", "non-fossil=yes");
        assertEquals(Ratio.of("160.48"), value(burnt, "energy.total"));
    }

    @Test
    void the_formulas_name_the_terms_they_sum() {
        DerivedValues values = green(park(2025), "2000").proved();
        String carbon = values.get("carbon.total").formula();
        String energy = values.get("energy.total").formula();
        assertTrue(carbon.contains("0.8325 kgCO2/kWh"), carbon);
        assertEquals(
                "(" + carbon + ") / (" + energy + ")",
                values.get("carbon.per-energy").formula());
        assertTrue(values.get("carbon.residual").formula().contains("kgCO2/kWh"));
        String clean = values.get("energy.clean-share").formula();
        assertTrue(clean.startsWith("((1000 GJ geothermal heat x") && clean.contains("4500000 kWh electricity"), clean);
        assertTrue(clean.endsWith(" / (" + energy + ") x 100"), clean);
    }

    @Test
    void a_formula_of_very_many_terms_is_cut() {
        ParkEvidence park = new ParkEvidence().empty("electricity");
        for (int i = 0; i < 200; i++) {
            park.row("process", "kind=process", "product=lime", "amount=1", "unit=t", "factor=F" + i)
                    .row(
                            "factors",
                            "id=F" + i,
                            "what=lime",
                            "value=1",
                            "unit=tCO2/t",
                            "purpose=acceptance",
                            "year=2025",
                            "method=lab",
                            "document=D1");
        }
        Derived total = park.empty("energy").proved().get("carbon.total");
        assertEquals(Ratio.of("136.6"), total.findValue().orElseThrow());
        assertTrue(total.formula().length() <= 2000 && total.formula().endsWith("..."), total::formula);
    }

    @Test
    void empty_ledgers_give_a_total_of_zero_and_no_shares() {
        DerivedValues values = new ParkEvidence()
                .empty("energy", "electricity", "heat", "process", "equipment")
                .proved();
        assertEquals(Ratio.ZERO, values.get("energy.total").findValue().orElseThrow());
        for (String quantity : new String[] {
            "energy.clean-share",
            "energy.electrification",
            "energy.storage-ratio",
            "energy.direct-green-share",
            "energy.renewable-electricity-share",
            "carbon.per-energy"
        }) {
            assertEquals(Derived.Status.NOTHING_TO_MEASURE, values.get(quantity).status(), quantity);
        }
    }

    @Test
    void a_rulebook_without_factors_leaves_annex_4_open() {
        DerivedValues values = park(2025).proved(AccountingSettings.none(), Map.of());
        assertEquals(Derived.Status.MISSING, values.get("carbon.total").status());
        assertEquals(Derived.Status.DERIVED, values.get("energy.total").status());
    }
}
