package org.lingtan.catalog.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number: the only carrier of shares, amounts and scores. Always in lowest terms with a positive
 * denominator, so equal values are equal objects. Comparison is exact, as the full-value comparison method
 * (全数值比较法) of GB/T 8170 asks: a rounded value is never compared.
 *
 * <p>Values whose numerator and denominator fit in a {@code long} are kept as such; the arithmetic falls back to
 * {@link BigInteger} wherever a product would not fit.
 */
public final class Ratio implements Comparable<Ratio> {

    /** 0. */
    public static final Ratio ZERO = new Ratio(0, 1);

    /** 1. */
    public static final Ratio ONE = new Ratio(1, 1);

    /** 100, the factor between a fraction and a percentage. */
    public static final Ratio HUNDRED = new Ratio(100, 1);

    /** Decimals printed for a value that does not terminate. */
    public static final int DECIMALS = 20;

    private final long num;
    private final long den;
    private final @Nullable BigInteger bigNum;
    private final @Nullable BigInteger bigDen;

    private Ratio(long num, long den) {
        this.num = num;
        this.den = den;
        this.bigNum = null;
        this.bigDen = null;
    }

    private Ratio(BigInteger num, BigInteger den) {
        this.num = 0;
        this.den = 0;
        this.bigNum = num;
        this.bigDen = den;
    }

    /**
     * A whole number.
     *
     * @param value any value
     * @return the number
     */
    public static Ratio of(long value) {
        return value == 0
                ? ZERO
                : value == Long.MIN_VALUE ? of(BigInteger.valueOf(value), BigInteger.ONE) : new Ratio(value, 1);
    }

    /**
     * A fraction.
     *
     * @param numerator any value
     * @param denominator any value but 0
     * @return the fraction in lowest terms
     * @throws ArithmeticException if the denominator is 0
     */
    public static Ratio of(long numerator, long denominator) {
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        if (denominator == 0) {
            throw new ArithmeticException("A ratio (%d/0) needs a denominator other than 0.".formatted(numerator));
        }
        if (numerator == 0) {
            return ZERO;
        }
        long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Ratio(sign * (numerator / divisor), sign * (denominator / divisor));
    }

