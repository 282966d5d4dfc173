package org.lingtan.api.web;

import java.time.Duration;

/** Something was tried too often. */
final class TooManyRequests extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyRequests(Duration wait) {
        super("too many requests");
        this.seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    /** After how many seconds it may be tried again, at least 1. */
    long seconds() {
        return Math.max(1, seconds);
    }
}
