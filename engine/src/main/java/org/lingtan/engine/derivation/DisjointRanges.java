package org.lingtan.engine.derivation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ranges of serials that do not overlap within their series; finds the overlap in logarithmic time. */
final class DisjointRanges {

    private record Held(BigInteger to, String locator) {}

    private final Map<String, TreeMap<BigInteger, Held>> series = new HashMap<>();

    /**
     * Keeps a range if it overlaps none that is kept.
     *
     * @param key the series, for example the programme
     * @param from the first serial
     * @param to the last serial
     * @param locator where the range stands
     * @return where the overlapped range stands; empty if this one is kept now
     */
    Optional<String> keep(String key, BigInteger from, BigInteger to, String locator) {
        TreeMap<BigInteger, Held> ranges = series.computeIfAbsent(key, unused -> new TreeMap<>());
        Map.Entry<BigInteger, Held> below = ranges.floorEntry(to);
        if (below != null && below.getValue().to().compareTo(from) >= 0) {
            return Optional.of(below.getValue().locator());
        }
        ranges.put(from, new Held(to, locator));
        return Optional.empty();
    }

    /** The same for a range of serials that may be plain text, which overlaps only its like. */
    Optional<String> keep(SerialRange range, String locator) {
        BigInteger from = range.from() == null ? BigInteger.ZERO : range.from();
        BigInteger to = range.to() == null ? BigInteger.ZERO : range.to();
        String kind = range.from() == null ? "text " : "number ";
        return keep(kind + range.prefix(), from, to.max(from), locator);
    }
}
