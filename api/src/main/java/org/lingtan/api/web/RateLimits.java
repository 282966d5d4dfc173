package org.lingtan.api.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.access.AccessLimits;
import org.lingtan.api.access.AccessLimits.Limit;

/** How much has been tried, by whom, on this node. What nobody has touched for as long as it takes to refill is forgotten. */
final class RateLimits {

    /** What is counted, each apart from the others. */
    enum Kind {
        LOG_IN_BY_ACCOUNT,
        LOG_IN_BY_ADDRESS,
        LINKS,
        REGISTER,
        EXPORTS,
        PACKAGES,
        DISPUTES
    }

    private static final int MOST_COUNTED = 100_000;

    private final Map<Kind, Limit> limits = new EnumMap<>(Kind.class);
    private final Map<Kind, Cache<String, Bucket>> buckets = new EnumMap<>(Kind.class);
    private final TimeMeter time;

    RateLimits(AccessLimits limits, Clock clock) {
        this.limits.put(Kind.LOG_IN_BY_ACCOUNT, limits.logInByAccount());
        this.limits.put(Kind.LOG_IN_BY_ADDRESS, limits.logInByAddress());
        this.limits.put(Kind.LINKS, limits.links());
        this.limits.put(Kind.REGISTER, limits.register());
        this.limits.put(Kind.EXPORTS, limits.exports());
        this.limits.put(Kind.PACKAGES, limits.packages());
        this.limits.put(Kind.DISPUTES, limits.disputes());
        this.limits.forEach((kind, limit) -> buckets.put(
                kind,
                Caffeine.newBuilder()
                        .maximumSize(MOST_COUNTED)
                        .expireAfterAccess(limit.time())
                        .build()));
        this.time = new ClockMeter(clock);
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * Counts one more.
     *
     * @param kind what is counted
     * @param who by whom
     * @throws TooManyRequests if there were too many
     */
    void take(Kind kind, String who) {
        Limit limit = limit(kind);
        if (limit.most() == 0) {
            return;
        }
        ConsumptionProbe probe = bucket(kind, who, limit).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /**
     * Takes back what was counted, since it was no failure.
     *
     * @param kind what was counted
     * @param who by whom
     */
    void giveBack(Kind kind, String who) {
        Limit limit = limit(kind);
        if (limit.most() > 0) {
            bucket(kind, who, limit).addTokens(1);
        }
    }

    /**
     * Counts a log-in before anybody knows whether it succeeds.
     *
     * @param address where it comes from; empty for this machine itself
     * @param account the account, or the browser that is known to it
     * @return gives back what was counted, to be run if it has succeeded
     * @throws TooManyRequests if too many failed
     */
    Runnable logIn(Optional<String> address, String account) {
        address.ifPresent(from -> take(Kind.LOG_IN_BY_ADDRESS, from));
        take(Kind.LOG_IN_BY_ACCOUNT, account);
        return () -> succeeded(address, account);
    }

    /**
     * Gives back what was counted for a log-in.
     *
     * @param address where it came from; empty for this machine itself
     * @param account the account, or the browser that is known to it
     */
    void succeeded(Optional<String> address, String account) {
        address.ifPresent(from -> giveBack(Kind.LOG_IN_BY_ADDRESS, from));
        giveBack(Kind.LOG_IN_BY_ACCOUNT, account);
    }

    private Limit limit(Kind kind) {
        return java.util.Objects.requireNonNull(limits.get(kind));
    }

    private Bucket bucket(Kind kind, String who, Limit limit) {
        return java.util.Objects.requireNonNull(buckets.get(kind))
                .get(
                        who,
                        unknown -> Bucket.builder()
                                .addLimit(bandwidth ->
                                        bandwidth.capacity(limit.most()).refillGreedy(limit.most(), limit.time()))
                                .withCustomTimePrecision(time)
                                .build());
    }
}
