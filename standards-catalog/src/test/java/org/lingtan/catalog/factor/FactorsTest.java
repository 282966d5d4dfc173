package org.lingtan.catalog.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Confidence;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;

class FactorsTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);

    private final Factors factors = Catalogue.shipped().factors();

    @ParameterizedTest
    @CsvSource({
        "430100, 2023, 0.4976, 43-2023",
        "43, 2022, 0.4900, 43-2022",
        "湖南, 2021, 0.5138, 43-2021",
        "Hunan, 2023, 0.4976, 43-2023",
        "310115, 2023, 0.5737, 31-2023",
        "650000, 2023, 0.6021, 65-2023",
        "全国, 2023, 0.5306, national-2023",
        "西南, 2021, 0.2113, southwest-2021"
    })
    void the_grid_factor_of_a_published_year_is_exact(String region, int year, String value, String row) {
        Factor factor = factors.findGrid(region, year, DATE).orElseThrow();
        assertEquals(Ratio.of(value), factor.value());
        assertEquals("kgCO2/kWh", factor.unit());
        assertEquals("catalogue:grid-factors#" + row, factor.place());
        assertEquals(Confidence.B, factor.confidence());
        assertEquals(List.of(), factor.warnings());
    }

    @ParameterizedTest
    @CsvSource({
        // year reported, assessed on, year used; an announcement counts from its own day
        "2023, 2025-12-30, 2022",
        "2022, 2024-12-19, 2021",
        "2024, 2025-12-31, 2023",
        "2025, 2026-03-01, 2023",
        "2026, 2027-03-01, 2023",
        "2024, 2024-12-19, 2021"
    })
    void an_unpublished_year_takes_the_newest_earlier_one_with_a_warning(int year, LocalDate assessed, int used) {
        Factor factor = factors.findGrid("430100", year, assessed).orElseThrow();
        assertEquals(used, factor.findYear().orElseThrow());
        assertEquals(1, factor.warnings().size());
        assertTrue(factor.warnings().get(0).en().contains(String.valueOf(used)));
        assertTrue(factor.warnings().get(0).zh().contains(String.valueOf(year)));
    }

    @Test
    void the_announced_day_itself_counts() {
        assertEquals(
                2023,
                factors.findGrid("43", 2023, LocalDate.of(2025, 12, 31))
                        .orElseThrow()
                        .findYear()
                        .orElseThrow());
        assertTrue(factors.findGrid("43", 2021, LocalDate.of(2024, 4, 12)).isPresent());
        assertTrue(factors.findGrid("43", 2021, LocalDate.of(2024, 4, 11)).isEmpty());
    }

    @Test
    void a_grid_factor_is_never_taken_from_a_later_year_or_more_than_three_years_back() {
        assertTrue(factors.findGrid("430100", 2020, DATE).isEmpty());
        assertTrue(factors.findGrid("430100", 2027, LocalDate.of(2028, 3, 1)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"540100", "810000", "820000", "710000", "西藏", "Tibet", "99", "4", "", "湖南省长沙市"})
    void a_place_without_a_factor_has_none_and_borrows_none(String region) {
        assertTrue(factors.findGrid(region, 2023, DATE).isEmpty());
    }

    @Test
    void a_grid_factor_is_refused_for_acceptance_and_a_reference_row_for_everything() {
        PurposeException refused =
                assertThrows(PurposeException.class, () -> factors.findGrid("43", 2023, Purpose.ACCEPTANCE, DATE));
        assertTrue(
                refused.toString().contains("inventory") && refused.toString().contains("acceptance"));
        assertThrows(PurposeException.class, () -> factors.findGrid("全国化石能源电力", 2022, DATE));
    }

    @Test
    void the_acceptance_factors_of_electricity_and_heat_are_no_usable_rows() {
        Set<Ratio> usable = new HashSet<>();
        factors.rows().stream()
                .filter(row -> !row.purposes().contains(Purpose.REFERENCE))
                .forEach(row -> usable.add(row.value()));
        assertFalse(usable.contains(Ratio.of("0.8325")));
        assertFalse(usable.contains(Ratio.of("0.11")));
    }

    @ParameterizedTest
    @CsvSource({
        "natural-gas, 21.6219, tCO2/1e4 Nm3",
        "天然气, 21.6219, tCO2/1e4 Nm3",
        "Natural Gas, 21.6219, tCO2/1e4 Nm3",
        "柴油, 3.0959, tCO2/t",
        "汽油, 2.9251, tCO2/t",
        "液化石油气, 3.1013, tCO2/t",
        "煤油, 3.0334, tCO2/t",
        "燃料油, 3.1705, tCO2/t",
        "原油, 3.0202, tCO2/t",
        "无烟煤, 2.5215, tCO2/t",
        "烟煤, 1.7417, tCO2/t",
        "褐煤, 1.1729, tCO2/t",
        "焦炭, 2.8604, tCO2/t",
        "焦炉煤气, 8.8638, tCO2/1e4 Nm3",
        "高炉煤气, 8.4811, tCO2/1e4 Nm3",
        "转炉煤气, 15.1240, tCO2/1e4 Nm3",
        "LNG, 2.7318, tCO2/t"
    })
    void a_fuel_is_found_in_both_languages_to_the_digit(String carrier, String value, String unit) {
        for (Purpose purpose : List.of(Purpose.ACCEPTANCE, Purpose.INVENTORY)) {
            Factor factor = factors.findFuel(carrier, purpose, DATE).orElseThrow();
            assertEquals(Ratio.of(value), factor.value());
            assertEquals(unit, factor.unit());
            assertEquals(Confidence.C, factor.confidence());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"原煤", "raw coal", "煤炭", "coal", "氢", "biogas", "electricity", "柴 油"})
    void a_carrier_without_a_factor_row_has_none(String carrier) {
        assertTrue(factors.findFuel(carrier, Purpose.ACCEPTANCE, DATE).isEmpty());
    }

    @Test
    void a_fuel_factor_asked_for_a_footprint_is_refused_with_both_purposes() {
        PurposeException refused =
                assertThrows(PurposeException.class, () -> factors.findFuel("柴油", Purpose.FOOTPRINT, DATE));
        assertTrue(refused.toString().contains("acceptance and inventory"), refused.toString());
        assertTrue(refused.toString().contains("not footprint"), refused.toString());
    }

    @ParameterizedTest
    @CsvSource({"lime, 0.683", "石灰, 0.683", "电石, 1.154", "硅酸盐水泥熟料, 0.538"})
    void a_process_is_found_in_both_languages(String product, String value) {
        assertEquals(
                Ratio.of(value),
                factors.findProcess(product, Purpose.ACCEPTANCE, DATE)
                        .orElseThrow()
                        .value());
    }

    @Test
    void a_product_without_a_default_needs_evidence() {
        assertTrue(factors.findProcess("合成氨", Purpose.ACCEPTANCE, DATE).isEmpty());
        assertThrows(PurposeException.class, () -> factors.findProcess("石灰", Purpose.COAL_EQUIVALENT, DATE));
    }

    @ParameterizedTest
    @CsvSource({
        "electricity-current, 0.1229, kgce/kWh",
        "热力, 0.03412, kgce/MJ",
        "天然气, 1.33, kgce/m3",
        "柴油, 1.4571, kgce/kg",
        "汽油, 1.4714, kgce/kg",
        "低压蒸汽, 0.1286, kgce/kg",
        "原煤, 0.7143, kgce/kg",
        "焦炭, 0.9714, kgce/kg",
        "燃料油, 1.4286, kgce/kg",
        "液化石油气, 1.7143, kgce/kg"
    })
    void a_coal_equivalent_serves_every_year(String carrier, String value, String unit) {
        Factor factor = factors.findCoalEquivalent(carrier, 2020, DATE).orElseThrow();
        assertEquals(Ratio.of(value), factor.value());
        assertEquals(unit, factor.unit());
        assertEquals(List.of(), factor.warnings());
    }

    @Test
    void the_equivalent_value_of_electricity_is_that_of_the_year_or_of_an_earlier_one_never_a_later_one() {
        assertEquals(List.of(), equivalent(2024).warnings());
        assertEquals(Ratio.of("0.3024"), equivalent(2024).value());
        assertEquals(
                "catalogue:coal-equivalents#electricity-equivalent-2024",
                equivalent(2024).place());
        assertEquals(Ratio.of("0.3024"), equivalent(2025).value());
        assertEquals(
                "For 'electricity (equivalent value)' the factor of 2024 was used: the catalogue holds none for 2025"
                        + " published by " + DATE + ". Evaluate again once it does.",
                equivalent(2025).warnings().get(0).en());
        assertTrue(
                factors.findCoalEquivalent("electricity-equivalent", 2023, DATE).isEmpty());
        assertTrue(factors.findCoalEquivalent("electricity", 2024, DATE).isEmpty());
        assertTrue(factors.findCoalEquivalent("烟煤", 2024, DATE).isEmpty());
    }

    private Factor equivalent(int year) {
        return factors.findCoalEquivalent("electricity-equivalent", year, DATE).orElseThrow();
    }

    @Test
    void every_unit_of_a_row_parses_into_what_its_table_measures() {
        for (Factor row : factors.rows()) {
            String above = row.table().equals("coal-equivalents") ? "coal-equivalent/" : "co2/";
            assertTrue(Unit.of(row.unit()).dimension().startsWith(above), row.place());
        }
    }

    @Test
    void every_row_has_a_place_of_its_own() {
        Set<String> places = new HashSet<>();
        factors.rows().forEach(row -> assertTrue(places.add(row.place()), row.place()));
        assertEquals(3 * 40 + 15 + 3 + 11, places.size());
    }

    @Test
    void the_digest_changes_with_any_fact_and_not_with_the_order_of_rows() {
        Factor row = factors.findFuel("柴油", Purpose.ACCEPTANCE, DATE).orElseThrow();
        Factor other = factors.findFuel("汽油", Purpose.ACCEPTANCE, DATE).orElseThrow();
        Factor changed = new Factor(
                row.table(),
                row.row(),
                row.subject(),
                Ratio.of("3.0960"),
                row.unit(),
                row.purposes(),
                null,
                null,
                null,
                row.source(),
                row.confidence(),
                List.of());
        String digest = FactorDigest.of(List.of(row, other), List.of());
        assertEquals(digest, FactorDigest.of(List.of(other, row), List.of()));
        assertFalse(digest.equals(FactorDigest.of(List.of(changed, other), List.of())));
        assertTrue(factors.digest().matches("sha256:[0-9a-f]{64}"));
        assertEquals(factors.digest(), FactorReader.read().digest());
    }
}
