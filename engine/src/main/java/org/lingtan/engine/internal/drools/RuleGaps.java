package org.lingtan.engine.internal.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.TopicStates;

/**
 * Looks for facts about which the rules of a foreign rulebook say nothing, since an evaluation that met such facts would
 * be a fault. Every state of every topic is tried while the others are missing, and a seeded sample of combinations, on the
 * first day of the rulebook and on the days on which its parameters change; bounded, so gaps that need rarer combinations
 * can remain, and end an evaluation as before.
 */
final class RuleGaps {

    private static final int SAMPLE = 128;
    private static final int MAX_DAYS = 6;
    private static final int MAX_SHOWN = 20;

    private final CompiledRulebook book;
    private final List<Defect> defects = new ArrayList<>();
    private final Set<String> silent = new TreeSet<>();

    private RuleGaps(CompiledRulebook book) {
        this.book = book;
    }

    /**
     * A rulebook in which no gap was found.
     *
     * @throws RulebookDefects with the gaps
     */
    static CompiledRulebook checked(CompiledRulebook book) {
        RuleGaps gaps = new RuleGaps(book);
        for (LocalDate day : gaps.days()) {
            for (Criterion criterion : book.rulebook().criteria()) {
                gaps.check(criterion, book.rulebook().parameters().on(day));
            }
        }
        if (!gaps.defects.isEmpty()) {
            throw new RulebookDefects(gaps.defects.stream().limit(MAX_SHOWN).toList());
        }
        return book;
    }

    private List<LocalDate> days() {
        LocalDate first = book.rulebook().effectiveFrom();
        TreeSet<LocalDate> days = new TreeSet<>(Set.of(first));
        for (Parameter parameter : book.rulebook().parameters().all()) {
            for (Parameter.Dated dated : parameter.values()) {
                if (dated.from() != null && dated.from().isAfter(first)) {
                    days.add(dated.from());
                }
                if (dated.to() != null && !dated.to().isBefore(first)) {
                    days.add(dated.to().plusDays(1));
                }
            }
        }
        // On other days the values of the nearest day judge.
        return days.stream()
                .filter(day -> book.rulebook().nearest(day).equals(day))
                .limit(MAX_DAYS)
                .toList();
    }

    private void check(Criterion criterion, Thresholds thresholds) {
        List<List<Fact>> states = new TopicStates(book.rulebook(), criterion, book.statements(), thresholds).all();
        List<Fact> missing = new ArrayList<>();
        states.forEach(topic -> missing.add(topic.get(0)));
        for (int topic = 0; topic < states.size(); topic++) {
            for (Fact state : states.get(topic)) {
                List<Fact> facts = new ArrayList<>(missing);
                facts.set(topic, state);
                check(criterion, facts);
            }
        }
        Random random = new Random(criterion.id().hashCode());
        for (int i = 0; i < SAMPLE; i++) {
            List<Fact> facts = new ArrayList<>();
            states.forEach(topic -> facts.add(topic.get(random.nextInt(topic.size()))));
            check(criterion, facts);
        }
        if (criterion.excludable()) {
            excluded(criterion, new Excluded(criterion.id(), thresholds));
        }
    }

    private void check(Criterion criterion, List<Fact> facts) {
        List<Finding> findings = book.evaluate(facts, Evaluator.FLAT);
        for (Criterion.Part part : criterion.parts()) {
            if (findings.stream().noneMatch(finding -> finding.part().equals(part.id()))) {
                note(criterion, part.id(), facts);
            }
        }
    }

    private void excluded(Criterion criterion, Excluded fact) {
        boolean said = book.evaluate(List.of(fact), Evaluator.FLAT).stream()
                .anyMatch(finding -> finding.kind() == Finding.Kind.NOT_APPLICABLE);
        if (!said) {
            note(criterion, "-", List.of(fact));
        }
    }

    /** One example for each part is enough to mend it. */
    private void note(Criterion criterion, String part, List<Fact> facts) {
        if (silent.add(criterion.id() + "/" + part)) {
            String slug = criterion.path().substring(criterion.path().lastIndexOf('/') + 1);
            String file = criterion.path() + "/" + slug + ".drl";
            String shown = facts.stream().map(RuleGaps::shown).collect(Collectors.joining(", "));
            defects.add(Defect.of("rules.gap", file, 0, "", criterion.id(), part, shown));
        }
    }

    private static String shown(Fact fact) {
        return fact.getClass().getSimpleName() + " " + fact.getTopic()
                + (fact instanceof Measured measured ? " = " + measured.value() : "");
    }
}
