package org.lingtan.engine.evidence;

import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.source.Problem;

/**
 * What became of a submitted package.
 *
 * @param evidence the package; empty if any problem is an error
 * @param problems everything that was found, errors first; at most 500 are listed, and then a last one says how many more
 *     there are
 */
public record Intake(Optional<EvidencePackage> evidence, List<Problem> problems) {

    /** Copies the list. */
    public Intake {
        problems = List.copyOf(problems);
    }
}
