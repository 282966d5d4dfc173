package org.lingtan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.ExplanationPlan.Clause;
import org.lingtan.engine.ExplanationPlan.TopicTexts;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Determination.Input;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;
import org.lingtan.engine.scoring.RatingInput;

/** Explains every criterion: inputs with formula and locators, rules, and what is missing. */
final class Determinations {

    static final ProblemTexts TEXTS = ProblemTexts.of(AssessmentEngine.class, "texts.yaml");

    private final ExplanationPlan plan;
    private final ExplanationPlan.Lookup items;
    private final Rulebook rulebook;
    private final Exclusions exclusions;
    private final Subject proved;
    private final Subject claimed;
    private final Map<String, Input> quantities = new HashMap<>();

    Determinations(ExplanationPlan plan, Rulebook rulebook, Exclusions exclusions, Subject proved, Subject claimed) {
        this.plan = plan;
        this.items = plan.over(proved.view().evidence(), exclusions);
        this.rulebook = rulebook;
        this.exclusions = exclusions;
        this.proved = proved;
        this.claimed = claimed;
    }

    List<Determination> of(RatingInput input, Map<String, Score> points) {
        List<Determination> result = new ArrayList<>(plan.clauses().size());
        for (Clause clause : plan.clauses()) {
            String id = clause.criterion().id();
            result.add(determination(clause, input.proved(id), points.getOrDefault(id, Score.NONE)));
        }
        return result;
    }

    private Determination determination(Clause clause, CriterionScore score, Score points) {
        Criterion criterion = clause.criterion();
        boolean excluded = exclusions.isExcluded(criterion, proved.view());
        return new Determination(
                criterion.id(),
                criterion.clause(),
                criterion.group(),
                criterion.titles(),
                score.outcome(),
                points.proved(),
                points.claimed(),
                points.possible(),
                points.max(),
                criterion.basis(),
                criterion.judging(),
                score.rules(),
                excluded ? exclusionInputs(criterion) : inputs(clause),
                score.parts(),
                missing(clause, score, excluded),
                criterion.twin().isEmpty() ? "" : score.isTwinEvidenced() ? "evidenced" : "not-evidenced",
                items.items(clause));
    }

    private List<Input> exclusionInputs(Criterion criterion) {
        return exclusions.of(criterion).stream()
                .map(exclusion -> new Input("exclusion", "yes", "", "declared", List.of(exclusion.document()), false))
                .toList();
    }

    private List<Input> inputs(Clause clause) {
        List<Input> inputs = new ArrayList<>();
        List<Criterion.Topic> shown = clause.shown();
        for (int i = 0; i < shown.size(); i++) {
            input(shown.get(i), inputs);
        }
        if (!clause.twin().isEmpty()) {
            supported(proved.view().documents(clause.twin()), false, inputs);
        }
        return inputs;
    }

    private void input(Criterion.Topic topic, List<Input> inputs) {
        switch (topic.kind()) {
            case QUANTITY -> quantity(topic.id(), inputs);
            case ATTESTATION -> attestation(topic.id(), inputs);
            case DOCUMENT -> documents(topic.id(), inputs);
            case TABLE -> supported(proved.view().tables(topic.id()), false, inputs);
            case PROPERTY -> property(topic.id(), inputs);
        }
    }

    /** One quantity is often asked for by several criteria, and printing an exact number is dear. */
    private void quantity(String topic, List<Input> inputs) {
        Input known = quantities.get(topic);
        if (known == null) {
            known = quantity(topic);
            if (known == null) {
                return;
            }
            quantities.put(topic, known);
        }
        inputs.add(known);
    }

    private @Nullable Input quantity(String topic) {
        Derived shown = proved.quantities().apply(topic);
        boolean onlyClaimed = shown.value() == null;
        if (onlyClaimed) {
            shown = claimed.quantities().apply(topic);
        }
        Ratio value = shown.value();
        if (value == null) {
            return null;
        }
        String formula = shown.status() == Derived.Status.DECLARED ? "declared" : shown.formula();
        return new Input(topic, value.toDecimal(), shown.unit(), formula, shown.from(), onlyClaimed);
    }

