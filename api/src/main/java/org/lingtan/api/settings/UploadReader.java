package org.lingtan.api.settings;

import java.time.Duration;
import org.lingtan.api.upload.UploadLimits;

/** What the settings say about uploads in parts. */
final class UploadReader {

    private static final int MOST_HOURS = 168;
    private static final int MOST_OPEN = 100;
    private static final int LEAST_MEGABYTES = 200;
    private static final int MOST_MEGABYTES = 10_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final SettingChecks checks;

    UploadReader(SettingChecks checks) {
        this.checks = checks;
    }

    /** The limits; what is wrong is remembered, and the usual value stands in for it. */
    UploadLimits read() {
        return new UploadLimits(
                Duration.ofHours(whole(SettingKey.UPLOADS_HOURS, 1, MOST_HOURS)),
                whole(SettingKey.UPLOADS_BY_PERSON, 1, MOST_OPEN),
                MEGABYTE * whole(SettingKey.UPLOADS_MEGABYTES, LEAST_MEGABYTES, MOST_MEGABYTES));
    }

    private int whole(SettingKey key, int least, int most) {
        return checks.whole(key, least, most).orElseGet(() -> Integer.parseInt(key.usual()));
    }
}
