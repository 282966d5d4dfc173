package org.lingtan.api.cli;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.lingtan.api.web.ServerLog;

/**
 * Warnings of libraries in the server's log: which one and what was thrown, but not their words, which quote what
 * somebody sent.
 */
final class LibraryLog extends Handler {

    private final ServerLog log;

    private LibraryLog(ServerLog log) {
        this.log = log;
    }

    /** Takes over what libraries log in this process. */
    static void into(ServerLog log) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new LibraryLog(log));
    }

    @Override
    public void publish(LogRecord entry) {
        Map<String, String> said = Map.of(
                "library", String.valueOf(entry.getLoggerName()),
                "weight", entry.getLevel().getName());
        Throwable thrown = entry.getThrown();
        if (thrown == null) {
            log.tell("library", said);
        } else {
            log.warn("library", said, thrown);
        }
    }

    @Override
    public void flush() {
        // Every line is written at once.
    }

    @Override
    public void close() {
        // The stream belongs to the terminal.
    }
}
