package org.lingtan.engine.workbench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A package that is kept, with what is known about its case.
 *
 * @param name the name of its file or folder
 * @param path the package: a ZIP, or the folder it is packed from
 * @param status where the case stands
 * @param registered the day on which it was registered; empty for the date of application
 * @param review the file of the review record beside it; empty for a self-assessment
 */
public record StoredCase(String name, Path path, Status status, Optional<LocalDate> registered, Optional<Path> review) {

    /** Where a case stands. */
    public enum Status {
        /** Not registered yet: whatever is in force then will judge it. */
        DRAFT,
        /** Registered and not decided: judged by the version in force on that day, unless the park opts in. */
        OPEN,
        /** Decided: it keeps its result, whatever comes. */
        CLOSED
    }
}
