package org.lingtan.api.settings;

/**
 * A value as somebody gave it.
 *
 * @param text the value
 * @param place where it was given: file, line and key, or the option
 * @param origin what gave it
 */
record Given(String text, String place, Origin origin) {

    /** What gave a value. */
    enum Origin {
        FILE,
        COMMAND_LINE,
        USUAL
    }
}
