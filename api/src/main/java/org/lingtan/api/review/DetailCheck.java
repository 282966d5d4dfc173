package org.lingtan.api.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Holds what an act says against the case: clauses of its rulebook, attachments of its package, days that make sense.
 *
 * @param rulebook the pinned rulebook
 * @param evidence the package of the case, read only where a proof names an attachment; empty if there is none
 * @param today the day
 * @param isPlanned whether the day on which it happens may be to come, by at most a year
 */
public record DetailCheck(
        Rulebook rulebook, Supplier<Optional<EvidencePackage>> evidence, LocalDate today, boolean isPlanned) {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final int MOST_DAYS = 366;

    /**
     * Everything that is wrong with some details.
     *
     * @param details the details, of the right form
     * @return the problems, possibly none
     */
    public List<Problem> problems(Details details) {
        List<Problem> problems = new ArrayList<>();
        details.find(Field.CLAUSE)
                .filter(clause -> !isClause(clause))
                .ifPresent(clause -> problems.add(problem(
                        "matter.clause",
                        Field.CLAUSE,
                        clause,
                        rulebook.id(),
                        rulebook.criteria().get(0).clause())));
        LocalDate last = today.plusDays(MOST_DAYS);
        details.findDay(Field.DUE)
                .filter(due -> due.isBefore(today) || due.isAfter(last))
                .ifPresent(due -> problems.add(problem("matter.due", Field.DUE, due, today, last)));
        details.findDay(Field.DAY)
                .filter((isPlanned ? last : today)::isBefore)
                .ifPresent(day -> problems.add(problem("matter.future", Field.DAY, day, isPlanned ? last : today)));
        List<String> named = details.all(Field.PROOF).stream()
                .filter(proof -> proof.matches(DIGEST))
                .toList();
        if (!named.isEmpty()) {
            Optional<EvidencePackage> held = evidence.get();
            named.stream()
                    .filter(digest -> held.stream()
                            .flatMap(found -> found.attachments().stream())
                            .noneMatch(attachment -> attachment.digest().equals(digest)))
                    .forEach(digest -> problems.add(problem("matter.proof", Field.PROOF, digest)));
        }
        return problems;
    }

    private boolean isClause(String clause) {
        return rulebook.criteria().stream().anyMatch(criterion -> names(criterion, clause));
    }

    private static boolean names(Criterion criterion, String clause) {
        return criterion.clause().equals(clause) || criterion.id().equals(clause);
    }

    private static Problem problem(String code, Field field, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, "details/" + field.code(), found)
                .problems()
                .get(0);
    }
}
