package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Determination.PartResult;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;

/** What the findings on one part of a criterion add up to. */
final class PartScore {

    private final Criterion.Part part;
    private boolean silent = true;
    private boolean settled;
    private boolean unsettled;
    private boolean met;
    private boolean partlyMet;
    private boolean notMet;
    private boolean leftOut;
    private List<Open> open = List.of();
    private Ratio points = Ratio.ZERO;
    private Ratio rank = Ratio.ZERO;
    private Ratio maximum;

    PartScore(Criterion.Part part, Ratio maximum) {
        this.part = part;
        this.maximum = maximum;
    }

    void take(Finding finding, Thresholds thresholds) {
        silent = false;
        switch (finding.kind()) {
            case SCORED -> earned(finding.amount());
            case MARKED -> {
                earned(finding.amount());
                maximum = thresholds.number(finding.parameter());
            }
            case REACHED -> settled = true;
            case PERMITTED -> {
                settled = true;
                rank = rank.max(finding.amount());
            }
            case MET -> met = true;
            case PARTLY_MET -> partlyMet = true;
            case NOT_MET -> notMet = true;
            case NOT_APPLICABLE -> leftOut = true;
            case OPEN -> {
                unsettled = true;
                addOpen(finding.facts());
                if (!finding.parameter().isEmpty()) {
                    maximum = thresholds.number(finding.parameter());
                }
            }
            case TWIN -> {
                // concerns the criterion, not a part of it
            }
        }
    }

    private void earned(Ratio amount) {
        settled = true;
        points = points.plus(amount);
    }

    private void addOpen(List<Fact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i) instanceof Open topic && !open.contains(topic)) {
                open = open.isEmpty() ? new ArrayList<>() : open;
                open.add(topic);
            }
        }
    }

    Ratio points() {
        return points;
    }

    Ratio maximum() {
        return maximum;
    }

    Ratio rank() {
        return rank;
    }

    List<Open> open() {
        return open;
    }

    boolean isSilent() {
        return silent;
    }

    boolean isLeftOut() {
        return leftOut;
    }

    boolean isOpen() {
        return unsettled && !settled && !met && !partlyMet && !leftOut;
    }

    Outcome outcome() {
        if (isLeftOut()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (met) {
            return Outcome.MET;
        }
        if (partlyMet) {
            return Outcome.PARTLY_MET;
        }
        if (isOpen()) {
            return open(open);
        }
        return notMet ? Outcome.NOT_MET : Outcome.SCORED;
    }

    /** Undetermined, or awaiting judgement if anything waits for the evaluator. */
    static Outcome open(List<Open> open) {
        for (Open fact : open) {
            if (fact.reason() == Open.Reason.AWAITING) {
                return Outcome.AWAITING_JUDGEMENT;
            }
        }
        return Outcome.UNDETERMINED;
    }

    PartResult result() {
        return new PartResult(part.id(), outcome(), points);
    }
}