    private void attestation(String topic, List<Input> inputs) {
        if (!proved.isPark()) {
            flag(topic, inputs);
            return;
        }
        List<EvidenceItem.Attestation> given = proved.view().attestations(topic);
        boolean onlyClaimed = given.isEmpty();
        List<EvidenceItem.Attestation> shown = onlyClaimed ? claimed.view().attestations(topic) : given;
        for (int i = 0; i < shown.size(); i++) {
            EvidenceItem.Attestation item = shown.get(i);
            inputs.add(new Input(topic, item.answer() ? "yes" : "no", "", "attested", locators(item), onlyClaimed));
        }
    }

    private void flag(String topic, List<Input> inputs) {
        Boolean flag = proved.flags().get(topic);
        Boolean shown = flag == null ? claimed.flags().get(topic) : flag;
        if (shown != null) {
            inputs.add(new Input(topic, shown ? "yes" : "no", "", "attested", ofSubject(), flag == null));
        }
    }

    private List<String> ofSubject() {
        return List.of(rulebook.subject() + "#" + proved.id());
    }

    private void documents(String topic, List<Input> inputs) {
        List<EvidenceItem.DocumentItem> given = proved.view().documents(topic);
        boolean onlyClaimed = given.isEmpty();
        supported(onlyClaimed ? claimed.view().documents(topic) : given, onlyClaimed, inputs);
    }

    private static void supported(List<? extends EvidenceItem> items, boolean onlyClaimed, List<Input> inputs) {
        for (int i = 0; i < items.size(); i++) {
            EvidenceItem item = items.get(i);
            inputs.add(new Input(item.topic(), "documented", "", "documented", locators(item), onlyClaimed));
        }
    }

    private void property(String topic, List<Input> inputs) {
        String value = proved.properties().get(topic);
        String shown = value == null ? claimed.properties().get(topic) : value;
        if (shown != null) {
            inputs.add(new Input(topic, shown, "", "stated", ofSubject(), value == null));
        }
    }

    private static List<String> locators(EvidenceItem item) {
        if (item.supports().size() == 1) {
            return List.of(item.id(), item.supports().get(0).toString());
        }
        List<String> from = new ArrayList<>();
        from.add(item.id());
        item.supports().stream().map(Support::toString).sorted().forEach(from::add);
        return from;
    }

    private List<Text> missing(Clause clause, CriterionScore score, boolean excluded) {
        if (excluded) {
            return exclusions.of(clause.criterion()).stream()
                    .map(exclusion -> text("excluded", exclusion.reason()))
                    .toList();
        }
        if (score.openFacts().isEmpty()) {
            return score.outcome() == Outcome.NOT_APPLICABLE ? notApplicable(score) : List.of();
        }
        List<Text> missing = new ArrayList<>();
        List<Open> facts = score.openFacts();
        for (int i = 0; i < facts.size(); i++) {
            for (Text text : missing(clause, facts.get(i), facts)) {
                if (!missing.contains(text)) {
                    missing.add(text);
                }
            }
        }
        return missing;
    }

    private List<Text> missing(Clause clause, Open open, List<Open> facts) {
        TopicTexts texts = clause.texts(open.getTopic());
        return switch (open.reason()) {
            case NOTHING_TO_MEASURE -> List.of(texts.nothingToMeasure());
            case AWAITING -> List.of(texts.awaiting());
            case MISSING ->
                plan.alternatives()
                        .of(clause.criterion().id(), open.getPart(), open.getTopic())
                        .map(choice -> missing(clause, choice, facts))
                        .orElseGet(() -> missing(texts));
        };
    }

