package org.lingtan.api.access;

import java.time.Duration;

/**
 * How much may be tried. What is spent comes back evenly over the time, so that nobody is locked out for good.
 *
 * @param logInByAccount failed log-ins to one account by browsers that are new to it; each browser that is known to it
 *     has as many of its own
 * @param logInByAddress failed log-ins from one address, whatever the account
 * @param links uses of one-time links from one address
 * @param register requests to the public register from one address
 * @param exports the whole register in a file, for one address
 * @param packages packages that one person has checked or evaluated
 * @param disputes objections and complaints from one address
 */
public record AccessLimits(
        Limit logInByAccount,
        Limit logInByAddress,
        Limit links,
        Limit register,
        Limit exports,
        Limit packages,
        Limit disputes) {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * So many in so much time.
     *
     * @param most how many at once; 0 for any number
     * @param time in what time as many come back
     */
    public record Limit(int most, Duration time) {
        /**
         * Checks the limit.
         *
         * @throws IllegalArgumentException if the number is negative, or the time not positive
         */
        public Limit {
            if (most < 0 || time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(
                        "A limit (%d in %s) needs a number from 0 and a positive time.".formatted(most, time));
            }
        }
    }

    /**
     * What holds where nothing else is said.
     *
     * @return 10 failed log-ins to an account and 50 from an address in ten minutes, 20 links in ten minutes, 300
     *     requests to the register in a minute, the whole register five times in ten minutes, 60 packages in a minute,
     *     10 objections and complaints in ten minutes
     */
    public static AccessLimits standard() {
        return new AccessLimits(
                new Limit(10, TEN_MINUTES),
                new Limit(50, TEN_MINUTES),
                new Limit(20, TEN_MINUTES),
                new Limit(300, MINUTE),
                new Limit(5, TEN_MINUTES),
                new Limit(60, MINUTE),
                new Limit(10, TEN_MINUTES));
    }
}
