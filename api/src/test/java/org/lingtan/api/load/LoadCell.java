package org.lingtan.api.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One operation at a number of connections. The loop is closed: every connection sends as soon as it was answered, so that
 * times under many connections are mostly waiting for the others.
 *
 * @param done how often it was done
 * @param seconds in what time
 * @param times how long each took, in microseconds
 */
record LoadCell(long done, double seconds, Histogram times) {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(3);

    /** What a connection does again and again. */
    interface Operation {

        /** Does it once; anything but the right answer is thrown. */
        void once(HttpLine line, long turn) throws IOException;
    }

    /** Runs an operation; what takes place in the time before is not counted. */
    static LoadCell run(String address, Operation operation, int connections, double before, double counted)
            throws Exception {
        long start = System.nanoTime() + (long) (before * 1e9);
        long end = start + (long) (counted * 1e9);
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Histogram>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                all.add(pool.submit(() -> loop(address, operation, connection, start, end)));
            }
            Histogram times = new Histogram(LONGEST_MICROS, 3);
            for (Future<Histogram> one : all) {
                times.add(one.get());
            }
            return new LoadCell(times.getTotalCount(), (System.nanoTime() - start) / 1e9, times);
        } finally {
            pool.shutdown();
        }
    }

    private static Histogram loop(String address, Operation operation, int connection, long start, long end)
            throws IOException {
        Histogram times = new Histogram(LONGEST_MICROS, 3);
        try (HttpLine line = new HttpLine(address)) {
            for (long turn = 0; System.nanoTime() < end || times.getTotalCount() == 0; turn++) {
                long sent = System.nanoTime();
                operation.once(line, connection * 1_000_000L + turn);
                if (sent >= start) {
                    times.recordValue((System.nanoTime() - sent) / 1_000);
                }
            }
        }
        return times;
    }

    double perSecond() {
        return done / seconds;
    }

    double millis(double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }
}
