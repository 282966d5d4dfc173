package org.lingtan.api.settings;

import java.time.Duration;
import java.util.Optional;
import org.lingtan.api.access.AccessLimits;
import org.lingtan.api.access.AccessSettings;

/** What the settings say about accounts: periods, and how much may be tried. */
final class AccessReader {

    private static final int MOST_MINUTES = 720;
    private static final int MOST_HOURS = 168;
    private static final int MOST_SESSIONS = 100;
    private static final int MOST_TRIES = 1_000_000;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final GivenSettings given;
    private final SettingChecks checks;

    AccessReader(GivenSettings given, SettingChecks checks) {
        this.given = given;
        this.checks = checks;
    }

    /** The settings; what is wrong is remembered, and the usual value stands in for it. */
    AccessSettings read() {
        Duration idle = Duration.ofMinutes(whole(SettingKey.ACCESS_IDLE, 1, MOST_MINUTES));
        Duration longest = Duration.ofHours(whole(SettingKey.ACCESS_LONGEST, 1, MOST_HOURS));
        if (idle.compareTo(longest) > 0) {
            checks.wrong("settings.idle", given.find(SettingKey.ACCESS_IDLE).orElseThrow(), longest.toHours());
        }
        return new AccessSettings(
                idle.compareTo(longest) > 0 ? longest : idle,
                longest,
                Duration.ofMinutes(whole(SettingKey.ACCESS_RECENT, 1, MOST_MINUTES)),
                Duration.ofHours(whole(SettingKey.ACCESS_LINK, 1, MOST_HOURS)),
                whole(SettingKey.ACCESS_SESSIONS, 1, MOST_SESSIONS),
                checks.flag(SettingKey.ACCESS_SECOND_FACTOR).orElse(true),
                limits());
    }

    private AccessLimits limits() {
        return new AccessLimits(
                limit(SettingKey.ACCESS_LOG_INS_BY_ACCOUNT, TEN_MINUTES),
                limit(SettingKey.ACCESS_LOG_INS_BY_ADDRESS, TEN_MINUTES),
                limit(SettingKey.ACCESS_LINKS_BY_ADDRESS, TEN_MINUTES),
                limit(SettingKey.ACCESS_REGISTER_BY_ADDRESS, MINUTE),
                limit(SettingKey.ACCESS_EXPORTS_BY_ADDRESS, TEN_MINUTES),
                limit(SettingKey.ACCESS_PACKAGES_BY_PERSON, MINUTE),
                limit(SettingKey.ACCESS_DISPUTES_BY_ADDRESS, TEN_MINUTES));
    }

    private AccessLimits.Limit limit(SettingKey key, Duration time) {
        return new AccessLimits.Limit(whole(key, 0, MOST_TRIES), time);
    }

    private int whole(SettingKey key, int least, int most) {
        Optional<Integer> number = checks.whole(key, least, most);
        return number.orElseGet(() -> Integer.parseInt(key.usual()));
    }
}
