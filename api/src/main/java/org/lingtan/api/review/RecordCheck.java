package org.lingtan.api.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Holds a review record against the package that it decides about, so that no decision goes nowhere. Evaluators decide
 * about facts alone: nothing of a record awards points, and what the ledger of credit units refuses only the ledger says.
 *
 * @param evidence the package of the case
 * @param rulebook the rulebook of the case
 * @param refused what the ledger refused so far; a record may repeat it, and nothing else
 */
public record RecordCheck(EvidencePackage evidence, Rulebook rulebook, SortedMap<String, String> refused) {

    /**
     * Refuses a record that does not fit, with everything that is wrong with it.
     *
     * @param record the record
     * @throws Refusal if it is none of a certification, decides about evidence or exclusions that the package does not have,
     *     answers for another rulebook, gives no reason, or speaks for the ledger
     */
    public void require(ReviewRecord record) {
        List<Problem> problems = new ArrayList<>();
        if (!record.isCertified()) {
            problems.add(problem("review.not-certified", "record/assurance", record.assurance()));
        }
        if (!record.refusedUnits().isEmpty() && !record.refusedUnits().equals(refused)) {
            problems.add(problem("review.units", "record/refusedUnits"));
        }
        Set<String> items = evidence.items().stream().map(EvidenceItem::id).collect(Collectors.toSet());
        record.decisions().forEach((item, decision) -> {
            String place = "record/decisions/" + item;
            if (!items.contains(item)) {
                problems.add(problem("review.no-item", place, item));
            }
            if (decision.match(accepted -> false, rejected -> rejected.reason().isBlank(), RecordCheck::isBare)) {
                problems.add(problem("review.no-reason", place, item));
            }
        });
        Set<String> declared = evidence.exclusions().stream()
                .map(exclusion -> exclusion.rulebook() + "/" + exclusion.criterion())
                .collect(Collectors.toSet());
        record.exclusions().keySet().stream()
                .filter(key -> !declared.contains(key))
                .forEach(key -> problems.add(problem("review.no-exclusion", "record/exclusions/" + key, key)));
        record.judgements().keySet().forEach(key -> judgement(key).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, problems);
        }
    }

    /** A judgement answers for a part of a criterion that is judged at all: {@code rulebook/criterion/part}. */
    private Optional<Problem> judgement(String key) {
        String place = "record/judgements/" + key;
        String id = rulebook.id().id();
        if (!key.startsWith(id + "/")) {
            return Optional.of(problem("review.other-rulebook", place, key, rulebook.id()));
        }
        boolean isJudged = rulebook.criteria().stream()
                .filter(criterion -> criterion.status().equals("judged"))
                .anyMatch(criterion -> criterion.parts().stream()
                        .anyMatch(part -> key.equals(id + "/" + criterion.id() + "/" + part.id())));
        return isJudged ? Optional.empty() : Optional.of(problem("review.not-judged", place, key, rulebook.id()));
    }

    private static Problem problem(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place, found).problems().get(0);
    }

    /** An adjustment says why, to what, and on what it rests. */
    private static boolean isBare(ReviewRecord.Decision.Adjusted adjusted) {
        return adjusted.reason().isBlank()
                || adjusted.evidence().isBlank()
                || adjusted.values().isEmpty();
    }
}
