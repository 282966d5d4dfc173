package org.lingtan.api.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a waiting person, and only a person, that a command is still at work. Silent for the first second. */
final class Progress implements AutoCloseable {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Desk desk;
    private final ScheduledExecutorService ticker;
    private int seconds;

    Progress(Desk desk, String what) {
        this.desk = desk;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        if (desk.terminal().showsErr()) {
            ticker.scheduleAtFixedRate(() -> tick(what), 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void tick(String what) {
        seconds++;
        desk.terminal().err().print(CLEAR_LINE + desk.texts().get("progress", what, seconds));
        desk.terminal().err().flush();
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        if (seconds > 0) {
            desk.terminal().err().print(CLEAR_LINE);
            desk.terminal().err().flush();
        }
    }
}
