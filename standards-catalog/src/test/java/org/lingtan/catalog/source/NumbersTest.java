package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.catalog.quantity.Ratio;

class NumbersTest {

    private static Problem refused(String text) {
        return assertThrows(SourceException.class, () -> Numbers.decimal(text, "ledger.csv:2 amount"))
                .problems()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1.50, -1.5",
        "+2, 2",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "0.8325, 0.8325",
        "1e20, 100000000000000000000"
    })
    void plain_decimals_are_read_exactly(String text, String expected) {
        assertEquals(Ratio.of(expected), Numbers.decimal(text, "here"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234|number.separator",
                "1.234,5|number.separator",
                "1 234|number.separator",
                "１２３|number.full-width",
                "NaN|number.not-a-number",
                "Infinity|number.not-a-number",
                "0x10|number.not-a-number",
                "1.|number.not-a-number",
                ".5|number.not-a-number",
                "--1|number.not-a-number",
                "1e21|number.too-large",
                "1e-21|number.too-large",
                "1e10000000|number.not-a-number",
                "٣|number.not-a-number"
            })
    void whatever_could_mean_two_things_or_nothing_is_refused_with_its_place(String text, String code) {
        assertEquals(code, refused(text).code());
        assertEquals("ledger.csv:2 amount", refused(text).place());
    }

    @Test
    void forty_digits_are_read_and_forty_one_are_not() {
        assertEquals(40, Numbers.decimal("9".repeat(40), "here").toDecimal().length());
        assertEquals("number.too-large", refused("9".repeat(41)).code());
        assertEquals("number.too-long", refused("9".repeat(65)).code());
        assertEquals("number.not-a-number", refused("").code());
    }
}
