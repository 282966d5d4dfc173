package org.lingtan.catalog.quantity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;

/**
 * A unit of measure. Amounts convert exactly and only within one dimension; a compound such as {@code tCO2/tce} has a
 * compound dimension. The units themselves are data ({@code units.yaml}).
 *
 * @param symbol the symbol in its one canonical spelling, for example {@code kWh}, {@code 1e4 Nm3} or {@code tCO2/tce}
 * @param dimension what it measures, for example {@code energy} or {@code co2/coal-equivalent}
 * @param toBase how many base units of the dimension one of this unit is; positive
 */
public record Unit(String symbol, String dimension, Ratio toBase) {

    private static final int MAX_LENGTH = 40;
    private static final Map<String, Ratio> MULTIPLES = Map.of(
            "1e4",
            Ratio.of(10_000),
            "万",
            Ratio.of(10_000),
            "10^4",
            Ratio.of(10_000),
            "1e8",
            Ratio.of(100_000_000),
            "亿",
            Ratio.of(100_000_000));

    /** Loaded on first use, because the texts and units are read by classes that themselves use exact numbers. */
    private static final class Shipped {
        static final Map<String, Unit> SIMPLE = UnitTable.read();
        static final ProblemTexts TEXTS = ProblemTexts.of(Unit.class, "problems.yaml");
    }

    /**
     * Rejects a unit that could not be converted.
     *
     * @throws IllegalArgumentException if the factor is not positive
     */
    public Unit {
        if (toBase.signum() <= 0) {
            throw new IllegalArgumentException(
                    "The unit (%s) needs a positive factor, not %s.".formatted(symbol, toBase));
        }
    }

    /**
     * Reads a unit of our own data files.
     *
     * @param text the unit
     * @return the unit
     * @throws IllegalArgumentException if it is unknown
     */
    public static Unit of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The unit (%s) is unknown. Maybe add it to units.yaml.".formatted(text)));
    }

    /**
     * Reads a unit of a submitted text.
     *
     * @param text the unit as written
     * @param place where it stands, for the complaint
     * @return the unit
     * @throws SourceException if it is unknown; nothing is guessed
     */
    public static Unit parse(String text, String place) {
        return find(text)
                .orElseThrow(() ->
                        new SourceException(java.util.List.of(Shipped.TEXTS.problem("unit.unknown", place, text))));
    }

    /**
     * Reads a unit.
     *
     * @param text the unit as written: symbol or Chinese name, with a multiple before it and at most one slash
     * @return the unit, or empty if it is unknown
     */
    public static Optional<Unit> find(String text) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int slash = written.indexOf('/');
        if (slash < 0) {
            return findSimple(written);
        }
        Optional<Unit> above = findSimple(written.substring(0, slash).strip());
        Optional<Unit> below = findSimple(written.substring(slash + 1).strip());
        return above.flatMap(a -> below.map(b -> new Unit(
                a.symbol() + "/" + b.symbol(),
                a.dimension() + "/" + b.dimension(),
                a.toBase().dividedBy(b.toBase()))));
    }

    private static Optional<Unit> findSimple(String written) {
        Unit known = Shipped.SIMPLE.get(written);
        if (known != null) {
            return Optional.of(known);
        }
        for (Map.Entry<String, Ratio> multiple : MULTIPLES.entrySet()) {
            if (written.startsWith(multiple.getKey())) {
                Unit base = Shipped.SIMPLE.get(
                        written.substring(multiple.getKey().length()).strip());
                return Optional.ofNullable(base).map(unit -> unit.times(multiple.getValue()));
            }
        }
        return Optional.empty();
    }

    private Unit times(Ratio multiple) {
        String prefix = multiple.equals(Ratio.of(10_000)) ? "1e4 " : "1e8 ";
        return new Unit(prefix + symbol, dimension, toBase.times(multiple));
    }

    /**
     * The canonical symbols of all units that stand alone, without multiples.
     *
     * @return the symbols
     */
    public static Set<String> symbols() {
        return Shipped.SIMPLE.values().stream()
                .map(Unit::symbol)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    /**
     * Whether amounts convert into another unit.
     *
     * @param other the other unit
     * @return true if both measure the same dimension
     */
    public boolean convertsTo(Unit other) {
        return dimension.equals(other.dimension);
    }

    /**
     * Converts an amount exactly.
     *
     * @param amount the amount in this unit
     * @param target the unit wanted
     * @return the amount in the target unit
     * @throws UnitMismatchException if the dimensions differ: there is no conversion without a factor and its source
     */
    public Ratio convert(Ratio amount, Unit target) {
        if (!convertsTo(target)) {
            throw new UnitMismatchException(this, target);
        }
        return amount.times(toBase).dividedBy(target.toBase);
    }

    @Override
    public String toString() {
        return symbol;
    }
}
