package org.lingtan.api.cli;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a waiting person, and only a person, that a command is still at work. Silent for the first second. */
final class Progress {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Desk desk;
    private final ScheduledExecutorService ticker;
    private int seconds;
    private String count = "";

    /** Work that may take a while. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Work that can say how far it is. */
    interface Counted<T> {
        T run(Progress progress) throws IOException;
    }

    /**
     * Does some work that can say how far it is, and tells about it.
     *
     * @param desk where to tell
     * @param key the text that says what is done
     * @param work the work
     * @return its result
     */
    static <T> T counting(Desk desk, String key, Counted<T> work) throws IOException {
        Progress progress = new Progress(desk, desk.texts().get(key));
        try {
            return work.run(progress);
        } finally {
            progress.close();
        }
    }

    /** Some of the work is done. */
    synchronized void at(int done, int all) {
        count = " " + done + "/" + all;
    }

    /**
     * Does some work and tells about it.
     *
     * @param desk where to tell
     * @param key the text that says what is done
     * @param work the work
     * @return its result
     */
    static <T> T during(Desk desk, String key, Work<T> work) throws IOException {
        return counting(desk, key, progress -> work.run());
    }

    private Progress(Desk desk, String what) {
        this.desk = desk;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        if (desk.terminal().showsErr()) {
            // A failed tick ends the ticking, never the work.
            var unused = ticker.scheduleAtFixedRate(() -> tick(what), 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void tick(String what) {
        seconds++;
        desk.terminal().err().print(CLEAR_LINE + desk.texts().get("progress", what + count, seconds));
        desk.terminal().err().flush();
    }

    private synchronized void close() {
        ticker.shutdownNow();
        if (seconds > 0) {
            desk.terminal().err().print(CLEAR_LINE);
            desk.terminal().err().flush();
        }
    }
}
