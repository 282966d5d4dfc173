package org.lingtan.api.review;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A range of credit units that a case wants to use.
 *
 * @param programme the programme as stated; its case does not matter
 * @param project the project as stated
 * @param from the first serial, 0 or more
 * @param to the last serial, not below the first
 */
public record UnitRange(String programme, String project, BigInteger from, BigInteger to) {

    /** The order in which ranges are reserved, the same for every case. */
    static final Comparator<UnitRange> ORDER = Comparator.comparing(UnitRange::issuer)
            .thenComparing(UnitRange::from)
            .thenComparing(UnitRange::to)
            .thenComparing(UnitRange::project);

    /** Rejects a range without units. */
    public UnitRange {
        if (programme.isBlank() || from.signum() < 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("%s %s-%s is no range of units.".formatted(programme, from, to));
        }
    }

    /** The programme, spelt the one way it is stored. */
    String issuer() {
        return programme.strip().toUpperCase(Locale.ROOT);
    }

    /** The part of this range that lies in another one; empty if they share no unit. */
    Optional<UnitRange> within(UnitRange other) {
        BigInteger first = from.max(other.from);
        BigInteger last = to.min(other.to);
        return issuer().equals(other.issuer()) && first.compareTo(last) <= 0
                ? Optional.of(new UnitRange(programme, project, first, last))
                : Optional.empty();
    }

    /**
     * How the review record names the range.
     *
     * @return {@code programme/project/from-to}
     */
    public String key() {
        return programme + "/" + project + "/" + from + "-" + to;
    }
}
