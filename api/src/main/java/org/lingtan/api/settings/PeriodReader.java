package org.lingtan.api.settings;

import org.lingtan.api.application.Periods;

/** What the settings say about the periods of cases. None of them moves the clock. */
final class PeriodReader {

    private static final int MOST_DAYS = 365;
    private static final int MOST_MONTHS = 60;

    private final SettingChecks checks;

    PeriodReader(SettingChecks checks) {
        this.checks = checks;
    }

    /** The periods; what is wrong is remembered, and the usual value stands in for it. */
    Periods read() {
        return new Periods(
                whole(SettingKey.PERIODS_PUBLICITY, 0, MOST_DAYS),
                whole(SettingKey.PERIODS_VALIDITY, 1, MOST_MONTHS),
                whole(SettingKey.PERIODS_ANSWER, 1, MOST_DAYS),
                whole(SettingKey.PERIODS_CORRECTION, 1, MOST_DAYS));
    }

    private int whole(SettingKey key, int least, int most) {
        return checks.whole(key, least, most).orElseGet(() -> Integer.parseInt(key.usual()));
    }
}
