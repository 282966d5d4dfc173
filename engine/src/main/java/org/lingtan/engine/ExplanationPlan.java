package org.lingtan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * What explaining a rulebook needs that no package changes: the topics each criterion can depend on and the sentences that
 * name a topic alone. Worked out once for each rulebook, because it costs more than an evaluation. Immutable.
 */
final class ExplanationPlan {

    /** The standing texts of one topic of one criterion. */
    record TopicTexts(
            Criterion.Topic topic, Text name, Text missing, Text awaiting, Text nothingToMeasure, Text claimedOnly) {

        static TopicTexts of(Criterion.Topic topic, Text name, Criterion.Part part) {
            String id = topic.id();
            boolean isOneOfSeveral = part.topics().size() > 1;
            Text lacks = isOneOfSeveral ? part.titles() : name;
            return new TopicTexts(
                    topic,
                    name,
                    Determinations.text(
                            isOneOfSeveral ? "missing.of-several" : "missing.evidence",
                            id,
                            topic.accepted().zh(),
                            topic.accepted().en(),
                            lacks.zh(),
                            lacks.en()),
                    Determinations.text("missing.awaiting", id, name.zh(), name.en()),
                    Determinations.text("missing.nothing-to-measure", id, name.zh(), name.en()),
                    Determinations.text("missing.claimed-only", id, name.zh(), name.en()));
        }
    }

    /**
     * What is known of one criterion.
     *
     * @param criterion the criterion
     * @param closure the topics it can depend on
     * @param isIndicator whether its weight moves with the exclusions of other indicators
     * @param shown the topics whose inputs are shown, each once although it may stand in two parts
     * @param twin the document of its digital-twin role, where it is not among these; else empty
     * @param texts the standing texts by topic
     */
    record Clause(
            Criterion criterion,
            List<String> closure,
            boolean isIndicator,
            List<Criterion.Topic> shown,
            String twin,
            Map<String, TopicTexts> texts) {

        /** The standing texts of a topic that it asks for. */
        TopicTexts texts(String topic) {
            TopicTexts found = texts.get(topic);
            if (found == null) {
                throw new IllegalStateException(
                        "The criterion (%s) has no topic (%s).".formatted(criterion.id(), topic));
            }
            return found;
        }
    }

    private final Rulebook rulebook;
    private final List<Clause> clauses = new ArrayList<>();
    private final Map<String, Clause> byCriterion = new HashMap<>();
    private volatile @Nullable List<RuleStatement> statements;
    private volatile @Nullable Map<String, RuleStatement> rules;
    private volatile @Nullable Alternatives alternatives;

    ExplanationPlan(Rulebook rulebook, Catalogue catalogue) {
        this.rulebook = rulebook;
        for (Criterion criterion : rulebook.criteria()) {
            Clause clause = clause(criterion, catalogue);
            clauses.add(clause);
            byCriterion.put(criterion.id(), clause);
        }
    }

    private Clause clause(Criterion criterion, Catalogue catalogue) {
        List<String> closure = new ArrayList<>(Closure.topics(criterion, catalogue));
        if (!rulebook.isOfPark() && !closure.contains(rulebook.subject())) {
            closure.add(rulebook.subject());
        }
        Map<String, Criterion.Topic> shown = new LinkedHashMap<>();
        Map<String, TopicTexts> texts = new HashMap<>();
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                shown.putIfAbsent(topic.kind() + " " + topic.id(), topic);
                texts.computeIfAbsent(topic.id(), id -> TopicTexts.of(topic, name(topic, part, catalogue), part));
            }
        }
        String twin = criterion.twin().map(Criterion.Twin::topic).orElse("");
        return new Clause(
                criterion,
                closure,
                criterion.kind() == Criterion.Kind.INDICATOR,
                List.copyOf(shown.values()),
                shown.containsKey(Criterion.TopicKind.DOCUMENT + " " + twin) ? "" : twin,
                texts);
    }

    /** A quantity or table is called as the catalogue calls it, any other topic as the part that asks for it. */
    private static Text name(Criterion.Topic topic, Criterion.Part part, Catalogue catalogue) {
        return switch (topic.kind()) {
            case QUANTITY -> catalogue.quantity(topic.id()).titles();
            case TABLE ->
                catalogue.findTable(topic.id()).map(EvidenceTable::titles).orElse(part.titles());
            case ATTESTATION, DOCUMENT, PROPERTY -> part.titles();
        };
    }

    /** A rule that fired. */
    RuleStatement rule(String name) {
        Map<String, RuleStatement> known = rules;
        if (known == null) {
            known = statements().stream()
                    .collect(Collectors.toUnmodifiableMap(RuleStatement::name, Function.identity()));
            rules = known;
        }
        RuleStatement rule = known.get(name);
        if (rule == null) {
            throw new IllegalStateException("The rulebook (%s) has no rule (%s).".formatted(rulebook.id(), name));
        }
        return rule;
    }

    /** Which topics stand for each other. */
    Alternatives alternatives() {
        Alternatives known = alternatives;
        if (known == null) {
            known = Alternatives.of(rulebook.criteria(), statements());
            alternatives = known;
        }
        return known;
    }

    /** Rule files are read when something is first asked of them: a package that lacks nothing asks nothing. */
    private List<RuleStatement> statements() {
        List<RuleStatement> known = statements;
        if (known == null) {
            known = RuleStatement.of(rulebook);
            statements = known;
        }
        return known;
    }

    /** The criteria in the order of the rulebook. */
    List<Clause> clauses() {
        return clauses;
    }

    boolean isOf(Rulebook other) {
        return rulebook.id().equals(other.id()) && rulebook.digest().equals(other.digest());
    }

    /** The items of one package by topic, and by id for the documents of exclusions. */
    Lookup over(EvidencePackage evidence, Exclusions exclusions) {
        return new Lookup(evidence, exclusions.all());
    }

    /** Finds what {@link Closure#items} finds, without walking all items for every criterion. */
    final class Lookup {

        private final Map<String, List<EvidenceItem>> byTopic = new HashMap<>();
        private final Map<String, EvidenceItem> byId = new HashMap<>();
        private final List<Exclusion> exclusions;

        Lookup(EvidencePackage evidence, List<Exclusion> exclusions) {
            this.exclusions = exclusions;
            for (EvidenceItem item : evidence.items()) {
                byTopic.computeIfAbsent(item.topic(), topic -> new ArrayList<>(1))
                        .add(item);
            }
            if (!exclusions.isEmpty()) {
                evidence.items().forEach(item -> byId.put(item.id(), item));
            }
        }

        SortedMap<String, String> items(Clause clause) {
            SortedMap<String, String> items = new TreeMap<>();
            List<String> closure = clause.closure();
            for (int t = 0; t < closure.size(); t++) {
                List<EvidenceItem> found = byTopic.get(closure.get(t));
                if (found != null) {
                    for (int i = 0; i < found.size(); i++) {
                        items.put(found.get(i).id(), found.get(i).digest());
                    }
                }
            }
            for (int i = 0; i < exclusions.size(); i++) {
                EvidenceItem document = byId.get(exclusions.get(i).document());
                if (document != null && concerns(exclusions.get(i), clause)) {
                    items.put(document.id(), document.digest());
                }
            }
            return items;
        }

        /** The dynamic weight of an indicator depends on which other indicators apply. */
        private boolean concerns(Exclusion exclusion, Clause clause) {
            if (exclusion.criterion().equals(clause.criterion().id())) {
                return true;
            }
            Clause other = byCriterion.get(exclusion.criterion());
            return clause.isIndicator() && other != null && other.isIndicator();
        }
    }
}
