package org.lingtan.catalog.source;

import java.util.Comparator;
import org.lingtan.catalog.Text;

/**
 * One thing that is wrong with an input: what, where, why and how to mend it.
 *
 * @param code the stable code, for example {@code evidence.duplicate-enterprise}
 * @param severity whether the input is refused
 * @param place where it stands: a path, a row and column, or a file and line; never blank
 * @param message the cause and the remedy in both languages
 */
public record Problem(String code, Severity severity, String place, Text message) {

    /** The order in which problems are shown: by weight, place (numbers by value), code and text. */
    public static final Comparator<Problem> ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(Problem::place, new PlaceOrder())
            .thenComparing(Problem::code)
            .thenComparing(problem -> problem.message().en());

    /**
     * Rejects a problem without a place.
     *
     * @throws IllegalArgumentException if the code or place is blank
     */
    public Problem {
        if (code.isBlank() || place.isBlank()) {
            throw new IllegalArgumentException(
                    "A problem (%s at '%s') needs a code and a place.".formatted(code, place));
        }
    }

    /**
     * Whether the problem refuses the input.
     *
     * @return true for an error
     */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
