package org.lingtan.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Of which topics of a part one is enough: those that stand for each other in the rules by which the part is met, and
 * never stand there together. Read out of the rules, so that nothing beside them says it.
 */
final class Alternatives {

    private static final String MET = "met";
    private static final String DOCUMENTED = "Documented";
    private static final String TOPIC = "topic";

    private final Map<String, List<Criterion.Topic>> byTopic;

    private Alternatives(Map<String, List<Criterion.Topic>> byTopic) {
        this.byTopic = byTopic;
    }

    /** Reads the rule files of a rulebook. */
    static Alternatives of(Rulebook rulebook) {
        List<RuleStatement> rules = RuleStatement.of(rulebook);
        Map<String, List<Criterion.Topic>> byTopic = new HashMap<>();
        for (Criterion criterion : rulebook.criteria()) {
            Set<Set<String>> ways = ways(criterion, rules);
            for (Criterion.Part part : criterion.parts()) {
                for (Criterion.Topic topic : part.topics()) {
                    byTopic.put(
                            key(criterion, topic.id()),
                            part.topics().stream()
                                    .filter(other -> other.equals(topic) || isEither(ways, topic.id(), other.id()))
                                    .toList());
                }
            }
        }
        return new Alternatives(byTopic);
    }

    /** What the rules ask for that find a part of a criterion met, each rule's conditions together. */
    private static Set<Set<String>> ways(Criterion criterion, List<RuleStatement> rules) {
        return rules.stream()
                .filter(rule -> rule.file().startsWith(criterion.path() + "/"))
                .filter(rule -> rule.verb().equals(MET))
                .map(rule -> rule.patterns().stream().map(Alternatives::asked).collect(Collectors.toUnmodifiableSet()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The topic of a document; what is asked for otherwise is alike only where it is written alike. */
    private static String asked(FactPattern pattern) {
        boolean isDocument = pattern.type().equals(DOCUMENTED)
                && pattern.constraints().stream().allMatch(one -> one.form() == Form.EQUALS);
        return pattern.constraints().stream()
                .filter(one -> isDocument && one.name().equals(TOPIC))
                .map(Constraint::literal)
                .findFirst()
                .orElseGet(() -> pattern.type() + pattern.constraints());
    }

    private static boolean isEither(Set<Set<String>> ways, String one, String other) {
        Set<Set<String>> withOne = beside(ways, one);
        return !withOne.isEmpty()
                && withOne.stream().noneMatch(way -> way.contains(other))
                && withOne.equals(beside(ways, other));
    }

    /** What is asked for beside a topic, in each way that asks for it. */
    private static Set<Set<String>> beside(Set<Set<String>> ways, String topic) {
        Set<Set<String>> beside = new HashSet<>();
        for (Set<String> way : ways) {
            if (way.contains(topic)) {
                Set<String> others = new HashSet<>(way);
                others.remove(topic);
                beside.add(others);
            }
        }
        return beside;
    }

    /** The topics of which one is enough, this one among them, in the order of the part. */
    List<Criterion.Topic> of(Criterion criterion, String topic) {
        return byTopic.getOrDefault(key(criterion, topic), List.of());
    }

    private static String key(Criterion criterion, String topic) {
        return criterion.id() + " " + topic;
    }
}
