package org.lingtan.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.FloorRows.Row;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Determination.Input;
import org.lingtan.engine.outcome.Determination.PartResult;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;

/**
 * A scorer as one would write it by hand for two fixed rulebooks: straight code, thresholds as constants, no rule engine,
 * no findings, no reading of definitions. It covers self-assessments; reviews by an evaluator are not in it.
 */
public abstract class Floor {

    final FloorRows texts;
    Subject proved;
    Subject claimed;
    OffsetAccount provedOffsets;
    OffsetAccount claimedOffsets;

    private final Map<String, List<EvidenceItem>> items = new HashMap<>();
    private final Map<String, Input> printed = new HashMap<>();
    private List<Exclusion> exclusions = List.of();

    // The sheet of the criterion at hand.
    Row row;
    private final List<String> rules = new ArrayList<>();
    private final List<PartResult> parts = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Text> missing = new ArrayList<>();
    String twin = "";

    Floor(FloorRows texts) {
        this.texts = texts;
    }

    final Floor over(Subject first, Subject second, OffsetAccount firstOffsets, OffsetAccount secondOffsets) {
        proved = first;
        claimed = second;
        provedOffsets = firstOffsets;
        claimedOffsets = secondOffsets;
        return this;
    }

    /**
     * Scores and explains.
     *
     * @return determinations and rating
     */
    public final ExplainedEvaluation.Explained score() {
        items.clear();
        printed.clear();
        for (EvidenceItem item : proved.view().evidence().items()) {
            items.computeIfAbsent(item.topic(), topic -> new ArrayList<>(1)).add(item);
        }
        List<Exclusion> own = new ArrayList<>();
        for (Exclusion exclusion : proved.view().evidence().exclusions()) {
            if (exclusion.rulebook().equals(texts.book)) {
                own.add(exclusion);
            }
        }
        exclusions = own;
        return scored();
    }

    abstract ExplainedEvaluation.Explained scored();

    final void begin(String criterion) {
        row = texts.rows.get(criterion);
        rules.clear();
        parts.clear();
        inputs.clear();
        missing.clear();
        twin = "";
    }

    final void fired(int rule) {
        rules.add(row.rules()[rule]);
    }

    final void part(int index, Outcome outcome, Ratio points) {
        parts.add(new PartResult(row.parts()[index], outcome, points));
    }

    final Determination determination(Outcome outcome, Score score) {
        TreeMap<String, String> evidence = new TreeMap<>();
        for (String topic : row.closure()) {
            List<EvidenceItem> found = items.get(topic);
            if (found != null) {
                for (EvidenceItem item : found) {
                    evidence.put(item.id(), item.digest());
                }
            }
        }
        if (!exclusions.isEmpty()) {
            exclusionDocuments(evidence);
        }
        if (rules.size() > 1) {
            Collections.sort(rules);
        }
        return new Determination(
                row.head().id(),
                row.head().clause(),
                row.head().group(),
                row.head().titles(),
                outcome,
                score.proved(),
                score.claimed(),
                score.possible(),
                score.max(),
                row.head().basis(),
                row.head().judging(),
                rules,
                inputs,
                parts,
                missing,
                twin,
                evidence);
    }

    /** Whether a weight moves with the exclusions of other criteria. */
    abstract boolean isIndicator(String criterion);

    private void exclusionDocuments(TreeMap<String, String> evidence) {
        String id = row.head().id();
        for (Exclusion exclusion : exclusions) {
            if (exclusion.criterion().equals(id) || isIndicator(id) && isIndicator(exclusion.criterion())) {
                for (EvidenceItem item : proved.view().evidence().items()) {
                    if (item.id().equals(exclusion.document())) {
                        evidence.put(item.id(), item.digest());
                    }
                }
            }
        }
    }

    /** The first declaration decides: claimed as it stands, proved with a document that counts. */
    final boolean isExcluded(String criterion, EvidenceView view) {
        for (Exclusion exclusion : exclusions) {
            if (exclusion.criterion().equals(criterion)) {
                return !view.isProved() || hasDocument(view, exclusion.document());
            }
        }
        return false;
    }

