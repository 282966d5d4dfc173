package org.lingtan.api.cli;

/** What a command tells the shell. Stable: scripts rely on the numbers. */
final class ExitCode {

    /** The command did what was asked. */
    static final int OK = 0;
    /** A valid run with a negative result, for example no level reached. */
    static final int NEGATIVE = 1;
    /** The command line itself is wrong. */
    static final int USAGE = 2;
    /** The input was read and refused. */
    static final int REFUSED = 3;
    /** The answer cannot be known from what was given. */
    static final int CANNOT_TELL = 4;
    /** The state of things forbids it, for example a folder that is not empty. */
    static final int CONFLICT = 5;
    /** The caller may not do this. */
    static final int NOT_PERMITTED = 6;
    /** A file could not be read or written. */
    static final int IO = 7;
    /** A fault of the program. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
