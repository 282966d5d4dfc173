package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.TopicStates;
import org.lingtan.engine.scoring.CriterionScore;

/**
 * Looks at every state that evidence can be in: the rules say something about each part and do not contradict each other,
 * every rule can fire, and the most points can be earned; the last two only where the states are few enough to try all. Around every bound, on every day on which a parameter changes.
 */
final class ReachCheck {

    private static final int MOST = 2_000;

    private final Rulebook rulebook;
    private final List<Defect> defects = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private ReachCheck(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * Checks every criterion.
     *
     * @param rulebook the rulebook
     * @param rules its rules
     * @return the defects, at most one of each kind for each rule or part
     */
    static List<Defect> check(Rulebook rulebook, List<RuleStatement> rules) {
        ReachCheck check = new ReachCheck(rulebook);
        for (Criterion criterion : rulebook.criteria()) {
            List<RuleStatement> own =
                    rules.stream().filter(rule -> rule.isOf(criterion)).toList();
            if (!own.isEmpty()) {
                check.criterion(criterion, own);
            }
        }
        return check.defects;
    }

    /** The first day, every day on which a parameter begins or ends, and days before the first where one did not count. */
    private Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>(
                Set.of(rulebook.effectiveFrom(), rulebook.effectiveFrom().minusDays(1)));
        for (Parameter parameter : rulebook.parameters().all()) {
            for (Parameter.Dated dated : parameter.values()) {
                if (dated.from() != null) {
                    // A later version keeps the rules for the days before its older numbers began.
                    boolean later = dated.from().isAfter(rulebook.effectiveFrom());
                    days.add(later ? dated.from() : dated.from().minusDays(1));
                }
                if (dated.to() != null && !dated.to().isBefore(rulebook.effectiveFrom())) {
                    days.add(dated.to().plusDays(1));
                }
            }
        }
        LocalDate last = rulebook.effectiveTo();
        days.removeIf(day -> last != null && day.isAfter(last));
        return days;
    }

    private void criterion(Criterion criterion, List<RuleStatement> rules) {
        RuleReading reading = new RuleReading(rules);
        Set<String> fired = new HashSet<>();
        Ratio best = Ratio.ZERO;
        Ratio maximum = Ratio.ZERO;
        boolean sampled = false;
        for (LocalDate day : days()) {
            boolean judges = !day.isBefore(rulebook.effectiveFrom());
            Thresholds thresholds = rulebook.parameters().on(day);
            TopicStates states = new TopicStates(rulebook, criterion, rules, thresholds);
            sampled |= states.isSampled(MOST);
            List<List<Fact>> combinations = new ArrayList<>(states.combinations(MOST));
            if (criterion.excludable()) {
                combinations.add(List.of(new Excluded(criterion.id(), thresholds)));
            }
            for (List<Fact> facts : combinations) {
                List<Finding> findings = judges ? reading.findings(facts) : readable(reading, facts);
                findings.forEach(finding -> fired.add(finding.rule()));
                if (judges) {
                    CriterionScore score = score(criterion, rules, facts, findings, thresholds);
                    best = score == null ? best : best.max(score.points());
                    maximum = score == null ? maximum : maximum.max(score.maximum());
                }
            }
        }
        if (!sampled) {
            unreached(criterion, rules, fired, best, maximum);
        }
    }

    /** What no state reaches; only said where every state was looked at. */
    private void unreached(
            Criterion criterion, List<RuleStatement> rules, Set<String> fired, Ratio best, Ratio maximum) {
        for (RuleStatement rule : rules) {
            if (!fired.contains(rule.name())) {
                note("reach.never-fires", rule.file(), rule.line(), rule.name());
            }
        }
        if (criterion.kind() == Criterion.Kind.POINTS && best.compareTo(maximum) < 0) {
            note(
                    "reach.points",
                    criterion.path() + "/clause.yaml",
                    0,
                    "",
                    criterion.id(),
                    best.toDecimal(),
                    maximum.toDecimal());
        }
    }

    /** Before the first day a rule may name what has no value yet; only whether it fires is looked at. */
    private static List<Finding> readable(RuleReading reading, List<Fact> facts) {
        try {
            return reading.findings(facts);
        } catch (IllegalArgumentException noValueYet) {
            return List.of();
        }
    }

    private @org.jspecify.annotations.Nullable CriterionScore score(
            Criterion criterion,
            List<RuleStatement> rules,
            List<Fact> facts,
            List<Finding> findings,
            Thresholds thresholds) {
        String file = rules.get(0).file();
        for (Criterion.Part part : criterion.parts()) {
            List<String> said = findings.stream()
                    .filter(finding -> finding.part().equals(part.id()) && finding.kind() != Finding.Kind.TWIN)
                    .map(Finding::rule)
                    .toList();
            if (part.topics().size() == 1 && said.size() > 1) {
                note("reach.overlap", file, 0, "", part.id(), shown(facts), said);
            }
        }
        try {
            return CriterionScore.of(criterion, findings, thresholds);
        } catch (IllegalStateException silent) {
            note("reach.gap", file, 0, "", criterion.id(), shown(facts));
            return null;
        }
    }

    private void note(String code, String file, int line, String rule, Object... found) {
        String key = code + file + rule + (found.length == 0 ? "" : found[0]);
        if (told.add(key)) {
            defects.add(Defect.of(code, file, line, rule, found));
        }
    }

    private static List<String> shown(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.getTopic() + ": "
                        + (fact instanceof Measured m
                                ? m.value().toRounded(2)
                                : fact instanceof Attested a
                                        ? (a.isYes() ? "yes" : "no")
                                        : fact instanceof Described d
                                                ? d.getValue()
                                                : fact instanceof Open ? "open" : "documented"))
                .toList();
    }
}
