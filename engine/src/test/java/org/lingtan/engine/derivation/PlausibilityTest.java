package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;

class PlausibilityTest {

    private static List<Problem> check(ParkEvidence park) {
        return Plausibility.check(park.pack(), ParkEvidence.CATALOGUE);
    }

    private static void assertFound(String code, boolean error, ParkEvidence park) {
        List<Problem> problems = check(park);
        Problem found = problems.stream()
                .filter(problem -> problem.code().equals("plausibility." + code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " not in " + problems));
        assertEquals(error, found.isError(), code);
    }

    @Test
    void a_consistent_package_has_no_problem() {
        ParkEvidence park = EnergyDerivationTest.green(EnergyDerivationTest.park(2025), "100");
        assertEquals(List.of(), check(park.enterprise("E1", "connected=yes")));
    }

    @Test
    void the_same_enterprise_twice_is_refused_by_id_code_or_name() {
        assertFound("same-enterprise", true, new ParkEvidence().enterprise("E1").enterprise("E1", "name=Other"));
        assertFound(
                "same-enterprise",
                true,
                new ParkEvidence().enterprise("E1", "uscc=X1").enterprise("E2", "uscc=x1 "));
        assertFound(
                "same-enterprise",
                true,
                new ParkEvidence().enterprise("E1", "name=A").enterprise("E2", "name=A"));
    }

    @Test
    void contradictions_within_a_row_are_refused() {
        assertFound("part-over-total", true, new ParkEvidence().row("waste", "kind=a", "generated=1", "utilised=2"));
        assertFound(
                "part-over-total",
                true,
                new ParkEvidence().row("recovery", "kind=heat", "recoverable=1", "recovered=2"));
        assertFound("part-over-total", true, new ParkEvidence().row("green-areas", "id=g", "area=1000001"));
        assertFound(
                "dates-cross",
                true,
                new ParkEvidence().enterprise("E1", "operating-from=2025-02-01", "operating-to=2025-01-01"));
        assertFound(
                "dates-cross",
                true,
                new ParkEvidence()
                        .row("vehicles", "id=V", "service=other", "drive=gas", "from=2025-02-01", "to=2025-01-01"));
        assertFound(
                "fossil-called-non-fossil",
                true,
                new ParkEvidence()
                        .row(
                                "energy",
                                "carrier=diesel",
                                "origin=bought",
                                "use=terminal",
                                "amount=1",
                                "unit=t",
                                "non-fossil=yes"));
        assertFound(
                "electricity-in-energy",
                true,
                new ParkEvidence()
                        .row("energy", "carrier=电力", "origin=bought", "use=terminal", "amount=1", "unit=kWh"));
        assertFound("over-hundred", true, new ParkEvidence().declared("energy.clean-share", "100.0001"));
        assertFound(
                "met-without-calculation",
                true,
                new ParkEvidence().row("buildings", "id=B", "name=b", "floor-area=1", "gb55015-met=yes"));
    }

    @Test
    void exactly_a_hundred_and_a_storage_ratio_above_it_are_no_problem() {
        assertEquals(
                List.of(),
                check(new ParkEvidence()
                        .declared("energy.clean-share", "100")
                        .declared("energy.storage-ratio", "150")));
    }

