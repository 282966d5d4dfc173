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

    /** Findings that settle a part, whatever else of it is open. */
    private static final int SETTLED = bit(Finding.Kind.SCORED)
            | bit(Finding.Kind.MARKED)
            | bit(Finding.Kind.REACHED)
            | bit(Finding.Kind.PERMITTED)
            | bit(Finding.Kind.MET)
            | bit(Finding.Kind.PARTLY_MET)
            | bit(Finding.Kind.NOT_APPLICABLE);

    private final Criterion.Part part;
    private int kinds;
    private List<Open> open = List.of();
    private Ratio points = Ratio.ZERO;
    private Ratio rank = Ratio.ZERO;
    private Ratio maximum;

    PartScore(Criterion.Part part, Ratio maximum) {
        this.part = part;
        this.maximum = maximum;
    }

    private static int bit(Finding.Kind kind) {
        return 1 << kind.ordinal();
    }

    private boolean has(Finding.Kind kind) {
        return (kinds & bit(kind)) != 0;
    }

    void take(Finding finding, Thresholds thresholds) {
        kinds |= bit(finding.kind());
        switch (finding.kind()) {
            case SCORED -> points = points.plus(finding.amount());
            case MARKED -> {
                points = points.plus(finding.amount());
                maximum = thresholds.number(finding.parameter());
            }
            case PERMITTED -> rank = rank.max(finding.amount());
            case OPEN -> {
                addOpen(finding.facts());
                if (!finding.parameter().isEmpty()) {
                    maximum = thresholds.number(finding.parameter());
                }
            }
            default -> {
                // the kind alone says it
            }
        }
    }

    private void addOpen(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Open unsettled && !open.contains(unsettled)) {
                open = open.isEmpty() ? new ArrayList<>() : open;
                open.add(unsettled);
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
        return kinds == 0;
    }

    boolean isLeftOut() {
        return has(Finding.Kind.NOT_APPLICABLE);
    }

    boolean isOpen() {
        return has(Finding.Kind.OPEN) && (kinds & SETTLED) == 0;
    }

    Outcome outcome() {
        if (isLeftOut()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (has(Finding.Kind.MET)) {
            return Outcome.MET;
        }
        if (has(Finding.Kind.PARTLY_MET)) {
            return Outcome.PARTLY_MET;
        }
        if (isOpen()) {
            return open(open);
        }
        return has(Finding.Kind.NOT_MET) ? Outcome.NOT_MET : Outcome.SCORED;
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
