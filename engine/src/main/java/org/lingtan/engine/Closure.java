package org.lingtan.engine;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Which evidence a criterion can depend on, read from the definitions alone: the topics its clause asks for, the tables
 * from which the catalogue says a quantity is derived, and the documents of exclusions. Nothing of an evaluation is
 * looked at, so the closure can serve as the oracle for what an evaluation may depend on.
 */
public final class Closure {

    private Closure() {}

    /**
     * The topics that a criterion can depend on.
     *
     * @param criterion the criterion
     * @param catalogue the catalogue
     * @return the ids of tables, quantities, attestations and documents, sorted
     */
    public static Set<String> topics(Criterion criterion, Catalogue catalogue) {
        Set<String> topics = new TreeSet<>();
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                topics.add(topic.id());
                if (topic.kind() == Criterion.TopicKind.QUANTITY) {
                    topics.addAll(catalogue.quantity(topic.id()).from());
                }
            }
        }
        criterion.twin().ifPresent(twin -> topics.add(twin.topic()));
        return topics;
    }

    /**
     * The evidence items that a criterion of a rulebook can depend on.
     *
     * @param rulebook the rulebook
     * @param criterion the criterion
     * @param evidence the package
     * @param catalogue the catalogue
     * @return the digests by item id
     */
    public static SortedMap<String, String> items(
            Rulebook rulebook, Criterion criterion, EvidencePackage evidence, Catalogue catalogue) {
        Set<String> topics = topics(criterion, catalogue);
        if (!rulebook.isOfPark()) {
            topics.add(rulebook.subject());
        }
        Set<String> documents = new TreeSet<>();
        for (Exclusion exclusion : evidence.exclusions()) {
            boolean concerns = exclusion.criterion().equals(criterion.id())
                    || (criterion.kind() == Criterion.Kind.INDICATOR && isIndicator(rulebook, exclusion.criterion()));
            if (exclusion.rulebook().equals(rulebook.id().id()) && concerns) {
                documents.add(exclusion.document());
            }
        }
        SortedMap<String, String> items = new TreeMap<>();
        for (EvidenceItem item : evidence.items()) {
            if (topics.contains(item.topic()) || documents.contains(item.id())) {
                items.put(item.id(), item.digest());
            }
        }
        return items;
    }

    /** The dynamic weight of an indicator depends on which other indicators apply. */
    private static boolean isIndicator(Rulebook rulebook, String criterion) {
        List<Criterion> all = rulebook.criteria();
        return all.stream().anyMatch(c -> c.id().equals(criterion) && c.kind() == Criterion.Kind.INDICATOR);
    }
}
