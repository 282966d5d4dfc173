package org.lingtan.engine.release;

import org.lingtan.catalog.source.Problem;

/** A statement cannot be made: the state of the version forbids it, or this person may not. */
public final class ReleaseRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean personal;
    private final transient Problem problem;

    ReleaseRefusal(boolean personal, Problem problem) {
        super(problem.message().en());
        this.personal = personal;
        this.problem = problem;
    }

    /**
     * Whether another person could do it.
     *
     * @return true if this person may not; false if nobody can in this state
     */
    public boolean isPersonal() {
        return personal;
    }

    /**
     * What stands in the way, and what to do.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }
}
