package org.lingtan.api.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What a provider says, kept for a while. While it is known nobody waits: once it is due it is fetched anew beside, and whoever
 * asks goes on with what is known. Only what is not known, or too old, is waited for; who asks right after a failure is not
 * made to wait for another one.
 *
 * @param <T> what it says
 */
final class Kept<T> {

    private static final Duration NOT_AGAIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

    /** Asks the provider. */
    @FunctionalInterface
    interface Source<T> {
        T fetch() throws ProviderException;
    }

    private record Known<T>(T value, Instant fetched) {}

    private final Source<T> source;
    private final Duration fresh;
    private final Duration longest;
    private final Clock clock;
    private final Consumer<String> failures;
    private final AtomicBoolean fetching = new AtomicBoolean();
    private volatile Optional<Known<T>> known = Optional.empty();
    private volatile Instant next = Instant.EPOCH;
    private Instant nextRenewal = Instant.EPOCH;

    /**
     * Knows nothing yet.
     *
     * @param source asks
     * @param fresh after how long it is fetched anew
     * @param longest how long it is used while that fails
     * @param clock what time it is
     * @param failures takes one word for each failure that nobody waited for
     */
    Kept(Source<T> source, Duration fresh, Duration longest, Clock clock, Consumer<String> failures) {
        this.source = source;
        this.fresh = fresh;
        this.longest = longest;
        this.clock = clock;
        this.failures = failures;
    }

    T get() throws ProviderException {
        Optional<T> usable = findUsable();
        if (usable.isEmpty()) {
            return await();
        }
        if (!clock.instant().isBefore(next) && fetching.compareAndSet(false, true)) {
            Thread beside = new Thread(this::fetchBeside, "identity-provider");
            beside.setDaemon(true);
            beside.start();
        }
        return usable.get();
    }

    private Optional<T> findUsable() {
        return known.filter(one -> clock.instant().isBefore(one.fetched().plus(longest)))
                .map(Known::value);
    }

    private void fetchBeside() {
        try {
            fetch();
        } catch (ProviderException e) {
            // What is known is used until it is too old; the operator is told meanwhile.
            failures.accept(e.failure().code());
        } finally {
            fetching.set(false);
        }
    }

    /** One fetches, and the others wait for it. */
    private synchronized T await() throws ProviderException {
        Optional<T> meanwhile = findUsable();
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        if (clock.instant().isBefore(next)) {
            throw new ProviderException(ProviderFailure.UNREACHABLE);
        }
        return fetch();
    }

    /** What is said now, for whoever misses something in what was said; fetched so at most twice a minute. */
    synchronized T renewed(T seen) throws ProviderException {
        Optional<T> meanwhile = findUsable().filter(value -> value != seen);
        if (meanwhile.isPresent() || clock.instant().isBefore(nextRenewal)) {
            return meanwhile.orElse(seen);
        }
        nextRenewal = clock.instant().plus(BETWEEN_RENEWALS);
        return fetch();
    }

    private synchronized T fetch() throws ProviderException {
        try {
            T value = source.fetch();
            known = Optional.of(new Known<>(value, clock.instant()));
            next = clock.instant().plus(fresh);
            return value;
        } catch (ProviderException e) {
            next = clock.instant().plus(NOT_AGAIN);
            throw e;
        } catch (RuntimeException e) {
            // A library that does not expect what it reads; it will not at the next moment either.
            next = clock.instant().plus(NOT_AGAIN);
            throw new ProviderException(ProviderFailure.DISCOVERY, e);
        }
    }
}
