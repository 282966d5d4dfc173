package org.lingtan.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;

class MeterSummaryTest {

    private static Map<String, Object> cells(String... times) {
        MeterSummary summary = new MeterSummary(2025, "r.csv#line 2");
        for (String time : times) {
            summary.add("r.csv#line 2", OffsetDateTime.parse(time), Ratio.ONE);
        }
        return summary.cells();
    }

    @Test
    void a_reading_at_midnight_belongs_to_the_day_that_ends() {
        Map<String, Object> cells =
                cells("2025-01-01T00:00:00+08:00", "2025-01-02T00:00:00+08:00", "2026-01-01T00:00:00+08:00");
        assertEquals(Ratio.of(2), cells.get("count"));
        assertEquals(Ratio.ONE, cells.get("december"));
        assertEquals(Ratio.ONE, cells.get("outside"));
    }
}
