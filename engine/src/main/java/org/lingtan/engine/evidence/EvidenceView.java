package org.lingtan.engine.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The evidence as one run of the rules sees it. The proved view holds only items that are supported by an attachment
 * and, in certification, accepted or adjusted by the evaluator; the claimed view holds everything that is stated. The
 * same derivations and rules run over both.
 */
public final class EvidenceView {

    private final EvidencePackage evidence;
    private final ReviewRecord review;
    private final boolean proved;
    private final Map<String, Items> byTopic = new HashMap<>();
    private final Map<String, List<String>> awaiting = new TreeMap<>();

    /** The items of one topic by kind, sorted once because every criterion asks again. */
    private record Items(
            List<EvidenceItem.Table> tables,
            List<EvidenceItem.Attestation> attestations,
            Optional<Boolean> answer,
            List<EvidenceItem.DeclaredQuantity> declared,
            List<EvidenceItem.DocumentItem> documents) {

        static final Items NONE = new Items(List.of(), List.of(), Optional.empty(), List.of(), List.of());

        static Items of(List<EvidenceItem> items) {
            List<EvidenceItem.Attestation> attestations = only(items, EvidenceItem.Attestation.class);
            return new Items(
                    only(items, EvidenceItem.Table.class),
                    attestations,
                    attestations.stream().map(EvidenceItem.Attestation::answer).reduce(Boolean::logicalAnd),
                    only(items, EvidenceItem.DeclaredQuantity.class),
                    only(items, EvidenceItem.DocumentItem.class));
        }

        private static <T extends EvidenceItem> List<T> only(List<EvidenceItem> items, Class<T> kind) {
            return items.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    private EvidenceView(EvidencePackage evidence, ReviewRecord review, boolean proved) {
        Map<String, List<EvidenceItem>> given = new HashMap<>();
        this.evidence = evidence;
        this.review = review;
        this.proved = proved;
        for (EvidenceItem item : evidence.items()) {
            ReviewRecord.Decision decision = review.decisions().get(item.id());
            if (decision instanceof ReviewRecord.Decision.Rejected) {
                continue;
            }
            EvidenceItem seen =
                    decision instanceof ReviewRecord.Decision.Adjusted adjusted ? adjust(item, adjusted) : item;
            boolean unsupported = seen.supports().isEmpty();
            if (proved && (unsupported || seen instanceof EvidenceItem.DeclaredQuantity)) {
                continue;
            }
            if (proved && review.isCertified() && decision == null) {
                awaiting.computeIfAbsent(seen.topic(), topic -> new ArrayList<>())
                        .add(seen.id());
                continue;
            }
            given.computeIfAbsent(seen.topic(), topic -> new ArrayList<>()).add(seen);
        }
        given.forEach((topic, items) -> byTopic.put(topic, Items.of(items)));
    }

    /**
     * What is proved.
     *
     * @param evidence the package
     * @param review the review, {@link ReviewRecord#none()} for a self-assessment
     * @return the view
     */
    public static EvidenceView proved(EvidencePackage evidence, ReviewRecord review) {
        return new EvidenceView(evidence, review, true);
    }

    /**
     * What is stated.
     *
     * @param evidence the package
     * @param review the review
     * @return the view
     */
    public static EvidenceView claimed(EvidencePackage evidence, ReviewRecord review) {
        return new EvidenceView(evidence, review, false);
    }

    private static EvidenceItem adjust(EvidenceItem item, ReviewRecord.Decision.Adjusted adjusted) {
        Map<String, Ratio> values = adjusted.values();
        return item.match(
                table -> {
                    List<Row> rows = new ArrayList<>();
                    for (int i = 0; i < table.rows().size(); i++) {
                        Row row = table.rows().get(i);
                        Map<String, Object> cells = new TreeMap<>(row.cells());
                        String prefix = (i + 1) + "/";
                        values.forEach((place, value) -> {
                            if (place.startsWith(prefix)) {
                                String column = place.substring(prefix.length());
                                Object old = cells.get(column);
                                cells.put(column, old instanceof Boolean ? (Object) (value.signum() != 0) : value);
                            }
                        });
                        rows.add(new Row(row.locator(), cells));
                    }
                    return new EvidenceItem.Table(table.id(), table.topic(), table.supports(), rows, table.digest());
                },
                attestation -> new EvidenceItem.Attestation(
                        attestation.id(),
                        attestation.topic(),
                        attestation.supports(),
                        values.containsKey("answer") ? values.get("answer").signum() != 0 : attestation.answer(),
                        attestation.digest()),
                declared -> new EvidenceItem.DeclaredQuantity(
                        declared.id(),
                        declared.topic(),
                        declared.supports(),
                        values.getOrDefault("value", declared.value()),
                        declared.unit(),
                        declared.digest()),
                document -> document);
    }

    /**
     * The package behind the view.
     *
     * @return the package
     */
    public EvidencePackage evidence() {
        return evidence;
    }

    /**
     * The items of a topic that evaluators rejected, so that this view does not hold them.
     *
     * @param topic the topic
     * @return the reason of each rejection by item id, in the order of the package
     */
    public Map<String, String> rejected(String topic) {
        Map<String, String> rejected = new LinkedHashMap<>();
        for (EvidenceItem item : evidence.items()) {
            if (item.topic().equals(topic)
                    && review.decisions().get(item.id()) instanceof ReviewRecord.Decision.Rejected decision) {
                rejected.put(item.id(), decision.reason());
            }
        }
        return rejected;
    }

    /**
     * The review behind the view.
     *
     * @return the review
     */
    public ReviewRecord review() {
        return review;
    }

    /**
     * Whether this is the proved view.
     *
     * @return false for the claimed view
     */
    public boolean isProved() {
        return proved;
    }

    /**
     * The tables of a kind, several items of one kind being read together.
     *
     * @param topic the table of the catalogue
     * @return the tables, none if nothing was submitted or nothing counts in this view
     */
    public List<EvidenceItem.Table> tables(String topic) {
        return items(topic).tables();
    }

    /**
     * The attestations of a topic.
     *
     * @param topic the topic
     * @return the attestations
     */
    public List<EvidenceItem.Attestation> attestations(String topic) {
        return items(topic).attestations();
    }

    /**
     * The answer that the attestations of a topic give together: yes only if every one of them says yes.
     *
     * @param topic the topic
     * @return the answer, or empty where nothing is attested
     */
    public Optional<Boolean> findAnswer(String topic) {
        return items(topic).answer();
    }

    /**
     * The documents of a topic.
     *
     * @param topic the topic
     * @return the documents
     */
    public List<EvidenceItem.DocumentItem> documents(String topic) {
        return items(topic).documents();
    }

    /**
     * The declared value of a quantity; always empty in the proved view, since a bare declared value proves nothing.
     *
     * @param topic the quantity
     * @return the declaration
     */
    public Optional<EvidenceItem.DeclaredQuantity> findDeclared(String topic) {
        return items(topic).declared().stream().findFirst();
    }

    /**
     * The items of a topic that the evaluator has not decided yet; only in the proved view of a certified assessment.
     *
     * @param topic the topic
     * @return the item ids
     */
    public List<String> awaiting(String topic) {
        return List.copyOf(awaiting.getOrDefault(topic, List.of()));
    }

    private Items items(String topic) {
        return byTopic.getOrDefault(topic, Items.NONE);
    }
}
