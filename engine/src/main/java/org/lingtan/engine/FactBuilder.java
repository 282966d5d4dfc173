package org.lingtan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
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
    private final Exclusions exclusions;
    private final Subject subject;
    private final List<Fact> facts = new ArrayList<>();

    private FactBuilder(Rulebook rulebook, Thresholds thresholds, Exclusions exclusions, Subject subject) {
        this.rulebook = rulebook;
        this.thresholds = thresholds;
        this.exclusions = exclusions;
        this.subject = subject;
    }

    static CriterionFacts facts(Rulebook rulebook, Thresholds thresholds, Exclusions exclusions, Subject subject) {
        FactBuilder builder = new FactBuilder(rulebook, thresholds, exclusions, subject);
        int[] ends = new int[rulebook.criteria().size()];
        for (int i = 0; i < ends.length; i++) {
            builder.add(rulebook.criteria().get(i));
            ends[i] = builder.facts.size();
        }
        return new CriterionFacts(builder.facts, ends);
    }

    private void add(Criterion criterion) {
        if (exclusions.isExcluded(criterion, subject.view())) {
            facts.add(new Excluded(criterion.id(), thresholds));
            return;
        }
        boolean pending = exclusions.isPending(criterion, subject.view());
        List<Criterion.Part> parts = criterion.parts();
        for (int p = 0; p < parts.size(); p++) {
            Criterion.Part part = parts.get(p);
            List<Criterion.Topic> topics = part.topics();
            for (int t = 0; t < topics.size(); t++) {
                Criterion.Topic topic = topics.get(t);
                facts.add(
                        pending
                                ? open(criterion.id(), part.id(), topic.id(), Open.Reason.AWAITING)
                                : topic(criterion, part, topic));
            }
        }
        if (criterion.twin().isPresent()) {
            String topic = criterion.twin().get().topic();
            facts.add(document(criterion.id(), CriterionScore.TWIN_PART, topic));
        }
    }

    private Fact topic(Criterion criterion, Criterion.Part part, Criterion.Topic topic) {
        return criterion.status().equals("judged") ? judged(criterion, part, topic) : fact(criterion, part, topic);
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
        Ratio value = derived.value();
        if (value != null) {
            return new Measured(criterion, part, topic, value, thresholds);
        }
        return switch (derived.status()) {
            case DERIVED, DECLARED ->
                throw new IllegalStateException("The quantity (%s) has no value.".formatted(topic));
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
        Optional<Boolean> answer = subject.view().findAnswer(topic);
        return answer.isEmpty()
                ? unsettled(criterion, part, topic)
                : new Attested(criterion, part, topic, answer.get(), thresholds);
    }

    private Fact document(String criterion, String part, String topic) {
        return subject.view().documents(topic).isEmpty()
                ? unsettled(criterion, part, topic)
                : new Documented(criterion, part, topic, thresholds);
    }

    private Fact table(String criterion, String part, String topic) {
        boolean filled = false;
        for (EvidenceItem.Table table : subject.view().tables(topic)) {
            filled |= !table.rows().isEmpty();
        }
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
