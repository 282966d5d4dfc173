package org.lingtan.api.web;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * What the server tells its operator: one JSON object a line. Ids only: no names, no addresses, no bodies, no query
 * strings, no secrets, and no messages of exceptions, which quote what somebody sent.
 */
public final class ServerLog {

    private static final int MOST_FRAMES = 8;
    private static final int MOST_CAUSES = 5;

    private final Clock clock;
    private final Consumer<String> lines;

    /**
     * A log.
     *
     * @param clock what time it is
     * @param lines takes each line, without its end; must be safe for many threads
     */
    public ServerLog(Clock clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Tells of an event.
     *
     * @param event what happened, one word
     * @param more what else there is to say
     */
    public void tell(String event, Map<String, ?> more) {
        tell("info", event, more);
    }

    /**
     * Tells of something that should not have happened.
     *
     * @param event what happened, one word
     * @param more what else there is to say
     * @param failure what was thrown; its kind and where, never its message
     */
    public void warn(String event, Map<String, ?> more, Throwable failure) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("failure", causes(failure));
        tell("error", event, all);
    }

    private void tell(String level, String event, Map<String, ?> more) {
        Map<String, Object> line = new LinkedHashMap<>(more);
        line.put("at", clock.instant().toString());
        line.put("level", level);
        line.put("event", event);
        lines.accept(CanonicalJson.write(line));
    }

    private static List<Map<String, Object>> causes(Throwable failure) {
        List<Map<String, Object>> causes = new ArrayList<>();
        for (Throwable at = failure; at != null && causes.size() < MOST_CAUSES; at = at.getCause()) {
            Map<String, Object> cause = new LinkedHashMap<>();
            cause.put("kind", at.getClass().getName());
            if (at instanceof SQLException sql) {
                cause.put("state", String.valueOf(sql.getSQLState()));
            }
            List<String> frames = new ArrayList<>();
            for (StackTraceElement frame : at.getStackTrace()) {
                if (frames.size() < MOST_FRAMES) {
                    frames.add(frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
                }
            }
            cause.put("frames", frames);
            causes.add(cause);
        }
        return causes;
    }
}
