package org.lingtan.catalog.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.CsvRow;
import org.lingtan.catalog.source.CsvSource;

class FuelComponentsTest {

    @Test
    void every_default_is_calorific_value_times_carbon_times_oxidation_as_carbon_dioxide() {
        List<CsvRow> rows = new ArrayList<>();
        CsvSource.read(
                "fuel-factors.csv",
                Factors.class.getResourceAsStream("fuel-factors.csv"),
                CsvSource.Encoding.UTF_8,
                100,
                headings -> assertEquals(
                        List.of("net-calorific-value", "carbon-content", "oxidation"), headings.subList(4, 7)),
                rows::add);
        Ratio carbonToDioxide = Ratio.of(44, 12);
        for (CsvRow row : rows) {
            Ratio tonnes = Ratio.of(row.cells().get(4))
                    .times(Ratio.of(row.cells().get(5)))
                    .times(Ratio.of(row.cells().get(6)))
                    .times(carbonToDioxide)
                    .dividedBy(Ratio.of(1000));
            assertEquals(row.cells().get(1), tonnes.toRounded(4), row.cells().get(0));
        }
        assertEquals(15, rows.size());
    }
}
