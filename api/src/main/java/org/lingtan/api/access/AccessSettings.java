package org.lingtan.api.access;

import java.time.Duration;

/**
 * The periods of accounts. A person's day at work fits into the longest session; half an hour without a request ends
 * it, as NIST SP 800-63B asks of two factors.
 *
 * @param idle after how long without a request a session ends
 * @param longest after how long a session ends, whatever is sent
 * @param fresh how long after the log-in a session may do what needs a recent one
 * @param link how long a one-time link for a password is good
 * @param sessions how many sessions a person has at once; a further one ends the oldest
 * @param secondFactor whether everybody needs an app that makes one-time codes; who has one always uses it
 * @param limits how much may be tried
 */
public record AccessSettings(
        Duration idle,
        Duration longest,
        Duration fresh,
        Duration link,
        int sessions,
        boolean secondFactor,
        AccessLimits limits) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final int TEN = 10;

    /**
     * Checks the periods.
     *
     * @throws IllegalArgumentException if one of them, or the number of sessions, is not positive
     */
    public AccessSettings {
        if (idle.isNegative()
                || idle.isZero()
                || longest.compareTo(idle) < 0
                || fresh.isNegative()
                || fresh.isZero()
                || link.isNegative()
                || link.isZero()
                || sessions < 1) {
            throw new IllegalArgumentException(
                    "Periods (%s, %s, %s, %s) and the number of sessions (%s) must be positive, idle at most longest."
                            .formatted(idle, longest, fresh, link, sessions));
        }
    }

    /**
     * What holds where nothing else is said.
     *
     * @return half an hour, twelve hours, ten minutes, three days, ten sessions, a second factor,
     *     {@link AccessLimits#standard()}
     */
    public static AccessSettings standard() {
        return new AccessSettings(
                HALF_AN_HOUR, TWELVE_HOURS, TEN_MINUTES, THREE_DAYS, TEN, true, AccessLimits.standard());
    }
}