    @Test
    void units_of_the_wrong_dimension_or_unknown_ones_are_refused() {
        assertFound(
                "unit-dimension",
                true,
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=1", "unit=t"));
        assertFound(
                "unit-unknown",
                true,
                new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=1", "unit=mWh"));
        assertFound(
                "unit-dimension",
                true,
                new ParkEvidence()
                        .row(
                                "factors",
                                "id=F",
                                "what=peat",
                                "value=1",
                                "unit=kgce/kg",
                                "purpose=inventory",
                                "year=2025",
                                "method=m",
                                "document=d"));
        assertFound(
                "unit-dimension",
                true,
                new ParkEvidence().row("process", "kind=carbon-in", "product=oil", "amount=1", "unit=t"));
    }

    @Test
    void gaps_and_doubles_of_months_are_told_apart() {
        String[] january = {"kind=grid", "source=mixed", "amount=5", "unit=MWh", "month=1"};
        assertFound("months-missing", false, new ParkEvidence().row("electricity", january));
        assertFound(
                "row-twice",
                true,
                new ParkEvidence().row("electricity", january).row("electricity", january));
        ParkEvidence twoSuppliers = new ParkEvidence().row("electricity", january);
        january[2] = "amount=6";
        assertFound("month-twice", false, twoSuppliers.row("electricity", january));
    }

    @Test
    void magnitudes_that_cannot_be_raise_an_alarm() {
        // 10 TWh is about 3 Mtce; 100 Mt of CO2 with it would be 33 tCO2/tce
        assertFound(
                "carbon-per-energy",
                false,
                new ParkEvidence()
                        .empty("energy")
                        .row("electricity", "kind=grid", "source=mixed", "amount=10", "unit=TWh")
                        .declared("carbon.total", "100000000"));
        ParkEvidence users = new ParkEvidence().row("electricity", "kind=grid", "source=mixed", "amount=2", "unit=MWh");
        for (int i = 0; i < 1300; i++) {
            users.enterprise("E" + i);
        }
        assertFound("electricity-per-enterprise", false, users);
        assertFound(
                "factor-magnitude",
                false,
                new ParkEvidence()
                        .row(
                                "factors",
                                "id=F",
                                "what=peat",
                                "value=1100",
                                "unit=tCO2/t",
                                "purpose=inventory",
                                "year=2025",
                                "method=m",
                                "document=d"));
        assertFound(
                "factor-other-year",
                false,
                new ParkEvidence()
                        .row(
                                "factors",
                                "id=F",
                                "what=peat",
                                "value=1",
                                "unit=tCO2/t",
                                "purpose=inventory",
                                "year=2024",
                                "method=m",
                                "document=d"));
        assertFound("floor-area", false, new ParkEvidence().row("buildings", "id=B", "name=b", "floor-area=10000001"));
    }

    @Test
    void certificates_and_credits_counted_twice_or_for_others_are_reported() {
        ParkEvidence park = EnergyDerivationTest.green(new ParkEvidence(), "100");
        assertFound(
                "serials-overlap", false, EnergyDerivationTest.green(park, "100", "beneficiary=Other", "year=2024"));
        assertFound("other-beneficiary", false, park);
        assertFound("other-year", false, park);
        assertFound("serials-count", false, EnergyDerivationTest.green(new ParkEvidence(), "99", "kind=certificate"));
        assertFound(
                "serials-count",
                false,
                new ParkEvidence()
                        .row(
                                "credit-units",
                                "programme=CER",
                                "project=P",
                                "serial-from=1",
                                "serial-to=10",
                                "vintage=2024",
                                "year-served=2025",
                                "quantity=9",
                                "beneficiary=样例园区"));
    }

    @Test
    void readings_that_jump_repeat_or_have_gaps_name_the_energy_they_touch() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1")
                .meter(
                        "M1",
                        "E9",
                        Map.of(
                                "jumps",
                                Ratio.of(2),
                                "jumps-energy",
                                Ratio.of("12.5"),
                                "repeats",
                                Ratio.ONE,
                                "repeats-energy",
                                Ratio.ONE,
                                "gaps",
                                Ratio.of(3),
                                "gaps-energy",
                                Ratio.of(30),
                                "outside",
                                Ratio.ONE));
        for (String code : List.of(
                "readings-jumps",
                "readings-repeats",
                "readings-gaps",
                "readings-outside",
                "readings-unknown-enterprise")) {
            assertFound(code, false, park);
        }
        assertTrue(
                check(park).stream().anyMatch(problem -> problem.message().en().contains("12.5 kWh")));
    }

    @Test
    void an_electricity_ledger_in_the_wrong_unit_shows_beside_meters_and_certificates() {
        ParkEvidence metered = new ParkEvidence()
                .enterprise("E1")
                .row("electricity", "kind=grid", "source=mixed", "amount=1000", "unit=kWh", "use=terminal");
        assertFound("readings-over-electricity", false, metered.meter("M1", "E1", Map.of("sum", Ratio.of("3000.01"))));
        ParkEvidence traded = new ParkEvidence()
                .enterprise("E1")
                .row("electricity", "kind=grid", "source=mixed", "amount=1000", "unit=kWh", "use=terminal");
        assertFound(
                "green-power-over-electricity",
                false,
                traded.row(
                        "green-power",
                        "kind=trade",
                        "serial-from=T1",
                        "serial-to=T4",
                        "amount=4",
                        "unit=MWh",
                        "source=wind",
                        "year=2025",
                        "beneficiary=样例园区"));
    }

    @Test
    void meters_that_count_three_times_the_ledger_are_no_problem() {
        ParkEvidence metered = new ParkEvidence()
                .enterprise("E1")
                .row("electricity", "kind=grid", "source=mixed", "amount=1000", "unit=kWh", "use=terminal")
                .meter("M1", "E1", Map.of("sum", Ratio.of(3000)));
        assertTrue(check(metered).stream().noneMatch(problem -> problem.code().endsWith("over-electricity")));
    }

    @Test
    void readings_outside_the_year_are_one_warning_for_all_meters() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1")
                .meter("M1", "E1", Map.of("outside", Ratio.of(2)))
                .meter("M2", "E1", Map.of("outside", Ratio.of(3)))
                .meter("M3", "E1", Map.of());
        List<Problem> outside = check(park).stream()
                .filter(problem -> problem.code().equals("plausibility.readings-outside"))
                .toList();
        assertEquals(1, outside.size());
        assertTrue(outside.get(0).message().en().startsWith("5 readings of 2 meters"), outside.toString());
    }

    @Test
    void a_declared_value_that_differs_from_the_derived_one_names_both() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "assessed=yes")
                .enterprise("E2")
                .declared("management.assessed-share", "60");
        assertFound("declared-differs", false, park);
        assertTrue(check(park).stream()
                .anyMatch(problem -> problem.message().en().contains("60")
                        && problem.message().en().contains("50")));
    }
}