    /** What is missing where one of several topics is enough: nothing once one is proved, no other while one waits. */
    private List<Text> missing(Clause clause, Alternatives.Choice choice, List<Open> facts) {
        List<Text> told = new ArrayList<>();
        List<Criterion.Topic> others = new ArrayList<>();
        boolean doesOneWait = false;
        for (Criterion.Topic topic : choice.topics()) {
            Optional<Open.Reason> reason = reason(choice.part(), topic.id(), facts);
            if (reason.isEmpty()) {
                return List.of();
            }
            doesOneWait |= reason.get() == Open.Reason.AWAITING;
            List<Text> rejected = rejected(clause.texts(topic.id()));
            told.addAll(rejected);
            if (rejected.isEmpty()) {
                others.add(topic);
            }
        }
        if (!doesOneWait && !others.isEmpty()) {
            told.add(told.isEmpty() ? oneOf(choice) : oneOf("missing.instead", choice.title(), others));
        }
        return told;
    }

    /** Why a topic is open; rules need not call every one open that is. Empty for one that is proved. */
    private Optional<Open.Reason> reason(String part, String topic, List<Open> facts) {
        for (Open fact : facts) {
            if (fact.getPart().equals(part) && fact.getTopic().equals(topic)) {
                return Optional.of(fact.reason());
            }
        }
        if (!proved.view().documents(topic).isEmpty()
                || !proved.view().tables(topic).isEmpty()) {
            return Optional.empty();
        }
        boolean waits = !proved.view().awaiting(topic).isEmpty();
        return Optional.of(waits ? Open.Reason.AWAITING : Open.Reason.MISSING);
    }

    /** What is asked for where nothing of a choice was submitted. */
    static Text oneOf(Alternatives.Choice choice) {
        return oneOf(choice.isWhole() ? "missing.one-of" : "missing.one-of-beside", choice.title(), choice.topics());
    }

    /** Each is a text of its own: what is filled into one text is shortened. */
    private static Text oneOf(String code, Text title, List<Criterion.Topic> topics) {
        Text asked = text(code, title);
        List<Text> each = topics.stream()
                .map(topic -> text("missing.alternative", topic.accepted(), topic.id()))
                .toList();
        return new Text(
                asked.zh() + each.stream().map(Text::zh).collect(Collectors.joining("；", "", "。")),
                asked.en() + each.stream().map(Text::en).collect(Collectors.joining("; ", " ", ".")));
    }

    private List<Text> missing(TopicTexts texts) {
        boolean isQuantity = texts.topic().kind() == Criterion.TopicKind.QUANTITY;
        List<Text> rejected = rejected(texts);
        if (isQuantity) {
            return Stream.concat(rejected.stream(), missingQuantity(texts).stream())
                    .toList();
        }
        return rejected.isEmpty() ? List.of(texts.missing()) : rejected;
    }

    /** What was submitted for a topic and rejected: whoever sent it must not read that there is none. */
    private List<Text> rejected(TopicTexts texts) {
        Criterion.Topic topic = texts.topic();
        List<Text> rejected = new ArrayList<>();
        proved.view()
                .rejected(topic.id())
                .forEach((item, reason) -> rejected.add(text(
                        "missing.rejected",
                        topic.id(),
                        item,
                        topic.accepted().zh(),
                        topic.accepted().en(),
                        reason,
                        texts.name().zh(),
                        texts.name().en())));
        return rejected;
    }

    private List<Text> missingQuantity(TopicTexts texts) {
        String quantity = texts.topic().id();
        List<Text> missing = proved.quantities().apply(quantity).missing();
        if (claimed.quantities().apply(quantity).value() == null) {
            return missing;
        }
        List<Text> more = new ArrayList<>(missing);
        more.add(texts.claimedOnly());
        return more;
    }

    /** Why a row was left out: the rules that said so, in their own words. */
    private List<Text> notApplicable(CriterionScore score) {
        return score.rules().stream()
                .map(plan::rule)
                .map(rule -> text("left-out", rule.statement(), rule.id()))
                .distinct()
                .toList();
    }

    static Text text(String code, Object... found) {
        return TEXTS.problem(code, "-", found).message();
    }
}
