package org.lingtan.catalog.quantity;

import org.jspecify.annotations.Nullable;

/**
 * A range of exact values with open or closed ends.
 *
 * @param min the lower end, or null for none
 * @param minOpen whether the lower end itself is outside
 * @param max the upper end, or null for none
 * @param maxOpen whether the upper end itself is outside
 */
public record Interval(
        @Nullable Ratio min, boolean minOpen, @Nullable Ratio max, boolean maxOpen) {

    /**
     * Rejects an interval that holds nothing.
     *
     * @throws IllegalArgumentException if the ends cross, or meet with one of them open
     */
    public Interval {
        if (min != null && max != null) {
            int order = min.compareTo(max);
            if (order > 0 || (order == 0 && (minOpen || maxOpen))) {
                throw new IllegalArgumentException("The interval from %s to %s holds no value.".formatted(min, max));
            }
        }
    }

    /**
     * Whether a value lies inside.
     *
     * @param value the value
     * @return true if it lies inside
     */
    public boolean contains(Ratio value) {
        if (min != null) {
            int order = value.compareTo(min);
            if (order < 0 || (order == 0 && minOpen)) {
                return false;
            }
        }
        if (max != null) {
            int order = value.compareTo(max);
            return order < 0 || (order == 0 && !maxOpen);
        }
        return true;
    }

    @Override
    public String toString() {
        return (min == null ? "(" : (minOpen ? "(" : "[") + min) + ", "
                + (max == null ? ")" : max + (maxOpen ? ")" : "]"));
    }
}
