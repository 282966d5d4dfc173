package org.lingtan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;

/**
 * Of which topics of a part one is enough: those that stand for each other in the rules by which the part is met, and
 * never stand there together. Read out of the rules, so that nothing beside them says it.
 */
final class Alternatives {

    private static final String MET = "met";
    private static final String DOCUMENTED = "Documented";
    private static final String TOPIC = "topic";

    /**
     * Topics of which one is enough.
     *
     * @param part the id of the part
     * @param title what the part asks
     * @param topics two or more, in the order of the part
     * @param isWhole whether the part asks for nothing beside them
     */
    record Choice(String part, Text title, List<Criterion.Topic> topics, boolean isWhole) {

        boolean has(String topic) {
            return topics.stream().anyMatch(one -> one.id().equals(topic));
        }
    }

    private final Map<String, List<Choice>> byCriterion;

    private Alternatives(Map<String, List<Choice>> byCriterion) {
        this.byCriterion = byCriterion;
    }

    /** Reads the rules of some criteria. */
    static Alternatives of(List<Criterion> criteria, List<RuleStatement> rules) {
        Map<String, List<Choice>> byCriterion = new HashMap<>();
        for (Criterion criterion : criteria) {
            Set<Set<String>> ways = rules.stream()
                    .filter(rule -> rule.isOf(criterion) && rule.verb().equals(MET))
                    .map(Alternatives::asked)
                    .collect(Collectors.toUnmodifiableSet());
            List<Choice> choices = new ArrayList<>();
            criterion.parts().forEach(part -> choices.addAll(choices(part, ways)));
            byCriterion.put(criterion.id(), choices);
        }
        return new Alternatives(byCriterion);
    }

    private static List<Choice> choices(Criterion.Part part, Set<Set<String>> all) {
        // A topic may stand in another part too, where other rules ask for it.
        Set<String> own = part.topics().stream().map(Criterion.Topic::id).collect(Collectors.toUnmodifiableSet());
        Set<Set<String>> ways = all.stream()
                .filter(way -> way.stream().anyMatch(own::contains))
                .collect(Collectors.toUnmodifiableSet());
        List<Choice> choices = new ArrayList<>();
        for (Criterion.Topic topic : part.topics()) {
            List<Criterion.Topic> group = part.topics().stream()
                    .filter(other -> other.equals(topic) || isEither(ways, topic.id(), other.id()))
                    .toList();
            Choice choice = new Choice(
                    part.id(),
                    part.titles(),
                    group,
                    group.size() == part.topics().size());
            if (group.size() > 1 && !choices.contains(choice)) {
                choices.add(choice);
            }
        }
        return choices;
    }

    private static Set<String> asked(RuleStatement rule) {
        return rule.patterns().stream().map(Alternatives::asked).collect(Collectors.toUnmodifiableSet());
    }

    /** The topic of a document; what is asked for otherwise is alike only where it is written alike. */
    private static String asked(FactPattern pattern) {
        boolean isDocument = pattern.type().equals(DOCUMENTED)
                && pattern.constraints().stream().allMatch(one -> one.form() == Form.EQUALS);
        return pattern.constraints().stream()
                .filter(one -> isDocument && one.name().equals(TOPIC))
                .map(Constraint::literal)
                .findFirst()
                .orElseGet(() -> pattern.type()
                        + pattern.constraints().stream().map(Constraint::bare).toList());
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

    /** The choice that a topic of a part belongs to. */
    Optional<Choice> of(String criterion, String part, String topic) {
        return byCriterion.getOrDefault(criterion, List.of()).stream()
                .filter(choice -> choice.part().equals(part) && choice.has(topic))
                .findFirst();
    }
}
