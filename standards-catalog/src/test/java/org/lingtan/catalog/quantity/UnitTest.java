package org.lingtan.catalog.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.catalog.source.SourceException;

class UnitTest {

    @ParameterizedTest
    @CsvSource({
        "1, MWh, kWh, 1000",
        "1, 1e4 kWh, MWh, 10",
        "1, 万kWh, MWh, 10",
        "1, 万千瓦时, kWh, 10000",
        "1, 亿千瓦时, GWh, 100",
        "1, GWh, GJ, 3600",
        "1, kWh, MJ, 3.6",
        "1, TJ, GJ, 1000",
        "5, 1e4 t, kg, 50000000",
        "1, 万吨, t, 10000",
        "1, 1e4 Nm3, m3, 10000",
        "3, 1e4 m3, 万立方米, 3",
        "1, km2, m2, 1000000",
        "1, ha, m², 10000",
        "1, tce, kgce, 1000",
        "250, kgCO2, tCO2, 0.25",
        "2, 万元, CNY, 20000",
        "1, 1e4 CNY, 元, 10000",
        "0.8325, kgCO2/kWh, tCO2/MWh, 0.8325",
        "21.6219, tCO2/1e4 Nm3, kgCO2/m3, 2.16219",
        "1, kgce/kg, tce/t, 1",
        "0.11, tCO2/GJ, kgCO2/GJ, 110"
    })
    void amounts_convert_exactly_within_a_dimension(String amount, String from, String to, String expected) {
        assertEquals(Ratio.of(expected), Unit.of(from).convert(Ratio.of(amount), Unit.of(to)));
    }

    @ParameterizedTest
    @CsvSource({
        "kWh, tce",
        "tCO2, tCO2e",
        "tCO2, t",
        "tC, tCO2",
        "m2, m3",
        "tCO2/tce, tCO2/t",
        "L, t",
        "%, points",
        "CNY, t"
    })
    void amounts_never_convert_across_dimensions(String from, String to) {
        assertFalse(Unit.of(from).convertsTo(Unit.of(to)));
        UnitMismatchException refused =
                assertThrows(UnitMismatchException.class, () -> Unit.of(from).convert(Ratio.ONE, Unit.of(to)));
        assertTrue(refused.toString().contains(from) && refused.toString().contains(to), refused.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mWh",
                "KWH",
                "kwh",
                "1e5 t",
                "tonnes",
                "t/t/t",
                "/t",
                "t/",
                "1e4",
                "万",
                "1e4 1e4 t",
                "kWh;"
            })
    void an_unknown_unit_is_refused_with_its_place_and_never_guessed(String text) {
        assertTrue(Unit.find(text).isEmpty());
        SourceException refused = assertThrows(SourceException.class, () -> Unit.parse(text, "energy.csv:3 unit"));
        assertEquals("energy.csv:3 unit", refused.problems().get(0).place());
        assertEquals("unit.unknown", refused.problems().get(0).code());
    }

    @Test
    void a_unit_reads_back_from_its_canonical_symbol() {
        for (String symbol : Unit.symbols()) {
            assertEquals(Unit.of(symbol), Unit.of(Unit.of(symbol).symbol()));
            assertEquals(Unit.of("1e4 " + symbol), Unit.of(Unit.of("万" + symbol).symbol()));
        }
        assertEquals("tCO2/1e4 Nm3", Unit.of("tCO2/万标准立方米").symbol());
    }

    @Test
    void converting_there_and_back_changes_nothing() {
        Ratio third = Ratio.of(1, 3);
        Unit gigajoule = Unit.of("GJ");
        Unit electricity = Unit.of("1e4 kWh");
        assertEquals(third, electricity.convert(gigajoule.convert(third, electricity), gigajoule));
    }
}
