package org.lingtan.api.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.lingtan.api.problem.Refusal;

/** Why there is no database: place, cause and remedy. */
final class DatabaseProblems {

    private DatabaseProblems() {}

    static Refusal unreachable(String url, RuntimeException cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        return caused(Refusal.of(Refusal.Reason.IO, "database.unreachable", url, root(cause)), cause);
    }

    static Refusal failed(String what, Path log, String found) {
        return Refusal.of(Refusal.Reason.IO, "database.command", log.toString(), what, found);
    }

    static Refusal noBinaries(String platform) {
        return Refusal.of(Refusal.Reason.IO, "database.platform", platform, platform);
    }

    static Refusal otherVersion(Path data, String found, String expected) {
        return Refusal.of(Refusal.Reason.CONFLICT, "database.version", data.toString(), found, expected);
    }

    static Refusal notEmpty(String url) {
        return Refusal.of(Refusal.Reason.CONFLICT, "database.not-empty", url);
    }

    static Refusal noRoot(Path home) {
        return Refusal.of(Refusal.Reason.IO, "database.root", home.toString());
    }

    static UncheckedIOException io(IOException e) {
        return new UncheckedIOException(e);
    }

    private static Refusal caused(Refusal refusal, Throwable cause) {
        refusal.initCause(cause);
        return refusal;
    }

    private static String root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }
}