    /**
     * A fraction of any size.
     *
     * @param numerator any value
     * @param denominator any value but 0
     * @return the fraction in lowest terms
     * @throws ArithmeticException if the denominator is 0
     */
    public static Ratio of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("A ratio (%s/0) needs a denominator other than 0.".formatted(numerator));
        }
        if (numerator.signum() == 0) {
            return ZERO;
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger n = numerator.divide(divisor);
        BigInteger d = denominator.divide(divisor);
        return fitsLong(n) && fitsLong(d) ? new Ratio(n.longValue(), d.longValue()) : new Ratio(n, d);
    }

    /** Exactly the values that the long factories keep as longs: a value must have one representation, or equals lies. */
    private static boolean fitsLong(BigInteger value) {
        return value.bitLength() < Long.SIZE && !value.equals(BigInteger.valueOf(Long.MIN_VALUE));
    }

    /**
     * The exact value of a decimal.
     *
     * @param value any decimal; callers bound the exponent, since {@code 1e10000000} would take seconds
     * @return the value
     */
    public static Ratio of(BigDecimal value) {
        return value.scale() <= 0
                ? of(value.toBigIntegerExact(), BigInteger.ONE)
                : of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /**
     * The exact value of a decimal literal of our own data files and tests.
     *
     * @param decimal a decimal such as {@code 0.8325}
     * @return the value
     * @throws NumberFormatException if it is not a decimal
     */
    public static Ratio of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /**
     * The numerator in lowest terms.
     *
     * @return the numerator; its sign is the sign of the value
     */
    public BigInteger numerator() {
        return bigNum == null ? BigInteger.valueOf(num) : bigNum;
    }

    /**
     * The denominator in lowest terms.
     *
     * @return the denominator, 1 or more
     */
    public BigInteger denominator() {
        return bigDen == null ? BigInteger.valueOf(den) : bigDen;
    }

    private boolean isSmall() {
        return bigNum == null;
    }

    /**
     * Adds.
     *
     * @param other the summand
     * @return the exact sum
     */
    public Ratio plus(Ratio other) {
        if (isSmall() && other.isSmall()) {
            if (num == 0) {
                return other;
            }
            if (other.num == 0) {
                return this;
            }
            Ratio sum = den == other.den ? sameParts(other) : otherParts(other);
            if (sum != null) {
                return sum;
            }
        }
        return of(
                numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    /** The sum of two small values with one denominator; null if it does not fit. */
    private @Nullable Ratio sameParts(Ratio other) {
        long sum = num + other.num;
        return isSum(num, other.num, sum) ? of(sum, den) : null;
    }

    /**
     * The sum of two small values over their least common denominator; null if it does not fit. What numerator and
     * denominator of the sum can have in common lies in what the two denominators have in common.
     */
    private @Nullable Ratio otherParts(Ratio other) {
        long common = gcd(den, other.den);
        long part = den / common;
        long otherPart = other.den / common;
        long left = num * otherPart;
        long right = other.num * part;
        long sum = left + right;
        if (!fits(Math.multiplyHigh(num, otherPart), left)
                || !fits(Math.multiplyHigh(other.num, part), right)
                || !isSum(left, right, sum)
                || sum == Long.MIN_VALUE) {
            return null;
        }
        if (sum == 0) {
            return ZERO;
        }
        long divisor = common == 1 ? 1 : gcd(Math.abs(sum), common);
        long rest = other.den / divisor;
        long below = part * rest;
        return fits(Math.multiplyHigh(part, rest), below) ? new Ratio(sum / divisor, below) : null;
    }

    private static boolean isSum(long left, long right, long sum) {
        return ((left ^ sum) & (right ^ sum)) >= 0;
    }

    private static boolean fits(long high, long low) {
        return high == low >> (Long.SIZE - 1);
    }

    /**
     * Subtracts.
     *
     * @param other the subtrahend
     * @return the exact difference
     */
    public Ratio minus(Ratio other) {
        return plus(other.negate());
    }

    /**
     * Changes the sign.
     *
     * @return the negated value
     */
    public Ratio negate() {
        return isSmall()
                ? (num == 0 ? ZERO : new Ratio(-num, den))
                : of(numerator().negate(), denominator());
    }

    /**
     * Multiplies.
     *
     * @param other the factor
     * @return the exact product
     */
    public Ratio times(Ratio other) {
        if (isSmall() && other.isSmall()) {
            long n = num * other.num;
            long d = den * other.den;
            if (fits(Math.multiplyHigh(num, other.num), n) && fits(Math.multiplyHigh(den, other.den), d)) {
                return of(n, d);
            }
        }
        return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    /**
     * Divides.
     *
     * @param other the divisor, not 0
     * @return the exact quotient
     * @throws ArithmeticException if the divisor is 0
     */
    public Ratio dividedBy(Ratio other) {
        if (isSmall() && other.isSmall()) {
            long n = num * other.den;
            long d = den * other.num;
            if (fits(Math.multiplyHigh(num, other.den), n) && fits(Math.multiplyHigh(den, other.num), d)) {
                return of(n, d);
            }
        }
        return of(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return isSmall() ? Long.signum(num) : numerator().signum();
    }

    /**
     * The smaller of two values.
     *
     * @param other the other value
     * @return the smaller
     */
    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The larger of two values.
     *
     * @param other the other value
     * @return the larger
     */
    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The smallest whole number that is not below the value, as credit units are counted.
     *
     * @return the whole number
     */
    public Ratio ceiling() {
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        return of(parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    @Override
    public int compareTo(Ratio other) {
        if (isSmall() && other.isSmall()) {
            if (den == other.den) {
                return Long.compare(num, other.num);
            }
            long leftHigh = Math.multiplyHigh(num, other.den);
            long rightHigh = Math.multiplyHigh(other.num, den);
            return leftHigh != rightHigh
                    ? Long.compare(leftHigh, rightHigh)
                    : Long.compareUnsigned(num * other.den, other.num * den);
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof Ratio other) || isSmall() != other.isSmall()) {
            return false;
        }
        return isSmall()
                ? num == other.num && den == other.den
                : numerator().equals(other.numerator()) && denominator().equals(other.denominator());
    }

    @Override
    public int hashCode() {
        return isSmall()
                ? Long.hashCode(num * 31 + den)
                : numerator().hashCode() * 31 + denominator().hashCode();
    }

    /**
     * The value as a decimal string, the one form in which numbers leave the engine: plain notation, trailing zeros
     * stripped; exact where the decimal terminates within {@value #DECIMALS} decimals, else rounded half-even to
     * {@value #DECIMALS}.
     *
     * @return the decimal, for example {@code 71.43214285714285714286}
     */
    public String toDecimal() {
        if (isSmall() && den == 1) {
            return Long.toString(num);
        }
        BigDecimal rounded =
                new BigDecimal(numerator()).divide(new BigDecimal(denominator()), DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /**
     * The value rounded half-even (GB/T 8170) for a printed page; never compared.
     *
     * @param decimals 0 or more
     * @return the rounded decimal, with trailing zeros kept
     */
    public String toRounded(int decimals) {
        return new BigDecimal(numerator())
                .divide(new BigDecimal(denominator()), decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @Override
    public String toString() {
        return toDecimal();
    }
}
