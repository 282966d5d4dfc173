package org.lingtan.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.lingtan.api.MovingClock;

/** What a provider says is kept, and nobody who can go on with that waits for a slow one. */
class DiscoveryTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final MovingClock clock = new MovingClock();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Discovery discovery(ForgingProvider provider) {
        return new Discovery(
                URI.create(provider.issuer()), new ProviderHttp(Duration.ofSeconds(20)), clock, failures::add);
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 2000 && !done.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals(true, done.getAsBoolean());
    }

    @Test
    void who_logs_in_while_the_document_is_fetched_anew_goes_on_with_the_known_one() throws Exception {
        try (ForgingProvider provider = ForgingProvider.start()) {
            Discovery discovery = discovery(provider);
            discovery.get();
            provider.held = new CountDownLatch(1);
            provider.document = truth -> truth.replace("/token", "/other");
            clock.pass(Duration.ofMinutes(61));
            for (int i = 0; i < 3; i++) {
                URI known = assertTimeoutPreemptively(
                        SOON, () -> discovery.get().about().getTokenEndpointURI());
                assertEquals("/token", known.getPath());
            }
            await(() -> provider.documentFetched.get() == 2);
            provider.held.countDown();
            await(() -> path(discovery).equals("/other"));
            assertEquals(2, provider.documentFetched.get(), "one fetched it");
        }
    }

    private static String path(Discovery discovery) {
        try {
            return discovery.get().about().getTokenEndpointURI().getPath();
        } catch (ProviderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_not_heard_for_a_day_is_not_used_and_a_provider_that_is_away_not_asked_again_at_once()
            throws Exception {
        ForgingProvider provider = ForgingProvider.start();
        Discovery discovery = discovery(provider);
        discovery.get();
        provider.document = truth -> "not JSON";
        clock.pass(Duration.ofHours(23));
        discovery.get();
        await(() -> provider.documentFetched.get() == 2);
        await(() -> List.copyOf(failures).equals(List.of("discovery")));
        clock.pass(Duration.ofHours(2));
        assertThrows(ProviderException.class, discovery::get);
        int asked = provider.documentFetched.get();
        assertThrows(ProviderException.class, discovery::get);
        assertEquals(asked, provider.documentFetched.get());
        provider.document = truth -> truth;
        clock.pass(Duration.ofSeconds(10));
        discovery.get();
        provider.close();
    }

    @Test
    void a_mistake_in_reading_is_a_failure_as_another_one() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Kept<String> kept = new Kept<>(
                () -> {
                    if (asked.incrementAndGet() > 1) {
                        throw new IllegalStateException("a mistake");
                    }
                    return "known";
                },
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                clock,
                failures::add);
        kept.get();
        clock.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 3; i++) {
            assertEquals("known", kept.get());
            await(() -> List.copyOf(failures).equals(List.of("discovery")));
        }
        assertEquals(2, asked.get(), "not again at once");
        clock.pass(Duration.ofHours(1));
        assertEquals(
                ProviderFailure.DISCOVERY,
                assertThrows(ProviderException.class, kept::get).failure());
    }

    @Test
    void keys_that_are_known_are_used_while_they_are_fetched_anew_for_an_hour_at_most() throws Exception {
        ForgingProvider provider = ForgingProvider.start();
        Discovery discovery = discovery(provider);
        assertEquals(1, discovery.get().keys().get(ALL, null).size());
        provider.held = new CountDownLatch(1);
        clock.pass(Duration.ofMinutes(6));
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    1,
                    assertTimeoutPreemptively(SOON, () -> discovery.get().keys().get(ALL, null))
                            .size());
        }
        await(() -> provider.keysFetched.get() == 2);
        provider.held.countDown();
        await(() -> {
            clock.pass(Duration.ofMinutes(61));
            return keys(discovery) == 1 && provider.keysFetched.get() > 2;
        });
        provider.close();
        assertEquals(1, keys(discovery), "known still");
        clock.pass(Duration.ofMinutes(61));
        assertThrows(KeySourceException.class, () -> discovery.get().keys().get(ALL, null));
    }

    private static int keys(Discovery discovery) {
        try {
            return discovery.get().keys().get(ALL, null).size();
        } catch (ProviderException | KeySourceException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_key_that_is_not_known_is_asked_for_at_once_and_then_twice_a_minute_at_most() throws Exception {
        try (ForgingProvider provider = ForgingProvider.start()) {
            Discovery discovery = discovery(provider);
            discovery.get().keys().get(ALL, null);
            JWKSelector unknown =
                    new JWKSelector(new JWKMatcher.Builder().keyID("unknown").build());
            for (int i = 0; i < 3; i++) {
                assertEquals(0, discovery.get().keys().get(unknown, null).size());
            }
            assertEquals(2, provider.keysFetched.get());
            clock.pass(Duration.ofSeconds(30));
            assertEquals(0, discovery.get().keys().get(unknown, null).size());
            assertEquals(3, provider.keysFetched.get());
        }
    }
}
