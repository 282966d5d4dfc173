package org.lingtan.engine.workbench;

import java.util.List;

/**
 * What came of one case.
 *
 * @param clause the clause folder, or {@code packages/<file>} for a whole application
 * @param name the name of the case
 * @param failures what differs from the expectation; none if the case passed
 * @param fired the names of the rules that fired
 */
public record CaseResult(String clause, String name, List<String> failures, List<String> fired) {

    /** Copies the lists. */
    public CaseResult {
        failures = List.copyOf(failures);
        fired = List.copyOf(fired);
    }

    /**
     * Whether the case passed.
     *
     * @return true if nothing differs
     */
    public boolean isPassed() {
        return failures.isEmpty();
    }
}
