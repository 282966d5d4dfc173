package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.StoredCase.Status;

/** Counts what becomes of the packages. Its size does not grow with their number. Of one thread. */
final class ImpactTally {

    private final Rulebook before;
    private final Rulebook after;
    private final ImpactRun.Days days;
    private final Map<Status, SectionTally> sections = new EnumMap<>(Status.class);
    private final SortedMap<String, Long> refusedBy = new TreeMap<>();
    private final List<CaseImpact.Refused> firstRefused = new ArrayList<>();
    private long packages;
    private long elsewhere;
    private long refused;

    ImpactTally(Rulebook before, Rulebook after, ImpactRun.Days days) {
        this.before = before;
        this.after = after;
        this.days = days;
    }

    /** Takes the cases in the order of their names. */
    void take(CaseImpact impact) {
        packages++;
        impact.match(
                found -> {
                    refused++;
                    found.problems().stream()
                            .map(Problem::code)
                            .distinct()
                            .forEach(code -> refusedBy.merge(code, 1L, Long::sum));
                    if (firstRefused.size() < Impact.MOST_CASES) {
                        firstRefused.add(found);
                    }
                    return true;
                },
                found -> {
                    elsewhere++;
                    return true;
                },
                found -> {
                    sections.computeIfAbsent(found.status(), SectionTally::new).take(found);
                    return true;
                });
    }

    Impact impact() {
        return new Impact(
                before,
                after,
                days,
                packages,
                elsewhere,
                refused,
                refusedBy,
                firstRefused,
                sections.values().stream()
                        .map(section -> section.section(before, after))
                        .toList());
    }

    static BigDecimal rounded(org.lingtan.catalog.quantity.Ratio value) {
        return new BigDecimal(value.toDecimal());
    }
}
