package org.lingtan.catalog.source;

import java.util.List;

/** A source was refused; it carries every problem found, never only the first. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * Refuses a source.
     *
     * @param problems what is wrong, at least one
     */
    public SourceException(List<Problem> problems) {
        super(
                problems.isEmpty()
                        ? "no problem given"
                        : problems.get(0).place() + ": "
                                + problems.get(0).message().en());
        this.problems = problems.stream().sorted(Problem.ORDER).toList();
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
