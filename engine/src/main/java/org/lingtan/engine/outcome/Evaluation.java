package org.lingtan.engine.outcome;

import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;

/**
 * The result of evaluating one package.
 *
 * @param subject the package evaluated; empty where it was refused before it could be read
 * @param problems every problem, in their shown order
 * @param assessments the assessments, in the order asked for; none where the package was refused
 */
public record Evaluation(Optional<Subject> subject, List<Problem> problems, List<Assessment> assessments) {

    /**
     * The package evaluated.
     *
     * @param digest the package digest
     * @param park the name of the park
     * @param year the year reported
     */
    public record Subject(String digest, Text park, int year) {}

    /** The code of the warning that a rulebook found nothing to assess in the package. */
    public static final String NO_SUBJECT = "evaluation.no-subject";

    /** Copies the lists. */
    public Evaluation {
        problems = List.copyOf(problems);
        assessments = List.copyOf(assessments);
    }

    /**
     * Whether the package was refused.
     *
     * @return true if any problem is an error
     */
    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /**
     * Whether every assessment reached a level; for source N only {@code acceptance-possible} counts.
     *
     * @return false if any has none, or a rulebook found nothing to assess
     */
    public boolean isPositive() {
        return problems.stream().noneMatch(problem -> problem.code().equals(NO_SUBJECT))
                && assessments.stream().allMatch(Evaluation::isPositive);
    }

    private static boolean isPositive(Assessment assessment) {
        return assessment
                .rating()
                .level()
                .map(level -> !level.id().equals("acceptance-not-possible")
                        && !level.id().equals("core-not-applicable"))
                .orElse(false);
    }

    /**
     * The stable JSON object of the interface, as a canonical string (RFC 8785).
     *
     * @return the JSON
     */
    public String toJson() {
        return CanonicalJson.write(EvaluationJson.of(this));
    }
}
