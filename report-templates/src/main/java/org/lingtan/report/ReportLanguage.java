package org.lingtan.report;

import java.util.Arrays;

/** In which language a report is printed. */
public enum ReportLanguage {
    /** Chinese alone. */
    ZH("zh"),
    /** English alone. */
    EN("en"),
    /** Chinese and English, one under the other in every cell. */
    BOTH("both");

    private final String code;

    ReportLanguage(String code) {
        this.code = code;
    }

    /**
     * The word used on the command line and in the twins.
     *
     * @return {@code zh}, {@code en} or {@code both}
     */
    public String code() {
        return code;
    }

    /**
     * The language of a word.
     *
     * @param code {@code zh}, {@code en} or {@code both}
     * @return the language
     * @throws IllegalArgumentException if it is another word
     */
    public static ReportLanguage of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The language of a report (%s) must be zh, en or both.".formatted(code)));
    }

    /**
     * Whether Chinese is printed.
     *
     * @return true for Chinese and for both
     */
    public boolean hasChinese() {
        return this != EN;
    }

    /**
     * Whether English is printed.
     *
     * @return true for English and for both
     */
    public boolean hasEnglish() {
        return this != ZH;
    }
}
