package org.lingtan.engine.evidence;

import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;

/** What remains of the readings of one meter; see {@link SeriesRows} for the meaning of each figure. */
final class MeterSummary {

    private static final int MEAN_FROM = 24;
    private static final Ratio JUMP = Ratio.of(10);
    private static final int MAX_STEPS = 64;

    private final int year;
    private final String firstLocator;
    private String lastLocator;
    private long count;
    private Ratio sum = Ratio.ZERO;
    private long december;
    private long outside;
    private long repeats;
    private Ratio repeatsEnergy = Ratio.ZERO;
    private long jumps;
    private Ratio jumpsEnergy = Ratio.ZERO;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private @Nullable Long before;
    // Seconds between readings and how often; a meter has few different steps, and only the first 64 are told apart.
    private final Map<Long, Long> steps = new TreeMap<>();

    MeterSummary(int year, String locator) {
        this.year = year;
        this.firstLocator = locator;
        this.lastLocator = locator;
    }

    void add(String locator, OffsetDateTime time, Ratio value) {
        lastLocator = locator;
        // A reading is the amount of the interval that ends at its time: midnight belongs to the day before.
        LocalDate date = time.minusNanos(1).toLocalDate();
        if (date.getYear() != year) {
            outside++;
            return;
        }
        first = first == null || date.isBefore(first) ? date : first;
        last = last == null || date.isAfter(last) ? date : last;
        step(time.toEpochSecond(), value);
        if (value.signum() < 0
                || (count >= MEAN_FROM && value.times(Ratio.of(count)).compareTo(sum.times(JUMP)) > 0)) {
            jumps++;
            jumpsEnergy = jumpsEnergy.plus(value.signum() < 0 ? value.negate() : value);
        }
        count++;
        sum = sum.plus(value);
        if (date.getMonth() == Month.DECEMBER && value.signum() >= 0) {
            december++;
        }
    }

    private void step(long second, Ratio value) {
        if (before != null) {
            long step = second - before;
            if (step <= 0) {
                repeats++;
                repeatsEnergy = repeatsEnergy.plus(value);
                return;
            }
            if (steps.containsKey(step) || steps.size() < MAX_STEPS) {
                steps.merge(step, 1L, Long::sum);
            }
        }
        before = second;
    }

    private Ratio mean() {
        return count == 0 ? Ratio.ZERO : sum.dividedBy(Ratio.of(count));
    }

    private long gaps() {
        long usual = 0;
        long most = 0;
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            if (step.getValue() > most) {
                usual = step.getKey();
                most = step.getValue();
            }
        }
        long missing = 0;
        for (Map.Entry<Long, Long> step : steps.entrySet()) {
            // Half a step of tolerance: months differ in length, and clocks drift.
            if (2 * step.getKey() > 3 * usual) {
                missing += ((2 * step.getKey() + usual) / (2 * usual) - 1) * step.getValue();
            }
        }
        return missing;
    }

    String locator() {
        int at = lastLocator.lastIndexOf(' ');
        return firstLocator.equals(lastLocator) ? firstLocator : firstLocator + "-" + lastLocator.substring(at + 1);
    }

    Map<String, Object> cells() {
        long gaps = gaps();
        Map<String, Object> cells = new TreeMap<>();
        cells.put("count", Ratio.of(count));
        cells.put("sum", sum);
        cells.put("december", Ratio.of(december));
        cells.put("outside", Ratio.of(outside));
        cells.put("repeats", Ratio.of(repeats));
        cells.put("repeats-energy", repeatsEnergy);
        cells.put("jumps", Ratio.of(jumps));
        cells.put("jumps-energy", jumpsEnergy);
        cells.put("gaps", Ratio.of(gaps));
        cells.put("gaps-energy", mean().times(Ratio.of(gaps)));
        if (first != null && last != null) {
            cells.put("first", first);
            cells.put("last", last);
        }
        return cells;
    }
}
