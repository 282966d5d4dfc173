package org.lingtan.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * What explaining a rulebook needs that no package changes: the topics each criterion can depend on and the sentences that
 * name a topic alone. Worked out once for each rulebook, because it costs more than an evaluation. Immutable.
 */
final class ExplanationPlan {

    /** The standing texts of one topic of one criterion. */
    record TopicTexts(Criterion.Topic topic, Text missing, Text awaiting, Text nothingToMeasure, Text claimedOnly) {

        static TopicTexts of(Criterion.Topic topic) {
            String id = topic.id();
            return new TopicTexts(
                    topic,
                    Determinations.text(
                            "missing.evidence",
                            id,
                            topic.accepted().zh(),
                            topic.accepted().en()),
                    Determinations.text("missing.awaiting", id),
                    Determinations.text("missing.nothing-to-measure", id),
                    Determinations.text("missing.claimed-only", id));
        }
    }

    /** What is known of one criterion. */
    record Clause(List<String> closure, boolean isIndicator, Map<String, TopicTexts> topics) {}

    private final Rulebook rulebook;
    private final Map<String, Clause> clauses = new HashMap<>();

    ExplanationPlan(Rulebook rulebook, Catalogue catalogue) {
        this.rulebook = rulebook;
        for (Criterion criterion : rulebook.criteria()) {
            List<String> closure = new ArrayList<>(Closure.topics(criterion, catalogue));
            if (!rulebook.subject().equals("park") && !closure.contains(rulebook.subject())) {
                closure.add(rulebook.subject());
            }
            Map<String, TopicTexts> topics = new HashMap<>();
            for (Criterion.Part part : criterion.parts()) {
                part.topics().forEach(topic -> topics.putIfAbsent(topic.id(), TopicTexts.of(topic)));
            }
            boolean indicator = criterion.kind() == Criterion.Kind.INDICATOR;
            clauses.put(criterion.id(), new Clause(closure, indicator, topics));
        }
    }

    boolean isOf(Rulebook other) {
        return rulebook.id().equals(other.id()) && rulebook.digest().equals(other.digest());
    }

    TopicTexts texts(String criterion, String topic) {
        TopicTexts texts = clause(criterion).topics().get(topic);
        if (texts == null) {
            throw new IllegalStateException("The criterion (%s) has no topic (%s).".formatted(criterion, topic));
        }
        return texts;
    }

    private Clause clause(String criterion) {
        Clause clause = clauses.get(criterion);
        if (clause == null) {
            throw new IllegalStateException("%s has no criterion (%s).".formatted(rulebook.id(), criterion));
        }
        return clause;
    }

    /** The items of one package by topic, and by id for the documents of exclusions. */
    Lookup over(EvidencePackage evidence) {
        return new Lookup(evidence);
    }

    /** Finds what {@link Closure#items} finds, without walking all items for every criterion. */
    final class Lookup {

        private final Map<String, List<EvidenceItem>> byTopic = new HashMap<>();
        private final Map<String, EvidenceItem> byId = new HashMap<>();
        private final List<Exclusion> exclusions = new ArrayList<>();

        Lookup(EvidencePackage evidence) {
            for (EvidenceItem item : evidence.items()) {
                byTopic.computeIfAbsent(item.topic(), topic -> new ArrayList<>(1))
                        .add(item);
            }
            for (Exclusion exclusion : evidence.exclusions()) {
                if (exclusion.rulebook().equals(rulebook.id().id())) {
                    exclusions.add(exclusion);
                }
            }
            if (!exclusions.isEmpty()) {
                evidence.items().forEach(item -> byId.put(item.id(), item));
            }
        }

        SortedMap<String, String> items(Criterion criterion) {
            Clause clause = clause(criterion.id());
            SortedMap<String, String> items = new TreeMap<>();
            for (String topic : clause.closure()) {
                for (EvidenceItem item : byTopic.getOrDefault(topic, Collections.emptyList())) {
                    items.put(item.id(), item.digest());
                }
            }
            for (Exclusion exclusion : exclusions) {
                EvidenceItem document = byId.get(exclusion.document());
                if (document != null && concerns(exclusion, criterion.id(), clause)) {
                    items.put(document.id(), document.digest());
                }
            }
            return items;
        }

        /** The dynamic weight of an indicator depends on which other indicators apply. */
        private boolean concerns(Exclusion exclusion, String criterion, Clause clause) {
            if (exclusion.criterion().equals(criterion)) {
                return true;
            }
            Clause other = clauses.get(exclusion.criterion());
            return clause.isIndicator() && other != null && other.isIndicator();
        }
    }
}
