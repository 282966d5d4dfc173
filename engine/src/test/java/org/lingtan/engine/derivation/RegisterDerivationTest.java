package org.lingtan.engine.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;

class RegisterDerivationTest {

    private static void assertValue(String expected, String quantity, ParkEvidence park) {
        Derived derived = park.proved().get(quantity);
        assertEquals(
                Derived.Status.DERIVED,
                derived.status(),
                () -> derived.missing().toString());
        assertEquals(expected, derived.findValue().orElseThrow().toDecimal());
    }

    @Test
    void thirteen_of_twenty_one_connected_enterprises_give_the_exact_access_rate() {
        ParkEvidence park = new ParkEvidence();
        for (int i = 1; i <= 21; i++) {
            park.enterprise("E" + i, "connected=" + (i <= 13 ? "yes" : "no"), "last-reading=2025-12-31");
        }
        Derived rate = park.proved().get("digital.access-rate");
        assertEquals(Ratio.of(1300, 21), rate.findValue().orElseThrow());
        assertEquals("13 / 21 x 100", rate.formula());
        assertTrue(rate.from().contains("attachments/enterprises.csv#whole file"));
        assertTrue(rate.from().contains("enterprises#rows 1-21"));
    }

    @Test
    void an_enterprise_connected_without_a_december_reading_is_not_connected() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "connected=yes", "last-reading=2025-11-30")
                .enterprise("E2", "connected=yes", "last-reading=2025-12-01")
                .enterprise("E3", "connected=yes")
                .enterprise("E4", "connected=yes", "last-reading=2026-01-01");
        assertValue("25", "digital.access-rate", park);
    }

    @Test
    void a_submitted_series_decides_instead_of_the_date_of_the_last_reading() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "connected=yes", "last-reading=2025-12-31")
                .enterprise("E2", "connected=yes")
                .enterprise("E3", "connected=no")
                .enterprise("E4", "connected=yes")
                .row("readings", "meter=M2", "enterprise=E2", "time=2025-12-01T00:00+08:00", "value=5", "unit=kWh")
                .row("readings", "meter=M3", "enterprise=E3", "time=2025-12-01T00:00+08:00", "value=5", "unit=kWh")
                .row("readings", "meter=M4", "enterprise=E4", "time=2025-12-01T00:00+08:00", "value=5", "unit=m2");
        assertValue("25", "digital.access-rate", park);
        assertValue(
                "0",
                "digital.access-rate",
                new ParkEvidence()
                        .enterprise("E1", "connected=yes", "last-reading=2025-12-31")
                        .empty("readings"));
    }

    @Test
    void a_series_summed_by_meter_counts_its_december_readings() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "connected=yes")
                .enterprise("E2", "connected=yes")
                .meter("M1", "E1", Map.of("december", Ratio.of(744), "count", Ratio.of(8760)))
                .meter("M2", "E2", Map.of("december", Ratio.ZERO, "count", Ratio.of(8016)));
        assertValue("50", "digital.access-rate", park);
    }

    @Test
    void a_green_factory_certificate_is_judged_by_the_edition_in_force_on_its_own_day() {
        ParkEvidence park = new ParkEvidence()
                .enterprise(
                        "E1",
                        "green-factory=G1",
                        "green-factory-standard=GB/T 36132-2018",
                        "green-factory-issued=2025-12-30")
                .enterprise(
                        "E2",
                        "green-factory=G2",
                        "green-factory-standard=GB/T 36132-2018",
                        "green-factory-issued=2025-12-31")
                .enterprise(
                        "E3",
                        "green-factory=G3",
                        "green-factory-standard=GB/T 36132-2025",
                        "green-factory-issued=2025-12-31")
                .enterprise(
                        "E4",
                        "green-factory=G4",
                        "green-factory-standard=GB/T 36132",
                        "green-factory-issued=2017-01-01")
                .enterprise("E5", "green-factory=G5", "green-factory-issued=2026-01-05");
        assertValue("40", "production.green-factory-share", park);
        assertEquals(
                3,
                park.proved().get("production.green-factory-share").warnings().size());
    }

    @Test
    void only_enterprises_operating_on_31_december_count() {
        ParkEvidence park = new ParkEvidence()
                .enterprise("E1", "assessed=yes", "operating-from=2025-12-31")
                .enterprise("E2", "assessed=yes", "operating-from=2026-01-01")
                .enterprise("E3", "assessed=no", "operating-to=2025-12-31")
                .enterprise("E4", "assessed=no", "operating-to=2025-12-30");
        assertValue("50", "management.assessed-share", park);
    }

    @Test
    void production_shares_use_their_own_denominators() {
        ParkEvidence park = new ParkEvidence()
                .enterprise(
                        "E1",
                        "limit-standard=GB 1",
                        "energy-level=2",
                        "audited=yes",
                        "green-factory=G1",
                        "green-factory-issued=2024-05-01")
                .enterprise("E2", "limit-standard=GB 1", "energy-level=3", "audited=no")
                .enterprise("E3", "limit-standard=GB 1", "energy-level=1")
                .enterprise("E4", "energy-level=1")
                .row(
                        "enterprises",
                        "id=E5",
                        "name=Office",
                        "industrial=no",
                        "above-scale=no",
                        "audited=yes",
                        "green-factory=G2");
        DerivedValues values = park.proved();
        assertEquals(
                Ratio.of(200, 3),
                values.get("production.level2-share").findValue().orElseThrow());
        assertEquals(
                Ratio.of(25), values.get("production.audit-share").findValue().orElseThrow());
        assertEquals(
                Ratio.of(25),
                values.get("production.green-factory-share").findValue().orElseThrow());
    }

    @Test
    void verified_inventories_footprints_and_disclosure_are_shares_of_all_enterprises() {
        DerivedValues values = new ParkEvidence()
                .enterprise("E1", "inventory-verified=yes", "footprint=yes", "disclosure=no")
                .enterprise("E2", "inventory-verified=yes", "footprint=no", "disclosure=no")
                .enterprise("E3")
                .proved();
        assertEquals(
                "2 / 3 x 100", values.get("management.verified-inventory-share").formula());
        assertEquals("1 / 3 x 100", values.get("management.footprint-share").formula());
        assertEquals(
                Ratio.ZERO,
                values.get("management.disclosure-share").findValue().orElseThrow());
    }

    @Test
    void an_empty_register_leaves_nothing_to_measure_and_an_absent_one_is_missing() {
        Derived empty = new ParkEvidence().empty("enterprises").proved().get("digital.access-rate");
        assertEquals(Derived.Status.NOTHING_TO_MEASURE, empty.status());
        Derived absent = new ParkEvidence().proved().get("digital.access-rate");
        assertEquals(Derived.Status.MISSING, absent.status());
        assertTrue(absent.missing().get(0).en().contains("enterprise register"));
    }

    @Test
    void two_stars_come_from_a_certificate_or_from_the_rulebook_for_buildings() {
        ParkEvidence park = new ParkEvidence()
                .row(
                        "buildings",
                        "id=B1",
                        "name=Hall",
                        "floor-area=300",
                        "standard=GB/T 50378",
                        "stars=2",
                        "certificate=C1",
                        "issued=2024-03-01")
                .row("buildings", "id=B2", "name=Lab", "floor-area=100", "stars=3")
                .row("buildings", "id=B3", "name=Shed", "floor-area=100")
                .row("buildings", "id=B4", "name=Later", "floor-area=900", "completed=2026-01-01");
        assertValue("60", "buildings.two-star-share", park);
        Derived withRulebook =
                park.proved(ParkEvidence.SETTINGS, Map.of("B3", 2)).get("buildings.two-star-share");
        assertEquals(Ratio.of(80), withRulebook.findValue().orElseThrow());
        assertTrue(withRulebook.from().contains("rulebook:gbt50378#B3"));
    }

    @Test
    void building_calculations_are_weighted_by_floor_area() {
        ParkEvidence park = new ParkEvidence()
                .row(
                        "buildings",
                        "id=B1",
                        "name=Hall",
                        "floor-area=300",
                        "gb55015-calculated=yes",
                        "gb55015-met=yes",
                        "carbon-reduction=40")
                .row(
                        "buildings",
                        "id=B2",
                        "name=Lab",
                        "floor-area=100",
                        "gb55015-calculated=yes",
                        "gb55015-met=no",
                        "carbon-reduction=-10")
                .row("buildings", "id=B3", "name=Shed", "floor-area=100", "carbon-reduction=90");
        assertValue("60", "buildings.gb55015-share", park);
        assertValue("22", "buildings.carbon-reduction", park);
    }

    @Test
    void vehicles_lamps_green_areas_and_pollutant_sources() {
        ParkEvidence park = new ParkEvidence()
                .row("vehicles", "id=V1", "service=sanitation", "drive=battery", "to=2025-12-31")
                .row("vehicles", "id=V2", "service=other", "drive=gas")
                .row("vehicles", "id=V3", "service=other", "drive=plug-in-hybrid", "from=2026-01-01")
                .row("vehicles", "id=V4", "service=other", "drive=fuel-cell")
                .row("lighting", "id=L1", "count=70", "efficient=yes")
                .row("lighting", "id=L2", "count=30", "efficient=no")
                .row("green-areas", "id=G1", "area=350000")
                .row("pollutant-sources", "id=P1", "main=yes", "monitored=yes")
                .row("pollutant-sources", "id=P2", "main=yes", "monitored=no")
                .row("pollutant-sources", "id=P3", "main=no", "monitored=no");
        DerivedValues values = park.proved();
        assertEquals(
                Ratio.of(200, 3),
                values.get("transport.clean-vehicle-share").findValue().orElseThrow());
        assertValue("70", "infrastructure.efficient-lighting-share", park);
        assertValue("35", "infrastructure.greening-rate", park);
        assertValue("50", "waste.pollutant-monitored-share", park);
    }

    @Test
    void waste_heat_water_and_revenue() {
        ParkEvidence park = new ParkEvidence()
                .row("waste", "kind=slag", "generated=90", "utilised=75", "from-stock=10")
                .row("recovery", "kind=heat", "recoverable=300", "recovered=150")
                .row("recovery", "kind=cold", "recoverable=100", "recovered=10")
                .row("water", "source=river", "intake=20", "reused=80")
                .row("revenue", "year=2025", "amount=120")
                .row("revenue", "year=2024", "amount=100.5");
        assertValue("75", "waste.solid-utilisation", park);
        assertValue("40", "waste.heat-utilisation", park);
        assertValue("80", "waste.water-reuse", park);
        assertValue("120", "park.revenue", park);
        assertValue("19.5", "park.revenue-growth", park);
    }

    @Test
    void a_part_over_its_whole_gives_no_value() {
        Derived derived = new ParkEvidence()
                .row("waste", "kind=slag", "generated=10", "utilised=11")
                .proved()
                .get("waste.solid-utilisation");
        assertEquals(Derived.Status.MISSING, derived.status());
    }

    @Test
    void many_enterprises_without_readings_become_one_warning_that_counts_them() {
        ParkEvidence park = new ParkEvidence();
        for (int i = 10; i < 40; i++) {
            park.enterprise("E" + i, "connected=yes");
        }
        Derived rate = park.proved().get("digital.access-rate");
        assertEquals(1, rate.warnings().size());
        assertTrue(rate.warnings().get(0).en().contains("not connected (30): E10"));
        assertTrue(rate.warnings().get(0).en().contains("E19 …"));
    }

    @Test
    void every_text_and_alarm_of_the_derivation_stands_in_both_languages() {
        assertEquals(Ratio.of(10), Alarms.shipped().bound("carbon-per-energy"));
        assertEquals("kgCO2/kWh", Alarms.shipped().unit("factor-per-kWh"));
        assertTrue(DerivationTexts.text("table.missing", "甲", "A", "t").zh().contains("甲"));
    }
}
