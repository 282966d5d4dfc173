package org.lingtan.api.problem;

import java.util.List;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.release.ReleaseRefusal;

/** A request that cannot be carried out, with the reasons a person can act on. Not a fault of the program. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final class Texts {
        static final ProblemTexts SHIPPED = ProblemTexts.of(Refusal.class, "refusals.yaml");
    }

    /** Why a request cannot be carried out. */
    public enum Reason {
        /** The request itself is wrong. */
        USAGE,
        /** The input was read and refused. */
        INPUT,
        /** The state of things forbids it. */
        CONFLICT,
        /** Whoever asks may not do this; another person could. */
        NOT_PERMITTED,
        /** There is no such thing, or none that whoever asks may know of. */
        MISSING,
        /** A file could not be read or written. */
        IO
    }

    private final Reason reason;
    private final transient List<Problem> problems;

    /**
     * Refuses for problems that others found.
     *
     * @param reason the kind of reason
     * @param problems what is wrong, at least one
     */
    public Refusal(Reason reason, List<Problem> problems) {
        super(
                problems.isEmpty()
                        ? "no problem given"
                        : problems.get(0).message().en());
        this.reason = reason;
        this.problems = problems.stream().sorted(Problem.ORDER).toList();
    }

    /**
     * Refuses for a reason with a text of its own.
     *
     * @param reason the kind of reason
     * @param code a code of {@code refusals.yaml}
     * @param place what the reason concerns
     * @param found what was found
     * @return the refusal
     */
    public static Refusal of(Reason reason, String code, String place, Object... found) {
        return new Refusal(reason, List.of(Texts.SHIPPED.problem(code, place, found)));
    }

    /**
     * Refuses a statement about a rulebook.
     *
     * @param refused why it cannot be made
     * @return the refusal: for this person, or whoever asks
     */
    public static Refusal of(ReleaseRefusal refused) {
        return new Refusal(refused.isPersonal() ? Reason.NOT_PERMITTED : Reason.CONFLICT, List.of(refused.problem()));
    }

    /**
     * The kind of reason.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What is wrong.
     *
     * @return the problems in their shown order
     */
    public List<Problem> problems() {
        return problems;
    }
}
