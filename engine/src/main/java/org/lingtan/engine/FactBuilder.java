package org.lingtan.engine;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;

/** Puts exactly one fact for every topic that a criterion asks for. */
final class FactBuilder {

    private final Rulebook rulebook;
    private final Thresholds thresholds;
    private final Subject subject;
    private final List<Fact> facts = new ArrayList<>();

    private FactBuilder(Rulebook rulebook, Thresholds thresholds, Subject subject) {
        this.rulebook = rulebook;
        this.thresholds = thresholds;
        this.subject = subject;
    }

    static List<Fact> facts(Rulebook rulebook, Thresholds thresholds, Subject subject) {
        FactBuilder builder = new FactBuilder(rulebook, thresholds, subject);
        rulebook.criteria().forEach(builder::add);
        return builder.facts;
    }

    private void add(Criterion criterion) {
        if (criterion.excludable() && isExcluded(rulebook, criterion, subject.view())) {
            facts.add(new Excluded(criterion.id(), thresholds));
            return;
        }
        boolean pending = criterion.excludable() && isPending(criterion);
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                facts.add(
                        pending
                                ? open(criterion.id(), part.id(), topic.id(), Open.Reason.AWAITING)
                                : topic(criterion, part, topic));
            }
        }
        criterion.twin().ifPresent(twin -> facts.add(document(criterion.id(), CriterionScore.TWIN_PART, twin.topic())));
    }

    private Fact topic(Criterion criterion, Criterion.Part part, Criterion.Topic topic) {
        return criterion.status().equals("judged") ? judged(criterion, part, topic) : fact(criterion, part, topic);
    }

    /** Until the reviewer decides on a declaration, the criterion counts in proved as applicable with 0. */
    private boolean isPending(Criterion criterion) {
        EvidenceView view = subject.view();
        String key = rulebook.id().id() + "/" + criterion.id();
        return view.isProved()
                && view.review().isCertified()
                && !view.review().exclusions().containsKey(key)
                && view.evidence().exclusions().stream()
                        .anyMatch(exclusion ->
                                exclusion.rulebook().equals(rulebook.id().id())
                                        && exclusion.criterion().equals(criterion.id()));
    }

    /**
     * A declaration counts as claimed once it has a reason; as proved with a supported document, and in certification
     * only once accepted. A refused declaration counts nowhere.
     */
    static boolean isExcluded(Rulebook rulebook, Criterion criterion, EvidenceView view) {
        String key = rulebook.id().id() + "/" + criterion.id();
        Boolean accepted = view.review().exclusions().get(key);
        if (Boolean.FALSE.equals(accepted)) {
            return false;
        }
        for (Exclusion exclusion : view.evidence().exclusions()) {
            if (exclusion.rulebook().equals(rulebook.id().id())
                    && exclusion.criterion().equals(criterion.id())) {
                return !view.isProved()
                        || (hasDocument(view, exclusion)
                                && (!view.review().isCertified() || Boolean.TRUE.equals(accepted)));
            }
        }
        return false;
    }

    private static boolean hasDocument(EvidenceView view, Exclusion exclusion) {
        return view.evidence().items().stream()
                .filter(EvidenceItem.DocumentItem.class::isInstance)
                .anyMatch(item -> item.id().equals(exclusion.document())
                        && view.documents(item.topic()).stream()
                                .anyMatch(seen -> seen.id().equals(item.id())));
    }

    private Fact fact(Criterion criterion, Criterion.Part part, Criterion.Topic topic) {
        return switch (topic.kind()) {
            case QUANTITY -> quantity(criterion.id(), part.id(), topic.id());
            case ATTESTATION -> attestation(criterion.id(), part.id(), topic.id());
            case DOCUMENT -> document(criterion.id(), part.id(), topic.id());
            case TABLE -> table(criterion.id(), part.id(), topic.id());
            case PROPERTY -> property(criterion.id(), part.id(), topic.id());
        };
    }

    private Fact quantity(String criterion, String part, String topic) {
        Derived derived = subject.quantities().apply(topic);
        return switch (derived.status()) {
            case DERIVED, DECLARED ->
                new Measured(criterion, part, topic, derived.findValue().orElseThrow(), thresholds);
            case NOTHING_TO_MEASURE -> open(criterion, part, topic, Open.Reason.NOTHING_TO_MEASURE);
            case MISSING -> open(criterion, part, topic, Open.Reason.MISSING);
            case AWAITING -> open(criterion, part, topic, Open.Reason.AWAITING);
        };
    }

    private Fact attestation(String criterion, String part, String topic) {
        if (!subject.isPark()) {
            Boolean flag = subject.flags().get(topic);
            return flag == null
                    ? open(criterion, part, topic, Open.Reason.MISSING)
                    : new Attested(criterion, part, topic, flag, thresholds);
        }
        List<EvidenceItem.Attestation> given = subject.view().attestations(topic);
        if (given.isEmpty()) {
            return unsettled(criterion, part, topic);
        }
        boolean yes = given.stream().allMatch(EvidenceItem.Attestation::answer);
        return new Attested(criterion, part, topic, yes, thresholds);
    }

    private Fact document(String criterion, String part, String topic) {
        return subject.view().documents(topic).isEmpty()
                ? unsettled(criterion, part, topic)
                : new Documented(criterion, part, topic, thresholds);
    }

    private Fact table(String criterion, String part, String topic) {
        boolean filled = subject.view().tables(topic).stream()
                .anyMatch(table -> !table.rows().isEmpty());
        return filled ? new Documented(criterion, part, topic, thresholds) : unsettled(criterion, part, topic);
    }

    private Fact property(String criterion, String part, String topic) {
        String value = subject.properties().get(topic);
        return value == null
                ? open(criterion, part, topic, Open.Reason.MISSING)
                : new Described(criterion, part, topic, value, thresholds);
    }

    /**
     * A judged topic is answered by the evaluator once there is evidence; until then it waits. Judged insufficient, a
     * document or value counts as missing.
     */
    private Fact judged(Criterion criterion, Criterion.Part part, Criterion.Topic topic) {
        Fact fact = fact(criterion, part, topic);
        if (fact instanceof Open) {
            return fact;
        }
        String key = rulebook.id().id() + "/" + criterion.id() + "/" + part.id();
        Boolean answer = subject.view().review().judgements().get(key);
        if (answer == null) {
            return subject.view().isProved() ? open(criterion.id(), part.id(), topic.id(), Open.Reason.AWAITING) : fact;
        }
        if (topic.kind() == Criterion.TopicKind.ATTESTATION) {
            return new Attested(criterion.id(), part.id(), topic.id(), answer, thresholds);
        }
        return answer ? fact : open(criterion.id(), part.id(), topic.id(), Open.Reason.MISSING);
    }

    private Fact unsettled(String criterion, String part, String topic) {
        boolean waits = !subject.view().awaiting(topic).isEmpty();
        return open(criterion, part, topic, waits ? Open.Reason.AWAITING : Open.Reason.MISSING);
    }

    private Fact open(String criterion, String part, String topic, Open.Reason reason) {
        return new Open(criterion, part, topic, reason, thresholds);
    }
}
