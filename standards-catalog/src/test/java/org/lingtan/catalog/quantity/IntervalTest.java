package org.lingtan.catalog.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"59.99999999999999999999, false", "60, true", "75, true", "79.99999999999999999999, true", "80, false"})
    void a_closed_end_belongs_and_an_open_one_does_not(String value, boolean inside) {
        assertEquals(inside, new Interval(Ratio.of(60), false, Ratio.of(80), true).contains(Ratio.of(value)));
    }

    @Test
    void a_missing_end_is_no_bound() {
        Interval atLeast = new Interval(Ratio.of(80), false, null, false);
        assertTrue(atLeast.contains(Ratio.of(80)) && atLeast.contains(Ratio.of("1e20")));
    }

    @Test
    void an_interval_that_holds_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(Ratio.of(2), false, Ratio.of(1), false));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Ratio.of(1), true, Ratio.of(1), false));
        assertTrue(new Interval(Ratio.of(1), false, Ratio.of(1), false).contains(Ratio.ONE));
    }
}
