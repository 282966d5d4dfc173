package org.lingtan.engine.evidence;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;

/**
 * Aggregates a series of readings while it is read, so that a million rows need the memory of their meters. A reading is
 * the amount of the interval that ends at its time. The resulting table keeps the topic of the series and has one row for
 * each meter, enterprise and unit, sorted by them, with these cells: {@code meter}, {@code enterprise} (absent where none
 * is named), {@code unit}; {@code count} and {@code sum} of the readings of the reported year (by the date their own
 * offset gives); {@code first} and {@code last} (dates of readings of the year); {@code december} (readings in December
 * that are not negative) and {@code outside} (readings of other years, in no sum).
 *
 * <p>What looks wrong is counted and left in the sums, never mended: {@code repeats} and {@code repeats-energy} (readings
 * not later than the one before of the same meter), {@code jumps} and {@code jumps-energy} (negative readings, and
 * readings above ten times the mean of at least 24 before them), {@code gaps} (intervals missing, at the meter's usual
 * step) and {@code gaps-energy} (those intervals at its mean reading). Energy is in the unit of the row.
 */
final class SeriesRows implements TypedRows.Taker {

    private static final int MAX_METERS = 20_000;

    private record Key(String meter, String enterprise, String unit) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = meter.compareTo(other.meter);
            order = order != 0 ? order : enterprise.compareTo(other.enterprise);
            return order != 0 ? order : unit.compareTo(other.unit);
        }
    }

    private final int year;
    private final IntakeProblems problems;
    private final Map<Key, MeterSummary> meters = new TreeMap<>();

    SeriesRows(int year, IntakeProblems problems) {
        this.year = year;
        this.problems = problems;
    }

    @Override
    public void take(String locator, Map<String, Object> cells) {
        Key key = new Key(
                String.valueOf(cells.get("meter")),
                String.valueOf(cells.getOrDefault("enterprise", "")),
                String.valueOf(cells.get("unit")));
        MeterSummary meter = meters.get(key);
        if (meter == null) {
            if (meters.size() >= MAX_METERS) {
                throw IntakeProblems.refusal("evidence.too-many-meters", locator, MAX_METERS);
            }
            meter = new MeterSummary(year, locator);
            meters.put(key, meter);
        }
        // Required columns of the series: a row without them never comes here.
        if (cells.get("value") instanceof Ratio value) {
            meter.add(locator, OffsetDateTime.parse(String.valueOf(cells.get("time"))), value);
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        meters.forEach((key, meter) -> {
            Map<String, Object> cells = meter.cells();
            cells.put("meter", key.meter());
            cells.put("unit", key.unit());
            if (!key.enterprise().isEmpty()) {
                cells.put("enterprise", key.enterprise());
            }
            rows.add(new Row(meter.locator(), cells));
        });
        if (rows.isEmpty() && !problems.hasErrors()) {
            problems.add("evidence.series-empty", PackageReader.EVIDENCE);
        }
        return rows;
    }
}
