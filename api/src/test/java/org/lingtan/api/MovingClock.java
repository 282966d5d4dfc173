package org.lingtan.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands on the first of June 2026, eight o'clock UTC, until a test moves it on. */
public final class MovingClock extends Clock {

    private volatile Instant now = Instant.parse("2026-06-01T08:00:00Z");

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on by this time. */
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
