package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * What became of one quantity in one view of the evidence, with its trace.
 *
 * @param quantity the quantity of the catalogue
 * @param unit its unit
 * @param status whether there is a value, and where it comes from
 * @param value the exact value; null unless {@code DERIVED} or {@code DECLARED}
 * @param formula the formula with the figures filled in, for example {@code 13 / 21 x 100}; empty if nothing was found
 * @param from the locators of what it rests on, sorted: evidence item or attachment, {@code #} and the place in it, and
 *     factors as {@code catalogue:<table>#<row>}
 * @param missing what is missing, and how to supply it; not empty for {@code MISSING} and {@code AWAITING}
 * @param warnings what the reader must know about the value, for example that an older year's factor was used
 */
public record Derived(
        String quantity,
        String unit,
        Status status,
        @Nullable Ratio value,
        String formula,
        List<String> from,
        List<Text> missing,
        List<Text> warnings) {

    /** Where a value comes from, or why there is none. */
    public enum Status {
        /** Computed from registers, ledgers or records. */
        DERIVED,
        /** Stated by the park only; counts as claimed, never as proved. */
        DECLARED,
        /** The denominator is 0: there is nothing to measure. */
        NOTHING_TO_MEASURE,
        /** Evidence or a factor is missing. */
        MISSING,
        /** The evidence waits for the evaluator. */
        AWAITING
    }

    /** Sorts the locators and copies the lists. */
    public Derived {
        from = from.stream().distinct().sorted().toList();
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        boolean valued = status == Status.DERIVED || status == Status.DECLARED;
        if (valued != (value != null)) {
            throw new IllegalArgumentException(
                    "The quantity (%s) is %s with value %s.".formatted(quantity, status, value));
        }
    }

    /**
     * The value, if there is one.
     *
     * @return the value, or empty
     */
    public Optional<Ratio> findValue() {
        return Optional.ofNullable(value);
    }
}
