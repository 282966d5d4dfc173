package org.lingtan.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Exclusion;
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
    private final Subject proved;
    private final Subject claimed;

    Determinations(ExplanationPlan plan, Rulebook rulebook, Subject proved, Subject claimed) {
        this.plan = plan;
        this.items = plan.over(proved.view().evidence());
        this.rulebook = rulebook;
        this.proved = proved;
        this.claimed = claimed;
    }

    List<Determination> of(RatingInput input, Map<String, Score> points) {
        List<Determination> result = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            CriterionScore score = input.proved().get(criterion.id());
            if (score != null) {
                result.add(determination(criterion, score, points.getOrDefault(criterion.id(), Score.NONE)));
            }
        }
        return result;
    }

    private Determination determination(Criterion criterion, CriterionScore score, Score points) {
        boolean excluded = criterion.excludable() && FactBuilder.isExcluded(rulebook, criterion, proved.view());
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
                score.rules(),
                excluded ? exclusionInputs(criterion) : inputs(criterion),
                score.parts(),
                missing(criterion, score, excluded),
                criterion.twin().isEmpty() ? "" : score.isTwinEvidenced() ? "evidenced" : "not-evidenced",
                items.items(criterion));
    }

    private List<Input> exclusionInputs(Criterion criterion) {
        return exclusions(criterion).stream()
                .map(exclusion -> new Input("exclusion", "yes", "", "declared", List.of(exclusion.document()), false))
                .toList();
    }

    private List<Exclusion> exclusions(Criterion criterion) {
        return proved.view().evidence().exclusions().stream()
                .filter(exclusion -> exclusion.rulebook().equals(rulebook.id().id())
                        && exclusion.criterion().equals(criterion.id()))
                .toList();
    }

    private List<Input> inputs(Criterion criterion) {
        List<Input> inputs = new ArrayList<>();
        for (Criterion.Part part : criterion.parts()) {
            for (Criterion.Topic topic : part.topics()) {
                input(topic, inputs);
            }
        }
        criterion.twin().ifPresent(twin -> supported("documented", proved.view().documents(twin.topic()), inputs));
        return inputs;
    }

    /** A topic may stand in two parts of a criterion; its inputs are shown once. */
    private static void add(List<Input> inputs, Input input) {
        if (!inputs.contains(input)) {
            inputs.add(input);
        }
    }

    private void input(Criterion.Topic topic, List<Input> inputs) {
        switch (topic.kind()) {
            case QUANTITY -> quantity(topic.id(), inputs);
            case ATTESTATION -> attestation(topic.id(), inputs);
            case DOCUMENT -> documents(topic.id(), inputs);
            case TABLE -> tables(topic.id(), inputs);
            case PROPERTY -> property(topic.id(), inputs);
        }
    }

    private void quantity(String topic, List<Input> inputs) {
        Derived value = proved.quantities().apply(topic);
        boolean onlyClaimed = value.findValue().isEmpty();
        if (onlyClaimed) {
            value = claimed.quantities().apply(topic);
        }
        Derived shown = value;
        shown.findValue()
                .ifPresent(number -> add(
                        inputs,
                        new Input(
                                topic,
                                number.toDecimal(),
                                shown.unit(),
                                shown.status() == Derived.Status.DECLARED ? "declared" : shown.formula(),
                                shown.from(),
                                onlyClaimed)));
    }

    private void attestation(String topic, List<Input> inputs) {
        if (!proved.isPark()) {
            Boolean flag = proved.flags().get(topic);
            boolean onlyClaimed = flag == null;
            Boolean shown = onlyClaimed ? claimed.flags().get(topic) : flag;
            if (shown != null) {
                add(
                        inputs,
                        new Input(
                                topic,
                                shown ? "yes" : "no",
                                "",
                                "attested",
                                List.of(rulebook.subject() + "#" + proved.id()),
                                onlyClaimed));
            }
            return;
        }
        boolean onlyClaimed = proved.view().attestations(topic).isEmpty();
        for (EvidenceItem.Attestation item :
                (onlyClaimed ? claimed : proved).view().attestations(topic)) {
            add(inputs, new Input(topic, item.answer() ? "yes" : "no", "", "attested", locators(item), onlyClaimed));
        }
    }

    private void documents(String topic, List<Input> inputs) {
        EvidenceView view = proved.view();
        if (view.documents(topic).isEmpty()) {
            claimed.view()
                    .documents(topic)
                    .forEach(item ->
                            add(inputs, new Input(topic, "documented", "", "documented", locators(item), true)));
        } else {
            supported("documented", view.documents(topic), inputs);
        }
    }

    private void tables(String topic, List<Input> inputs) {
        supported("documented", proved.view().tables(topic), inputs);
    }

    private void supported(String how, List<? extends EvidenceItem> items, List<Input> inputs) {
        items.forEach(item -> add(inputs, new Input(item.topic(), how, "", how, locators(item), false)));
    }

    private void property(String topic, List<Input> inputs) {
        String value = proved.properties().get(topic);
        String shown = value == null ? claimed.properties().get(topic) : value;
        if (shown != null) {
            add(
                    inputs,
                    new Input(
                            topic,
                            shown,
                            "",
                            "stated",
                            List.of(rulebook.subject() + "#" + proved.id()),
                            value == null));
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

    private List<Text> missing(Criterion criterion, CriterionScore score, boolean excluded) {
        if (excluded) {
            return exclusions(criterion).stream()
                    .map(exclusion -> text("excluded", exclusion.reason()))
                    .toList();
        }
        if (score.openFacts().isEmpty() && score.outcome() != Outcome.NOT_APPLICABLE) {
            return List.of();
        }
        Set<Text> missing = new LinkedHashSet<>();
        for (Open open : score.openFacts()) {
            missing.addAll(missing(criterion, open));
        }
        if (score.outcome() == Outcome.NOT_APPLICABLE) {
            missing.addAll(notApplicable(score));
        }
        return List.copyOf(missing);
    }

    private List<Text> missing(Criterion criterion, Open open) {
        ExplanationPlan.TopicTexts texts = plan.texts(criterion.id(), open.getTopic());
        return switch (open.reason()) {
            case NOTHING_TO_MEASURE -> List.of(texts.nothingToMeasure());
            case AWAITING -> List.of(texts.awaiting());
            case MISSING ->
                texts.topic().kind() == Criterion.TopicKind.QUANTITY
                        ? missingQuantity(texts)
                        : List.of(texts.missing());
        };
    }

    private List<Text> missingQuantity(ExplanationPlan.TopicTexts texts) {
        String quantity = texts.topic().id();
        List<Text> missing = new ArrayList<>(proved.quantities().apply(quantity).missing());
        if (claimed.quantities().apply(quantity).findValue().isPresent()) {
            missing.add(texts.claimedOnly());
        }
        return missing;
    }

    /** Why a row was left out: the rules that said so, in their own words. */
    private static List<Text> notApplicable(CriterionScore score) {
        return score.openFacts().isEmpty()
                ? score.rules().stream()
                        .map(rule -> text("left-out", rule.substring(0, rule.indexOf(' ')), rule))
                        .toList()
                : List.of();
    }

    static Text text(String code, Object... found) {
        return TEXTS.problem(code, "-", found).message();
    }
}
