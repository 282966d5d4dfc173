package org.lingtan.api.settings;

import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;

/** What is said about settings that cannot be used. */
final class SettingTexts {

    private static final ProblemTexts TEXTS = ProblemTexts.of(SettingTexts.class, "problems.yaml");

    private SettingTexts() {}

    static Problem problem(String code, String place, Object... found) {
        return TEXTS.problem(code, place, found);
    }
}