    private static boolean hasDocument(EvidenceView view, String id) {
        for (EvidenceItem item : view.evidence().items()) {
            if (item instanceof EvidenceItem.DocumentItem && item.id().equals(id)) {
                for (EvidenceItem seen : view.documents(item.topic())) {
                    if (seen.id().equals(id)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    final Determination excluded(int rule, Score score) {
        fired(rule);
        for (Exclusion exclusion : exclusions) {
            if (exclusion.criterion().equals(row.head().id())) {
                inputs.add(new Input("exclusion", "yes", "", "declared", List.of(exclusion.document()), false));
                missing.add(Determinations.text("excluded", exclusion.reason()));
            }
        }
        return determination(Outcome.NOT_APPLICABLE, score);
    }

    /** The proved value with its input line; null while there is none. */
    final Ratio measured(String topic) {
        Derived derived = proved.quantities().apply(topic);
        boolean onlyClaimed = derived.value() == null;
        if (onlyClaimed) {
            derived = claimed.quantities().apply(topic);
        }
        if (derived.value() != null) {
            inputs.add(line(topic, derived, onlyClaimed));
        }
        return onlyClaimed ? null : derived.value();
    }

    /** Criteria share quantities, and numbers are dear to print: each once. */
    private Input line(String topic, Derived derived, boolean onlyClaimed) {
        Input line = printed.get(topic);
        if (line == null) {
            boolean declared = derived.status() == Derived.Status.DECLARED;
            line = new Input(
                    topic,
                    derived.value().toDecimal(),
                    derived.unit(),
                    declared ? "declared" : derived.formula(),
                    derived.from(),
                    onlyClaimed);
            printed.put(topic, line);
        }
        return line;
    }

    final Ratio claimedValue(String topic) {
        return claimed.quantities().apply(topic).value();
    }

    final void openQuantity(String topic) {
        Derived derived = proved.quantities().apply(topic);
        switch (derived.status()) {
            case NOTHING_TO_MEASURE -> miss(texts.nothingToMeasure.get(topic));
            case MISSING -> {
                derived.missing().forEach(this::miss);
                if (claimedValue(topic) != null) {
                    miss(texts.claimedOnly.get(topic));
                }
            }
            default -> throw new IllegalStateException("Reviews are not in the floor: " + topic);
        }
    }

    final void openEvidence(String topic) {
        miss(texts.missingEvidence.get(row.head().id() + topic));
    }

    final void openChoice(String topic) {
        miss(texts.oneOf.get(row.head().id() + topic));
    }

    private void miss(Text text) {
        if (!missing.contains(text)) {
            missing.add(text);
        }
    }

    /** Yes, no or null, with its input lines. */
    final Boolean attested(String topic) {
        List<EvidenceItem.Attestation> given = proved.view().attestations(topic);
        if (given.isEmpty()) {
            for (EvidenceItem.Attestation item : claimed.view().attestations(topic)) {
                inputs.add(new Input(topic, item.answer() ? "yes" : "no", "", "attested", locators(item), true));
            }
            return null;
        }
        boolean yes = true;
        for (EvidenceItem.Attestation item : given) {
            yes &= item.answer();
            inputs.add(new Input(topic, item.answer() ? "yes" : "no", "", "attested", locators(item), false));
        }
        return yes;
    }

    final Boolean claimedAnswer(String topic) {
        List<EvidenceItem.Attestation> given = claimed.view().attestations(topic);
        if (given.isEmpty()) {
            return null;
        }
        for (EvidenceItem.Attestation item : given) {
            if (!item.answer()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a document is proved, with its input lines. */
    final boolean documented(String topic) {
        List<EvidenceItem.DocumentItem> given = proved.view().documents(topic);
        boolean onlyClaimed = given.isEmpty();
        for (EvidenceItem item : onlyClaimed ? claimed.view().documents(topic) : given) {
            inputs.add(new Input(topic, "documented", "", "documented", locators(item), onlyClaimed));
        }
        return !onlyClaimed;
    }

    final boolean isDocumentClaimed(String topic) {
        return !claimed.view().documents(topic).isEmpty();
    }

    final boolean tabled(String topic) {
        boolean filled = false;
        for (EvidenceItem.Table table : proved.view().tables(topic)) {
            filled |= !table.rows().isEmpty();
            inputs.add(new Input(topic, "documented", "", "documented", locators(table), false));
        }
        return filled;
    }

    final boolean twinDocumented(String topic) {
        List<EvidenceItem.DocumentItem> given = proved.view().documents(topic);
        for (EvidenceItem item : given) {
            inputs.add(new Input(topic, "documented", "", "documented", locators(item), false));
        }
        return !given.isEmpty();
    }

    private static List<String> locators(EvidenceItem item) {
        int supports = item.supports().size();
        if (supports == 1) {
            return List.of(item.id(), item.supports().get(0).toString());
        }
        List<String> from = new ArrayList<>(supports);
        item.supports().forEach(support -> from.add(support.toString()));
        Collections.sort(from);
        from.add(0, item.id());
        return from;
    }
}
