package org.lingtan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** Whether the criteria declared not applicable exist and may be declared so. */
record ExclusionCheck(RulebookLibrary library, EvidencePackage evidence, LocalDate date) {

    List<Problem> problems(List<RulebookId> asked) {
        List<Problem> problems = new ArrayList<>();
        if (asked.isEmpty()) {
            problems.add(Determinations.TEXTS.problem("evidence.no-rulebook", "evidence.xml rulebooks"));
        }
        for (RulebookId id : asked) {
            Rulebook rulebook = library.read(library.resolve(id, date));
            for (Exclusion exclusion : evidence.exclusions()) {
                if (exclusion.rulebook().equals(id.id()) && !isExcludable(rulebook, exclusion.criterion())) {
                    problems.add(problem(rulebook, exclusion));
                }
            }
        }
        return problems;
    }

    private static boolean isExcludable(Rulebook rulebook, String criterion) {
        return rulebook.criteria().stream().anyMatch(c -> c.id().equals(criterion) && c.excludable());
    }

    private static Problem problem(Rulebook rulebook, Exclusion exclusion) {
        String known = rulebook.criteria().stream()
                .filter(Criterion::excludable)
                .map(Criterion::id)
                .collect(Collectors.joining(", "));
        String place = "evidence.xml exclusions/exclusion[@criterion='" + exclusion.criterion() + "']";
        return known.isEmpty()
                ? Determinations.TEXTS.problem("evidence.exclusion-none", place, rulebook.id(), exclusion.criterion())
                : Determinations.TEXTS.problem(
                        "evidence.exclusion-unknown", place, rulebook.id(), exclusion.criterion(), known);
    }
}
