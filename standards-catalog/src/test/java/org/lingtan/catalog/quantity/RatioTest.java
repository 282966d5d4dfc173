package org.lingtan.catalog.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

    private static final List<Long> CORNERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            3L,
            7L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE - 1,
            1L << 31,
            1L << 32,
            -(1L << 62));

    /** What the fast path must agree with: the same value by big integers alone. */
    private record Big(BigInteger num, BigInteger den) {

        static Big of(Ratio value) {
            return new Big(value.numerator(), value.denominator());
        }

        boolean is(Ratio value) {
            return num.multiply(value.denominator()).equals(value.numerator().multiply(den));
        }
    }

    private static long draw(Random random) {
        return random.nextInt(3) == 0
                ? CORNERS.get(random.nextInt(CORNERS.size()))
                : random.nextLong() >> random.nextInt(63);
    }

    private static Ratio ratio(Random random) {
        long denominator = draw(random);
        return Ratio.of(draw(random), denominator == 0 ? 1 : denominator);
    }

    @Test
    void arithmetic_agrees_with_big_integers_at_every_size() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            Ratio left = ratio(random);
            Ratio right = ratio(random);
            Big a = Big.of(left);
            Big b = Big.of(right);
            String shown = left + " and " + right;
            assertTrue(
                    new Big(a.num.multiply(b.den).add(b.num.multiply(a.den)), a.den.multiply(b.den))
                            .is(left.plus(right)),
                    shown);
            assertTrue(new Big(a.num.multiply(b.num), a.den.multiply(b.den)).is(left.times(right)), shown);
            assertEquals(
                    Integer.signum(a.num.multiply(b.den).compareTo(b.num.multiply(a.den))),
                    Integer.signum(left.compareTo(right)),
                    shown);
            if (right.signum() != 0) {
                assertEquals(left, left.dividedBy(right).times(right), shown);
            }
            assertEquals(left, left.minus(right).plus(right), shown);
            assertEquals(left.equals(right), left.compareTo(right) == 0, shown);
        }
    }

    @Test
    void sums_over_common_and_equal_denominators_agree_with_big_integers() {
        Random random = new Random(20261123);
        for (int i = 0; i < 30_000; i++) {
            long common = 1 + (random.nextLong() >>> (1 + random.nextInt(62))) / 2;
            long one = random.nextBoolean() ? common : saturated(common, 1 + random.nextInt(1 << random.nextInt(20)));
            long two = random.nextBoolean() ? common : saturated(common, 1 + random.nextInt(1 << random.nextInt(20)));
            Ratio left = Ratio.of(draw(random), one);
            Ratio right = random.nextInt(50) == 0 ? left.negate() : Ratio.of(draw(random), two);
            Big a = Big.of(left);
            Big b = Big.of(right);
            BigInteger num = a.num.multiply(b.den).add(b.num.multiply(a.den));
            BigInteger den = a.den.multiply(b.den);
            Ratio sum = left.plus(right);
            String shown = left + " and " + right;
            assertEquals(num.multiply(sum.denominator()), sum.numerator().multiply(den), shown);
            assertEquals(BigInteger.ONE, sum.numerator().gcd(sum.denominator()), shown);
            assertTrue(sum.denominator().signum() > 0, shown);
            // one representation for one value, or equals lies
            assertEquals(Ratio.of(num, den), sum, shown);
            assertEquals(Ratio.of(num, den).hashCode(), sum.hashCode(), shown);
            assertEquals(sum, right.plus(left), shown);
        }
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    @Test
    void values_are_always_in_lowest_terms_with_a_positive_denominator() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Ratio value = ratio(random).plus(ratio(random));
            assertEquals(1, value.denominator().signum());
            assertEquals(BigInteger.ONE, value.numerator().gcd(value.denominator()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 0.33333333333333333333",
        "20001, 280, 71.43214285714285714286",
        "1300, 21, 61.90476190476190476190",
        "60, 1, 60",
        "1, 8, 0.125",
        "-1, 8, -0.125",
        "100, 1, 100",
        "1000000000, 1, 1000000000"
    })
    void a_value_is_written_exactly_or_to_twenty_decimals_half_even(long numerator, long denominator, String expected) {
        String stripped = expected.contains(".") ? expected.replaceAll("0+$", "") : expected;
        assertEquals(stripped, Ratio.of(numerator, denominator).toDecimal());
    }

    @ParameterizedTest
    @CsvSource({"1.125, 2, 1.12", "1.135, 2, 1.14", "2.5, 0, 2", "3.5, 0, 4", "60, 1, 60.0", "-0.05, 1, 0.0"})
    void a_page_rounds_half_even(String value, int decimals, String expected) {
        assertEquals(expected, Ratio.of(value).toRounded(decimals));
    }

    @ParameterizedTest
    @CsvSource({"1200, 1200", "1199.0001, 1200", "0, 0", "-0.5, 0", "-1.5, -1"})
    void credit_units_are_counted_up_to_whole_tonnes(String value, String expected) {
        assertEquals(Ratio.of(expected), Ratio.of(value).ceiling());
    }

    @Test
    void a_denominator_of_zero_is_refused() {
        assertThrows(ArithmeticException.class, () -> Ratio.of(1, 0));
        assertThrows(ArithmeticException.class, () -> Ratio.ONE.dividedBy(Ratio.ZERO));
        assertThrows(ArithmeticException.class, () -> Ratio.of(BigInteger.ONE, BigInteger.ZERO));
    }

    @Test
    void a_value_at_the_edge_of_a_long_is_the_same_by_either_path() {
        Ratio direct = Ratio.of(Long.MAX_VALUE, 2);
        Ratio byBigIntegers = Ratio.of(BigInteger.valueOf(Long.MAX_VALUE), BigInteger.TWO);
        assertEquals(direct, byBigIntegers);
        assertEquals(direct.hashCode(), byBigIntegers.hashCode());
        assertEquals(Ratio.of(Long.MIN_VALUE), Ratio.of(BigInteger.valueOf(Long.MIN_VALUE), BigInteger.ONE));
        assertEquals(1, Ratio.of(Long.MIN_VALUE).negate().signum());
    }

    @Test
    void thirds_add_up_to_exactly_one() {
        Ratio third = Ratio.of(1, 3);
        assertEquals(Ratio.ONE, third.plus(third).plus(third));
        assertEquals(Ratio.of(60), third.times(Ratio.of(180)));
    }
}
