package org.lingtan.api.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int SHORTEST_STAY = 200;
    private static final int POLLING = 1_000;

    private final Database database = TestDatabase.open(TestDatabase.fresh());
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        database.close();
    }

    private static void await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        for (long left = patience.toMillis(); left > 0 && !condition.getAsBoolean(); left -= TICK.toMillis()) {
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        }
        assertTrue(condition.getAsBoolean(), "not within " + patience);
    }

    private Jobs node(String name, Runnable work) {
        return Jobs.start(database, name, List.of(new Jobs.Job("job", TICK, work)), (job, failure) -> {});
    }

    private void count() {
        runs.incrementAndGet();
    }

    /**
     * Stays inside for long enough to be met by whoever comes in too. The stays end all over the second after which a node
     * looks for work again, so that neither node always comes too late.
     */
    private void stay(String name) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        int run = runs.getAndIncrement();
        turns.merge(name, 1, Integer::sum);
        try {
            TimeUnit.MILLISECONDS.sleep(SHORTEST_STAY + run * 370 % POLLING);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            running.decrementAndGet();
        }
    }

    private int turns(String name) {
        return turns.getOrDefault(name, 0);
    }

    @Test
    void two_nodes_share_the_work_and_never_do_the_same_at_once() throws Exception {
        try (Jobs one = node("one", () -> stay("one"))) {
            TimeUnit.MILLISECONDS.sleep(POLLING / 2);
            try (Jobs other = node("other", () -> stay("other"))) {
                await(() -> turns("one") >= 2 && turns("other") >= 2 && runs.get() >= 6, Duration.ofSeconds(60));
                assertTrue(one.isWell() && other.isWell());
            }
        }
        assertEquals(1, most.get(), "both do the same at once");
        int done = runs.get();
        TimeUnit.SECONDS.sleep(2);
        assertEquals(done, runs.get(), "it goes on after its end");
    }

    @Test
    void a_job_that_fails_is_told_and_tried_again() throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Jobs.Job failing = new Jobs.Job("failing", TICK, () -> {
            throw new IllegalStateException("on purpose");
        });
        try (Jobs jobs = Jobs.start(database, "node", List.of(failing), (job, failure) -> told.add(job))) {
            assertTrue(jobs.isWell());
            await(() -> told.size() >= 3, Duration.ofSeconds(20));
            await(() -> !jobs.isWell(), Duration.ofSeconds(20));
            assertEquals("failing", told.peek());
        }
    }

    /** What a node that was killed leaves behind: a row that it picked, without a heartbeat. */
    @Test
    void the_job_of_a_dead_node_is_taken_over() throws Exception {
        node("first", this::count).close();
        database.jdbc()
                .sql("update job set picked = true, picked_by = 'dead', last_heartbeat = now(), execution_time = now()")
                .update();
        int before = runs.get();
        try (Jobs survivor = node("survivor", this::count)) {
            assertTrue(survivor.isWell());
            TimeUnit.SECONDS.sleep(2);
            assertEquals(before, runs.get(), "it takes a job from a node that lives");
            await(() -> runs.get() > before, Jobs.DEAD_AFTER.plusSeconds(3));
        }
    }

    @Test
    void a_node_that_stops_waits_for_what_it_does() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Jobs jobs = node("slow", () -> {
            begun.countDown();
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ended.incrementAndGet();
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        jobs.close();
        assertEquals(1, ended.get());
        assertFalse(jobs.isWell());
    }
}
