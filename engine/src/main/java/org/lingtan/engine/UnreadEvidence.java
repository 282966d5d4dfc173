package org.lingtan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * Evidence that nothing will ever look at: an attestation, document or stated value of a topic that no rulebook of the
 * application asks for, often a misspelt one. It costs the park points in silence, so it is said.
 */
record UnreadEvidence(RulebookLibrary library, Catalogue catalogue, EvidencePackage evidence, LocalDate date) {

    /** Further than this a topic is another one, not a misspelt one. */
    private static final LevenshteinDistance MISSPELT = new LevenshteinDistance(4);

    /** The topics that something reads, and those that are read from the rows of a table of subjects alone. */
    private record Topics(Set<String> read, Set<String> ofRecords) {

        /** A rulebook about buildings reads the records of its table and documents, nothing else that the park says. */
        void add(Rulebook book, Catalogue catalogue) {
            for (Criterion criterion : book.criteria()) {
                if (book.isOfPark()) {
                    read.addAll(Closure.topics(criterion, catalogue));
                } else {
                    criterion.parts().stream()
                            .flatMap(part -> part.topics().stream())
                            .forEach(topic ->
                                    (topic.kind() == Criterion.TopicKind.DOCUMENT ? read : ofRecords).add(topic.id()));
                }
            }
        }

        Optional<String> nearest(String topic) {
            return read.stream()
                    .filter(known -> MISSPELT.apply(topic, known) >= 0)
                    .min(Comparator.comparing((String known) -> MISSPELT.apply(topic, known))
                            .thenComparing(Comparator.naturalOrder()));
        }
    }

    /** Warnings, one for each item; none where the package applies for a rulebook that is not at hand. */
    List<Problem> problems(List<RulebookId> asked) {
        Set<RulebookId> books = new LinkedHashSet<>(asked);
        books.addAll(evidence.rulebooks());
        Topics topics = new Topics(new TreeSet<>(), new TreeSet<>());
        try {
            for (RulebookId id : books) {
                Rulebook book = library.read(library.resolve(id, date));
                topics.add(book, catalogue);
                book.dependencies().forEach(dependency -> topics.add(library.read(dependency), catalogue));
            }
        } catch (UnknownRulebookException absent) {
            return List.of();
        }
        Set<String> ofExclusions =
                evidence.exclusions().stream().map(Exclusion::document).collect(Collectors.toSet());
        String named = books.stream().map(RulebookId::toString).collect(Collectors.joining(", "));
        List<Problem> problems = new ArrayList<>();
        for (EvidenceItem item : evidence.items()) {
            boolean isRead = topics.read().contains(item.topic()) || ofExclusions.contains(item.id());
            if (!isRead && !(item instanceof EvidenceItem.Table)) {
                problem(item, topics, named).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Every quantity of the catalogue is known, and one that no rulebook of the application asks for does no harm. */
    private static Optional<Problem> problem(EvidenceItem item, Topics topics, String books) {
        if (topics.ofRecords().contains(item.topic())) {
            return Optional.of(Determinations.TEXTS.problem("evidence.in-records", item.id(), item.topic()));
        }
        if (item instanceof EvidenceItem.DeclaredQuantity) {
            return Optional.empty();
        }
        String near = topics.nearest(item.topic()).orElse("");
        return Optional.of(
                near.isEmpty()
                        ? Determinations.TEXTS.problem("evidence.unread", item.id(), item.topic(), books)
                        : Determinations.TEXTS.problem("evidence.unread-near", item.id(), item.topic(), books, near));
    }
}
