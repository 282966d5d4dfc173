package org.lingtan.api.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the server does by the clock. Each job is a row of the database: one node at a time does it, and when that node
 * dies another one does, within {@link #DEAD_AFTER}. A job may therefore be begun twice and must bear it.
 */
public final class Jobs implements AutoCloseable {

    /** After this time at the latest a job whose node has died is taken up by another one. */
    public static final Duration DEAD_AFTER = Duration.ofSeconds(12);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int THREADS = 2;
    private static final int MANY_FAILURES = 3;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Database database;
    private final Scheduler scheduler;

    private Jobs(Database database, Scheduler scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    /**
     * Something to be done again and again.
     *
     * @param name its name, kept in the database
     * @param every how long after the end of one run the next one begins
     * @param work the work; it bears being begun twice
     */
    public record Job(String name, Duration every, Runnable work) {}

    /**
     * Starts to do jobs.
     *
     * @param database where they are kept
     * @param node the name of this node
     * @param jobs the jobs
     * @param failed is told the name of a job and why it failed; it is tried again after pauses that double up to five minutes
     * @return the running jobs
     */
    public static Jobs start(Database database, String node, List<Job> jobs, BiConsumer<String, Throwable> failed) {
        List<RecurringTask<Void>> tasks =
                jobs.stream().map(job -> task(job, failed)).toList();
        Scheduler scheduler = Scheduler.create(database.pool())
                .tableName("job")
                .startTasks(tasks)
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(THREADS)
                .pollUsingLockAndFetch(1, THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(PATIENCE)
                .build();
        scheduler.start();
        return new Jobs(database, scheduler);
    }

    private static RecurringTask<Void> task(Job job, BiConsumer<String, Throwable> failed) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .onFailure((complete, operations) -> operations.reschedule(
                        complete,
                        complete.getTimeDone().plus(pause(job.every(), complete.getExecution().consecutiveFailures))))
                .execute((instance, context) -> {
                    try {
                        job.work().run();
                    } catch (RuntimeException | Error failure) {
                        failed.accept(job.name(), failure);
                        throw failure;
                    }
                });
    }

    /** What fails again and again is tried less often. */
    private static Duration pause(Duration every, int failures) {
        if (every.compareTo(LONGEST_PAUSE) >= 0) {
            return every;
        }
        Duration longer = every.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /**
     * Whether this node takes part, and no job has failed several times in a row.
     *
     * @return true if all is well
     */
    public boolean isWell() {
        return scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown()
                && database.jdbc()
                                .sql("select count(*) from job where consecutive_failures >= ?")
                                .param(MANY_FAILURES)
                                .query(Long.class)
                                .single()
                        == 0;
    }

    /** Takes no more jobs, and waits for those that run; a second time it does nothing. */
    @Override
    public void close() {
        if (!scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }
}
